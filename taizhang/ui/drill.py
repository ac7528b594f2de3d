"""The rows behind a number: which number, which of its groups and on which day stand in the URL."""

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from typing import Final
from urllib.parse import parse_qs, urlencode

import pyarrow as pa
import streamlit as st

from taizhang.charts import amount
from taizhang.errors import BadLinkError, TaizhangError
from taizhang.exports import rows_csv, rows_xlsx
from taizhang.locale import _
from taizhang.metrics import Metric, RowCount, count_rows
from taizhang.ui import address, data, kept, links, numbers, originals, row_history, tables
from taizhang.ui.plain import plain
from taizhang.ui.view import View, cached, current, in_view, parsed_day

MOST_SHOWN: Final = 500
_SEEN_AT_ONCE: Final = 10
_MOST_SEARCHED: Final = 100_000  # they are read whole before they are searched
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def address_of(name: str, where: Mapping[str, str | None] | None = None, at: dt.date | None = None) -> str:
    """What opens the rows behind the metric `name`, as part of a URL: `rows=…&where=street%3A999901001&at=2026-07-20`.

    `where` keeps the rows of groups, by what they are grouped by and the group's key (None: rows that name none);
    `at` is the day that they are shown as of, the view's if it is None.
    """
    asked = _asked(name, where, at)
    return urlencode({key: value for key, value in asked.items() if value}, doseq=True)


def follow(opens: str) -> None:
    """Open what `opens`, an `address_of` rows or of a row, asks for; nothing at all if it is anything else."""
    asked = parse_qs(opens)
    name, row, day = (asked.get(key, [""])[0] for key in ("rows", "row", "at"))
    if row_history.read(row):
        address.put(row=row)
    elif name and (parsed_day(day) or not day):
        open_rows(name, dict(map(_pair, asked.get("where", []))), parsed_day(day))


def open_rows(name: str, where: Mapping[str, str | None] | None = None, at: dt.date | None = None) -> None:
    """Ask for the rows behind the metric `name`, as `address_of` says them."""
    address.put(**_asked(name, where, at))


def close() -> None:
    """Go back to the page."""
    address.put(rows=None, where=None, at=None, among=None)


def _asked(name: str, where: Mapping[str, str | None] | None, at: dt.date | None) -> dict[str, str | list[str] | None]:
    pairs = [f"{by}:{key or ''}" for by, key in (where or {}).items()]
    return {"rows": name, "where": pairs, "at": at.isoformat() if at else None}


def _pair(text: str) -> tuple[str, str | None]:
    by, _colon, key = text.partition(":")
    return by, key or None


def _where() -> dict[str, str | None]:
    return dict(map(_pair, address.values("where")))


def show_if_asked() -> None:
    """The drawer with the rows that the URL asks for, over whatever page is shown, or what is wrong with that."""
    name = address.value("rows")
    if not name or row_history.asked():
        return
    try:
        metric, where = _metric(name), _where()
        links.look_at(links.day())
        counts = _counts(current(), name, tuple(where.items()))
    except TaizhangError as error:
        links.refuse(error, close)
        return
    show = st.dialog(_title(metric, where), width="large", position="right", on_dismiss=close)
    show(_body)(metric, counts)


def _metric(name: str) -> Metric:
    if name not in data.metrics():
        raise BadLinkError(reason=_("There is no number called “{name}”.").format(name=name))
    return data.metric(name)


@in_view
def _body(metric: Metric, counts: RowCount) -> None:
    if row_history.asked():
        st.rerun()
    links.look_at(links.day())
    where = _where()
    st.markdown(_summary(metric, where))
    if counts.rows == 0:
        st.info(_("No rows stand behind this number in this view."))
        return
    ledger = data.ledgers()[metric.ledgers[0]]
    text = _search(counts)
    rows = _found(metric, where, text, MOST_SHOWN)
    st.markdown(_counted(counts, rows.num_rows, text))
    if rows.num_rows:
        row_history.tell_how()
        tables.show(tables.worded(rows, ledger), key="rows-table", height=520, opens=row_history.opener(rows))
        _downloads(metric, where, text)
        originals.show(rows.column("_upload").unique().to_pylist(), "rows")


def _search(counts: RowCount) -> str:
    """What is looked for among the rows; nothing where they are seen at a glance, or too many to be read."""
    if not _SEEN_AT_ONCE < counts.rows <= _MOST_SEARCHED:
        return ""
    return address.search(_("Find among these rows"), "among")


def _found(metric: Metric, where: Mapping[str, str | None], text: str, limit: int | None) -> pa.Table:
    """The first rows behind `metric` in which `text` stands."""
    if not text:
        return numbers.rows(metric.name, where, limit)
    rows = numbers.rows(metric.name, where)
    worded = tables.worded(rows, data.ledgers()[metric.ledgers[0]])
    return rows.filter(tables.containing(worded, text)).slice(0, limit)


def _summary(metric: Metric, where: Mapping[str, str | None]) -> str:
    """Which rows count, which groups of them these are, as of which day, in which streets."""
    view = current()
    names = {place.code: place.name for place in data.places(view.version)}
    streets = _(", ").join(names.get(code, code) for code in view.slice.streets)
    day = _("as of {day}").format(day=view.slice.as_of)
    parts = [metric.about, *kept.in_words(metric, where), day, *([streets] if streets else [])]
    return f":gray[{plain(' ｜ '.join(parts))}]"


def count(shown: int, rows: int) -> str:
    """How many rows there are, and how many of them are shown."""
    if shown < rows:
        return _("The first **{shown}** of **{count}** rows; the download has them all.").format(
            shown=shown, count=f"{rows:,}"
        )
    if rows == 1:
        return _("**1** row, with its file, sheet and row.")
    return _("**{count}** rows, each with its file, sheet and row.").format(count=f"{rows:,}")


def _counted(counts: RowCount, shown: int, text: str) -> str:
    """How many rows stand behind a number, how many of them a ratio counts, and in how many a text was found."""
    said = count(min(counts.rows, MOST_SHOWN), counts.rows)
    if counts.counted is not None:
        counts_text = _("**{counted}** of them count (column “{column}”).")
        said += " " + counts_text.format(counted=f"{counts.counted:,}", column=_("Counts"))
    if text:
        found = f"{shown:,}" if shown < MOST_SHOWN else _("{count} or more").format(count=MOST_SHOWN)
        said += " " + _("Found in **{count}**.").format(count=found)
    return said


@cached()
def _counts(view: View, name: str, where: tuple[tuple[str, str | None], ...]) -> RowCount:
    with closing(data.store().cursor(view.slice)) as cursor:
        return count_rows(cursor, data.metric(name), dict(where))


def download_buttons(make: Callable[[], pa.Table], name: str, key: str) -> None:
    """`make()` as CSV and as XLSX, made when the button is pressed; `key` tells two on one page apart."""
    with st.container(horizontal=True):
        for kind, mime, write in (("csv", "text/csv", rows_csv), ("xlsx", _EXCEL, rows_xlsx)):
            st.download_button(
                _("Download {kind}").format(kind=kind.upper()),
                data=partial(_written, write, make),
                file_name=f"{name}.{kind}",
                mime=mime,
                key=f"{key}-{kind}",
                icon=":material/download:",
                on_click="ignore",
            )


def _written(write: Callable[[pa.Table], bytes], make: Callable[[], pa.Table]) -> bytes:
    return write(make())


def _downloads(metric: Metric, where: Mapping[str, str | None], text: str) -> None:
    view, ledger = current(), data.ledgers()[metric.ledgers[0]]

    def make() -> pa.Table:
        view.enter()
        return tables.worded(_found(metric, where, text, None), ledger)

    download_buttons(make, f"{metric.label}_{view.slice.as_of}", "download")


def _title(metric: Metric, where: Mapping[str, str | None]) -> str:
    """The metric with its groups, or with its value where they are not named, and the day if it is not the view's."""
    found = numbers.measured(metric.name)
    said = kept.in_words(metric, where, named=False) if where else [amount(found.value, metric.unit)]
    day = [_("as of {day}").format(day=current().slice.as_of)] if links.day() else []
    return plain(" · ".join([metric.label, *said, *day]))
