"""Sheets of other offices, written down as they look, with the rows that are their header.

A line is a row, `|` between its cells: `>` belongs to the merged cell on its left, `^` to the one above, `⏎` is a line
end within a cell, `'` begins a number kept as text. Rows of the header are marked `!`; `==` begins
a sheet and names it.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from taizhang.loading.reading import Range, RawSheet, Value

SHEETS = Path(__file__).with_name("sheets")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Example:
    """A sheet and its header: the first and last row (1-based in the sheet), None where it has none."""

    name: str
    sheet: RawSheet
    header_rows: tuple[int, int] | None

    @property
    def held_out(self) -> bool:
        """Whether the sheet is of the half that nothing was tuned on; chance, but the same each time."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1


def examples(*files: str) -> list[Example]:
    """The sheets of `files`, in their order."""
    return [example for file in files for example in read_examples((SHEETS / file).read_text("utf-8"))]


def read_examples(text: str) -> Iterator[Example]:
    """The sheets that `text` writes down."""
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        name, *lines = part.rstrip("\n").split("\n")
        marked = [number for number, line in enumerate(lines, 1) if line.startswith("!")]
        sheet = _sheet(name, [_cells(line) for line in lines])
        yield Example(name, sheet, (marked[0], marked[-1]) if marked else None)


def _cells(line: str) -> list[str]:
    return [cell.strip(" ") for cell in line[1:].split("|")]


def _sheet(name: str, written: list[list[str]]) -> RawSheet:
    width = max(map(len, written), default=0)
    grid = [row + [""] * (width - len(row)) for row in written]
    merges = _merges(grid)
    rows = [[_value(cell) for cell in row] for row in grid]
    used = [(r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if value != ""]
    if not used:
        return RawSheet(name=name, hidden=False, first_row=0, first_column=0, rows=[], merges=(), hidden_rows=())
    top, bottom = used[0][0], max(max(r for r, _ in used), max((m[2] for m in merges), default=0))
    left = min(c for _, c in used)
    return RawSheet(
        name=name,
        hidden=False,
        first_row=top,
        first_column=left,
        rows=[row[left:] for row in rows[top : bottom + 1]],
        merges=tuple((a - top, b - left, c - top, d - left) for a, b, c, d in merges),
        hidden_rows=(),
    )


def _merges(grid: list[list[str]]) -> list[Range]:
    """The merged ranges that `>` and `^` write down."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            above, left = owner.get((r - 1, c), (r - 1, c)), owner.get((r, c - 1), (r, c - 1))
            owner[r, c] = above if cell == "^" else left if cell == ">" else (r, c)
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for cell, first in owner.items():
        last[first] = max(last.get(first, first), cell)
    return [(*first, *end) for first, end in last.items() if first != end]


def _value(cell: str) -> Value:
    if cell in (">", "^"):
        return ""
    if cell.startswith("'"):
        return cell[1:]
    if _DAY.fullmatch(cell):
        return dt.date.fromisoformat(cell)
    return float(cell) if _NUMBER.fullmatch(cell) else cell.replace("⏎", "\n")
