"""A crossing as a table with totals and shares, and as bars of parts: stacked, or side by side."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, Literal

import msgspec

from taizhang.charts.heatmap import Cell
from taizhang.charts.markup import figure, items, opening, percent, shade
from taizhang.charts.text import amount, number, widest
from taizhang.locale import _

Share = Literal["none", "row", "column", "all"]
MOST_PARTS: Final = 8  # colours that are told apart
_WRITTEN: Final = 6  # percent of the longest bar that a number within its part needs


class CrossRow(msgspec.Struct, frozen=True):
    """One row: its label, its cells, its total."""

    label: str
    cells: tuple[Cell, ...]
    total: Cell


class CrossTable(msgspec.Struct, frozen=True, kw_only=True):
    """A crossing: what its rows are, the labels of its columns, its rows, and the totals below them.

    `whole` is what the totals are called: a sum or, where parts make no sum, all of it.
    """

    corner: str
    columns: tuple[str, ...]
    rows: tuple[CrossRow, ...]
    totals: tuple[Cell, ...]
    total: Cell
    whole: str
    unit: str


def cross_table(table: CrossTable, *, share: Share = "none", shaded: bool = False, note: str = "") -> str:
    """`table` with the percent that each cell is of its row, its column or all; `shaded` shows the greatest dark."""
    top = max((c.value or 0 for row in table.rows for c in row.cells), default=0) if shaded else 0
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (*table.columns, table.whole))
    body = "".join(_table_row(row, table, share, top) for row in table.rows)
    bases = [_base(share, table.total, cell, table.total) for cell in table.totals]
    cells = "".join(_cell(c, base, 0) for c, base in zip(table.totals, bases, strict=True))
    foot = f'<th scope="row">{escape(table.whole)}</th>{cells}{_cell(table.total, _whole(share, table.total), 0)}'
    said = escape(_("Unit: {unit}").format(unit=table.unit)) if table.unit else ""
    caption = " ｜ ".join(text for text in (said, escape(note)) if text)
    return figure(
        "cross",
        f'<div class="tz-wide"><table><thead><tr><th scope="col">{escape(table.corner)}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody><tfoot><tr>{foot}</tr></tfoot></table></div>",
        caption,
    )


def stacked_bars(table: CrossTable) -> str:
    """A bar a row, its parts one after another with their numbers, its total at its end."""
    top = max((row.total.value or 0 for row in table.rows), default=0) or 1
    rows = [_stacked(row, table, top) for row in table.rows]
    texts = (amount(row.total.value, table.unit) for row in table.rows)
    room = f"--name:{widest((row.label for row in table.rows), most=16)};--amount:{widest(texts)}"
    return figure("bars tz-stacked", _key(table.columns) + items(rows), style=room)


def grouped_bars(table: CrossTable) -> str:
    """A group of bars a row, one a column, each with its name and number; of a row without columns its total."""
    top = max((c.value or 0 for row in table.rows for c in (row.cells or (row.total,))), default=0) or 1
    groups = [_group(row, table, top) for row in table.rows]
    names = table.columns or tuple(row.label for row in table.rows)
    cells = (cell for row in table.rows for cell in (row.cells or (row.total,)))
    room = f"--name:{widest(names, most=16)};--amount:{widest(amount(c.value, table.unit) for c in cells)}"
    return figure("bars tz-grouped", items(groups), style=room)


def share_of(share: Share, cell: Cell, row: Cell, column: Cell, total: Cell) -> float | None:
    """The percent that a cell is of what `share` says; None where that is nothing."""
    base = _base(share, row, column, total)
    return 100 * cell.value / base if base and cell.value is not None else None


def _base(share: Share, row: Cell, column: Cell, total: Cell) -> float | None:
    return {"none": None, "row": row.value, "column": column.value, "all": total.value}[share]


def _whole(share: Share, total: Cell) -> float | None:
    return None if share == "none" else total.value


def _table_row(row: CrossRow, table: CrossTable, share: Share, top: float) -> str:
    bases = [_base(share, row.total, column, table.total) for column in table.totals]
    cells = "".join(_cell(c, base, top) for c, base in zip(row.cells, bases, strict=True))
    base = _base(share, row.total, table.total, table.total)
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}{_cell(row.total, base, 0)}</tr>'


def _cell(cell: Cell, base: float | None, top: float) -> str:
    text = escape(number(cell.value))
    if base and cell.value is not None:
        text += f" <small>{100 * cell.value / base:.0f}%</small>"
    if not (top and cell.value and cell.value > 0):
        return f"<td>{opening(text, cell.opens, 'tz-value-cell')}</td>"
    css, style = shade(cell.value, top)
    return f"<td>{opening(text, cell.opens, f'tz-value-cell tz-shaded {css}'.rstrip(), style=style)}</td>"


def _key(names: Sequence[str]) -> str:
    marks = (f'<span><i class="tz-part tz-part-{i}"></i>{escape(name)}</span>' for i, name in enumerate(names))
    return f'<div class="tz-parts">{"".join(marks)}</div>'


def _stacked(row: CrossRow, table: CrossTable, top: float) -> str:
    parts = "".join(_part(i, cell, row, table, top) for i, cell in enumerate(row.cells) if cell.value)
    track = f'<span class="tz-track">{parts}</span>'
    total = opening(escape(amount(row.total.value, table.unit)), row.total.opens, "tz-amount")
    return f'<div class="tz-row"><span class="tz-name">{escape(row.label)}</span>{track}{total}</div>'


def _part(index: int, cell: Cell, row: CrossRow, table: CrossTable, top: float) -> str:
    value = cell.value or 0
    text = escape(number(value)) if 100 * value / top >= _WRITTEN else ""
    title = f"{row.label} {table.columns[index]} {amount(value, table.unit)}"
    css = f"tz-part tz-part-{index}"
    return opening(text, cell.opens, css, title=title, style=f"width:{percent(value, top)}")


def _group(row: CrossRow, table: CrossTable, top: float) -> str:
    if not table.columns:
        return _bar(row.label, row.total, 0, top, table.unit, row.label)
    bars = (
        _bar(name, cell, i, top, table.unit, f"{row.label} {name}")
        for i, (name, cell) in enumerate(zip(table.columns, row.cells, strict=True))
    )
    return f'<div class="tz-group-name">{escape(row.label)}</div>{_joined(bars)}'


def _bar(name: str, cell: Cell, index: int, top: float, unit: str, title: str) -> str:
    said = amount(cell.value, unit)
    width = percent(cell.value or 0, top)
    track = f'<span class="tz-track"><i class="tz-bar tz-part-{index}" style="width:{width}"></i></span>'
    shown = f'<span class="tz-name">{escape(name)}</span>{track}<span class="tz-amount">{escape(said)}</span>'
    return opening(shown, cell.opens, "tz-row", title=f"{title} {said}")


def _joined(parts: Iterable[str]) -> str:
    return "".join(parts)
