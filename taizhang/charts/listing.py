"""A table of texts and numbers: cells open rows, and a share is drawn as a bar beside its number."""

from collections.abc import Sequence
from html import escape

import msgspec

from taizhang.charts.markup import figure, opening, percent

_WHOLE = 100


class Column(msgspec.Struct, frozen=True):
    """A column: its heading, and whether it holds numbers, which stand to the right."""

    heading: str
    numbers: bool = False


class Entry(msgspec.Struct, frozen=True):
    """One cell: its text, the address of its rows, and the percentage that a bar shows beside it."""

    text: str
    opens: str | None = None
    share: float | None = None


def listing(columns: Sequence[Column], rows: Sequence[Sequence[Entry]], note: str = "") -> str:
    """A table whose first column names its rows, with a note below it."""
    heads = "".join(f'<th scope="col"{_aligned(column)}>{escape(column.heading)}</th>' for column in columns)
    lines = "".join(_line(columns, row) for row in rows)
    table = (
        f'<div class="tz-wide" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'
    )
    return figure("listing", table, escape(note))


def _line(columns: Sequence[Column], row: Sequence[Entry]) -> str:
    first, *others = (_cell(entry) for entry in row)
    cells = "".join(f"<td{_aligned(column)}>{cell}</td>" for column, cell in zip(columns[1:], others, strict=True))
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _cell(entry: Entry) -> str:
    text = escape(entry.text)
    if entry.share is not None:
        bar = f'<i class="tz-bar" style="width:{percent(entry.share, _WHOLE)}"></i>'
        text = f'<span class="tz-share"><span class="tz-track">{bar}</span>{text}</span>'
    return opening(text, entry.opens, "tz-entry")


def _aligned(column: Column) -> str:
    return ' class="tz-number"' if column.numbers else ""
