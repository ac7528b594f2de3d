"""What the analysis found, as a sentence, a chart and a table, each worked out once for every viewer."""

import re
from contextlib import closing
from typing import Final

from msgspec.structs import replace

from taizhang.charts import (
    Bar,
    Cell,
    CrossRow,
    CrossTable,
    Line,
    amount,
    cross_table,
    grouped_bars,
    month_columns,
    ranked_bars,
    share_bars,
    stacked_bars,
    time_lines,
)
from taizhang.charts.crossing import MOST_PARTS
from taizhang.locale import N_, _
from taizhang.metrics import Cross, Head, Metric, cross
from taizhang.metrics.crossing import First
from taizhang.metrics.keys import grouping
from taizhang.ui import data, drill
from taizhang.ui.exploring_link import Asked, Order
from taizhang.ui.groupings import side_name
from taizhang.ui.view import View, cached, current

CHARTS: Final = {
    "bars": N_("Bars"),
    "shares": N_("Bars with shares"),
    "columns": N_("Columns over time"),
    "lines": N_("Lines over time"),
    "heat": N_("Shaded table"),
    "stacked": N_("Stacked bars"),
    "grouped": N_("Bars side by side"),
    "none": N_("Table only"),
}
MOST_TIMES: Final = 24
MOST_ROWS: Final = 200
_MOST_LINES: Final = 6
_MOST_BARS: Final = 30


def crossed(asked: Asked) -> Cross:
    """The crossing that is looked at, its rows in the order asked for."""
    return _crossed(current(), asked.of, asked.by, asked.across, asked.where, asked.order)


def fitting(asked: Asked) -> list[str]:
    """The kinds of charts that can show it, that which fits best first."""
    found, adds = crossed(asked), data.metric(asked.of).aggregate.kind in ("count", "sum")
    if not asked.across:
        return ["columns", "lines", "none"] if _is_time(asked.by) else ["bars", *(["shares"] if adds else []), "none"]
    few, kinds = len(found.columns) <= MOST_PARTS, ["heat"]
    if few:
        kinds += ["stacked", "grouped"] if adds else ["grouped"]
    lines = len(found.rows if _is_time(asked.across) else found.columns) <= _MOST_LINES
    if lines and (_is_time(asked.by) or _is_time(asked.across)):
        kinds.insert(0, "lines")
    return kinds


def finding(asked: Asked) -> str:
    """What was found, as a title: which row is the greatest, how much that is, and its share where there is one."""
    metric, found = data.metric(asked.of), crossed(asked)
    known = [h for h in found.rows if h.key is not None and h.total]
    if not known:
        return _("{subject}: nothing in this view").format(subject=metric.label)
    most = max(known, key=lambda h: h.total or 0)
    said = {"subject": metric.label, "group": _called(most.label), "amount": amount(most.total, metric.unit)}
    if metric.aggregate.kind not in ("count", "sum") or not found.total:
        whole = amount(found.total, metric.unit)
        return _("{subject}: highest {group}, {amount} (overall {whole})").format(**said, whole=whole)
    share = f"{100 * (most.total or 0) / found.total:.0f}%"
    return _("{subject}: most {group}, {amount}, {share}").format(**said, share=share)


def _called(label: str) -> str:
    """A group in a sentence: a month as it is said."""
    year, month = label[:4], label[5:]
    if not re.fullmatch(r"\d{4}-\d\d", label):
        return label
    return _("{month}/{year}").format(year=year, month=int(month))


def chart(asked: Asked, kind: str) -> str:
    """The chart of `kind` as HTML; "" where the table says it all."""
    return _chart(current(), asked, kind)


def table(asked: Asked, *, shaded: bool) -> str:
    """The table as HTML."""
    return _table(current(), asked, shaded)


def whole_table(asked: Asked) -> CrossTable:
    """All of the crossing as a table whose cells know their rows."""
    return _as_table(asked, crossed(asked))


def left_out(asked: Asked) -> str:
    """How many groups are in no row or column."""
    rows, columns = crossed(asked).left_out
    texts = ((_("{count} more rows"), rows), (_("{count} more columns"), columns))
    said = [text.format(count=count) for text, count in texts if count]
    return _("Not shown, but in the totals: {what}.").format(what=_(", ").join(said)) if said else ""


def _is_time(by: str | None) -> bool:
    return by is not None and (by == "month" or grouping(by).part is not None)


@cached()
def _crossed(
    view: View, of: str, by: str, across: str | None, where: tuple[tuple[str, str | None], ...], order: Order
) -> Cross:
    first: First = "smallest" if order == "smallest" else "greatest"
    with closing(data.store().cursor(view.slice)) as cursor:
        found = cross(cursor, data.metric(of), by, across, dict(where), first)
    return found if order == "declared" else _ordered(found, order)


def _ordered(found: Cross, order: Order) -> Cross:
    sign = 1 if order == "smallest" else -1

    def place(at: int) -> tuple[bool, bool, bool, float | str]:
        head = found.rows[at]
        rank = head.label if order == "name" else sign * (head.total or 0)
        return head.rest, head.key is None, order != "name" and head.total is None, rank

    places = sorted(range(len(found.rows)), key=place)
    rows, cells = tuple(found.rows[i] for i in places), tuple(found.cells[i] for i in places)
    return replace(found, rows=rows, cells=cells)


def _as_table(asked: Asked, found: Cross) -> CrossTable:
    metric, where = data.metric(asked.of), dict(asked.where)

    def cell(value: float | None, *heads: Head) -> Cell:
        behind = value is not None and (value != 0 or not metric.aggregate.adds_up)
        opens = drill.address_of(asked.of, dict([*where.items(), *(h.opens for h in heads)])) if behind else None
        return Cell(value, opens)

    rows = (
        CrossRow(
            row.label,
            tuple(cell(v, row, column) for column, v in zip(found.columns, cells, strict=True)),
            cell(row.total, row),
        )
        for row, cells in zip(found.rows, found.cells, strict=True)
    )
    return CrossTable(
        corner=side_name(metric, asked.by),
        columns=tuple(column.label for column in found.columns),
        rows=tuple(rows),
        totals=tuple(cell(column.total, column) for column in found.columns),
        total=cell(found.total),
        whole=_("Total") if metric.aggregate.kind in ("count", "sum") else _("Overall"),
        unit=metric.unit,
    )


@cached()
def _table(view: View, asked: Asked, shaded: bool) -> str:
    found = crossed(asked)
    shown = _as_table(asked, _latest(found, asked)) if _is_time(asked.across) else _as_table(asked, found)
    notes = [left_out(asked)]
    if len(found.columns) > len(shown.columns):
        text = _("The last {shown} of {count} columns; the download has them all.")
        notes.append(text.format(shown=len(shown.columns), count=len(found.columns)))
    if len(shown.rows) > MOST_ROWS:
        text = _("The first {shown} of {count} rows; the download has them all.")
        notes.append(text.format(shown=MOST_ROWS, count=len(shown.rows)))
    note = " ".join(filter(None, notes))
    return cross_table(_first_rows(shown, MOST_ROWS), share=asked.share, shaded=shaded, note=note)


def _first_rows(shown: CrossTable, count: int) -> CrossTable:
    return replace(shown, rows=shown.rows[:count])


def _latest(found: Cross, asked: Asked) -> Cross:
    """The last columns of a run of times, with that of rows without one."""
    dated = [i for i, head in enumerate(found.columns) if head.key is not None][-MOST_TIMES:]
    kept = [*dated, *(i for i, head in enumerate(found.columns) if head.key is None)]
    cells = tuple(tuple(row[i] for i in kept) for row in found.cells)
    return replace(found, columns=tuple(found.columns[i] for i in kept), cells=cells)


@cached()
def _chart(view: View, asked: Asked, kind: str) -> str:
    found = crossed(asked)
    shown, metric = _as_table(asked, found), data.metric(asked.of)
    if kind == "stacked":
        return stacked_bars(_first_rows(shown, _MOST_BARS))
    if kind == "grouped":
        return grouped_bars(_first_rows(shown, _MOST_BARS))
    if kind == "lines":
        return _lines(asked, found, shown, metric)
    bars = [Bar(row.label, row.total.value, None, row.total.opens) for row in shown.rows]
    if kind == "columns":
        dated = [bar for bar, head in zip(bars, found.rows, strict=True) if head.key is not None]
        return month_columns(dated[-MOST_TIMES:], metric.unit)
    if kind == "shares":
        return share_bars(bars[:_MOST_BARS], metric.unit, total=found.total)
    if kind != "bars":
        return ""
    if asked.order in ("smallest", "name"):
        return grouped_bars(_first_rows(shown, _MOST_BARS))
    return ranked_bars(bars[:_MOST_BARS], metric.unit, average=_average(asked, found))


def _average(asked: Asked, found: Cross) -> float | None:
    """What streets are held against: their mean, or the whole of what does not add up."""
    if asked.by != "street" or len(found.rows) < 2:
        return None
    if not data.metric(asked.of).aggregate.adds_up:
        return found.total
    known = [head.total for head in found.rows if head.key is not None and head.total is not None]
    return sum(known) / len(known) if known else None


def _lines(asked: Asked, found: Cross, shown: CrossTable, metric: Metric) -> str:
    cells = [list(row.cells) for row in shown.rows] if asked.across else [[r.total] for r in shown.rows]
    heads: tuple[Head, ...] = found.rows
    names = shown.columns if asked.across else (metric.label,)
    if _is_time(asked.across):
        cells, heads = [list(column) for column in zip(*cells, strict=True)], found.columns
        names = tuple(row.label for row in shown.rows)
    times = [i for i, head in enumerate(heads) if head.key is not None][-MOST_TIMES:]
    lines = [
        Line(name, tuple(cells[t][i].value for t in times), tuple(cells[t][i].opens for t in times))
        for i, name in enumerate(names)
    ]
    return time_lines([heads[t].label for t in times], lines, metric.unit)
