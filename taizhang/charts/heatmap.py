"""A table of counts as shades in which the empty cells stand out, as of halls by month."""

from collections.abc import Sequence
from html import escape
from typing import Final

import msgspec

from taizhang.charts.markup import figure, opening, shade
from taizhang.charts.text import amount, number, time_names, widest

_LONGEST_NAME: Final = 15  # Chinese characters; longer names take a second line


class Cell(msgspec.Struct, frozen=True):
    """One cell: its value (None where nothing is known) and the address of its rows."""

    value: float | None
    opens: str | None = None


class HeatRow(msgspec.Struct, frozen=True):
    """One row of a heat map: its label, its cells, the address of what its label opens, and what to mark it with."""

    label: str
    cells: tuple[Cell, ...]
    opens: str | None = None
    mark: str = ""


def month_grid(rows: Sequence[HeatRow], months: Sequence[str], unit: str) -> str:
    """Counts of rows by month (`2024-05`) as shades with the count in each cell; a zero is a gap that says 0."""
    return heat_map(rows, _month_names(months), unit)


def _month_names(months: Sequence[str]) -> list[str]:
    """Names of months, those that begin a year below it; a first month that has no room for its year goes without."""
    names = time_names(months)
    if len(names) > 1 and names[1][1]:
        names[0] = (names[0][0], "")
    return [f"{year}\n{month}" if year else month for month, year in names]


def heat_map(rows: Sequence[HeatRow], columns: Sequence[str], unit: str, *, gaps: bool = True) -> str:
    """Values as shades, the greatest the darkest, with the value in each cell; a zero says 0, as a gap if it is one."""
    top = max((cell.value or 0 for row in rows for cell in row.cells), default=0) or 1
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    names = [name.replace("\n", " ") for name in columns]
    body = "".join(_row(row, names, top, unit) for row in rows)
    table = f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"
    room = f"--name:{widest((f'{row.label} {row.mark}'.rstrip() for row in rows), most=_LONGEST_NAME)}"
    return figure("heat" if gaps else "heat tz-calm", table, style=room)


def _row(row: HeatRow, columns: Sequence[str], top: float, unit: str) -> str:
    cells = "".join(
        f"<td>{_cell(cell, f'{row.label} {name} {amount(cell.value, unit)}', top)}</td>"
        for name, cell in zip(columns, row.cells, strict=True)
    )
    mark = f'<small class="tz-amber">{escape(row.mark)}</small>' if row.mark else ""
    return f'<tr><th scope="row">{opening(escape(row.label) + mark, row.opens, "tz-name")}</th>{cells}</tr>'


def _cell(cell: Cell, title: str, top: float) -> str:
    if not cell.value:
        return opening(escape(number(cell.value)), None, "tz-gap", title=title)
    css, style = shade(cell.value, top)
    return opening(escape(number(cell.value)), cell.opens, f"tz-cell {css}".rstrip(), title=title, style=style)
