"""The analysis: what is looked at, by what, of which rows; the finding, a chart, a table and their download."""

from functools import partial
from typing import Final

import streamlit as st

from taizhang.charts import CrossTable, share_of
from taizhang.exports import CrossSheet, crossing_csv, crossing_xlsx
from taizhang.locale import N_, _
from taizhang.ui import address, data, exploring_filters, figures, headlines, kept, slice
from taizhang.ui import exploring_picture as picture
from taizhang.ui.exploring_link import ORDERS, SHARES, Asked, first_subject, read, subjects
from taizhang.ui.groupings import groupings, side_name
from taizhang.ui.plain import plain
from taizhang.ui.view import current, fragment

_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOTHING: Final = "none"
_ORDERS: Final = {
    "declared": N_("As they come"),
    "greatest": N_("Greatest first"),
    "smallest": N_("Smallest first"),
    "name": N_("By name"),
}
_SHARES: Final = {
    "none": N_("No shares"),
    "row": N_("Shares of the row"),
    "column": N_("Shares of the column"),
    "all": N_("Shares of all"),
}


@fragment
def show() -> None:
    """Everything of the page; each choice stands in the URL."""
    asked, complaints = read()
    headlines.show("explore", picture.finding(asked))
    for sentence in complaints:
        st.warning(plain(sentence))
    kind = _choose(asked)
    exploring_filters.choose(asked)
    _draw(asked, kind)
    _downloads(asked)


def _draw(asked: Asked, kind: str) -> None:
    """The chart and the table; beside each other where both are narrow."""
    chart, table = picture.chart(asked, kind), picture.table(asked, shaded=kind == "heat")
    if not chart:
        figures.draw(table, "explore-table")
    elif kind in ("bars", "shares"):
        left, right = st.columns([3, 2], gap="large")
        with left:
            figures.draw(chart, "explore-chart")
        with right:
            figures.draw(table, "explore-table")
    else:
        figures.draw(chart, "explore-chart")
        figures.draw(table, "explore-table")


def _choose(asked: Asked) -> str:
    """What is looked at, by what, and how; returns the kind of chart."""
    metric, sides = data.metric(asked.of), dict(groupings(asked.of).sides)
    for by in (asked.by, asked.across):
        if by and by not in sides:
            sides[by] = side_name(metric, by)
    named = subjects()
    subject, rows, columns = st.columns([2, 1, 1])
    with subject:
        address.choice(_("What to look at"), list(named), "of", labels=named.__getitem__, default=first_subject())
    with rows:
        address.choice(_("Rows by"), list(sides), "by", labels=sides.__getitem__, default="street")
    with columns:
        others = {_NOTHING: _("None"), **{by: name for by, name in sides.items() if by != asked.by}}
        address.choice(_("Columns by"), list(others), "across", labels=others.__getitem__)
    return _choose_look(asked)


def _choose_look(asked: Asked) -> str:
    """How it is drawn, which stands in the URL too: the kind of chart, the order of the rows, the shares."""
    kinds = picture.fitting(asked)
    chart, order, share = st.columns(3)
    with chart:
        kind = address.choice(_("Chart"), kinds, "chart", labels=lambda k: _(picture.CHARTS[k]))
    with order:
        address.choice(_("Order of the rows"), ORDERS, "order", labels=lambda o: _(_ORDERS[o]))
    if data.metric(asked.of).aggregate.kind in ("count", "sum"):
        shares = SHARES if asked.across else tuple(s for s in SHARES if s not in ("row", "column"))
        with share:
            address.choice(_("Shares"), shares, "share", labels=lambda s: _(_SHARES[s]))
    return kind


def _downloads(asked: Asked) -> None:
    view = current()
    name = f"{data.metric(asked.of).label}_{view.slice.as_of}"

    def book() -> bytes:
        view.enter()
        return crossing_xlsx(_sheets(asked), _facts(asked), _("About this table"))

    def text() -> bytes:
        view.enter()
        return crossing_csv(_sheets(asked)[0])

    with st.container(horizontal=True):
        for kind, mime, make in (("xlsx", _EXCEL, book), ("csv", "text/csv", text)):
            st.download_button(
                _("Download {kind}").format(kind=kind.upper()),
                data=partial(make),
                file_name=f"{name}.{kind}",
                mime=mime,
                key=f"explore-{kind}",
                icon=":material/download:",
                on_click="ignore",
            )


def _sheets(asked: Asked) -> list[CrossSheet]:
    table, name = picture.whole_table(asked), data.metric(asked.of).label
    headings = (table.corner, *table.columns, table.whole)
    lines = [(row.label, (*(cell.value for cell in row.cells), row.total.value)) for row in table.rows]
    lines.append((table.whole, (*(cell.value for cell in table.totals), table.total.value)))
    sheets = [CrossSheet(name=name, headings=headings, lines=tuple(lines))]
    if asked.share != "none":
        shares = _shares(asked, table)
        sheets.append(CrossSheet(name=_(_SHARES[asked.share]), headings=headings, lines=shares, percents=True))
    return sheets


def _shares(asked: Asked, table: CrossTable) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
    rows = [(row.label, row.cells, row.total) for row in table.rows]
    rows.append((table.whole, table.totals, table.total))
    return tuple(
        (
            label,
            tuple(
                share_of(asked.share, cell, total, column, table.total)
                for cell, column in zip((*cells, total), (*table.totals, table.total), strict=True)
            ),
        )
        for label, cells, total in rows
    )


def _facts(asked: Asked) -> list[tuple[str, str]]:
    """What a table shows, of which rows, as of when, of which streets: what it needs to be understood alone."""
    metric, view = data.metric(asked.of), current()
    sides = [side_name(metric, by) for by in (asked.by, asked.across) if by]
    return [
        (_("What to look at"), metric.label),
        (_("What counts"), metric.about),
        (_("Unit"), metric.unit),
        (_("Rows and columns"), _(", ").join(sides)),
        (_("Only rows where"), _("; ").join(kept.in_words(metric, dict(asked.where))) or _("All rows")),
        (_("Not shown"), picture.left_out(asked) or _("Nothing")),
        (_("As of"), str(view.slice.as_of)),
        (_("Streets"), slice.scope_name()),
    ]
