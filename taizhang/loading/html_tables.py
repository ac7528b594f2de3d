"""The tables of a web page that a system saved under the name of a workbook."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from taizhang.errors import EmptyWorkbookError, WorkbookTooLargeError
from taizhang.loading.grid import Grid
from taizhang.loading.limits import Limits
from taizhang.loading.raw import RawSheet
from taizhang.locale import N_

_SHEET_NAME: Final = re.compile(r"<x:Name>([^<]{1,31})</x:Name>")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_MOST_SPANNED: Final = {"rowspan": 65534, "colspan": 1000}  # as browsers have it
_SILENT: Final = ("style", "script", "title")


def read_html(text: str, file: str, limits: Limits) -> list[RawSheet]:
    """Each table of the page that has a filled cell, as a sheet; all cells are texts. Raises WorkbookError."""
    parser = _Tables(file, limits, _SHEET_NAME.findall(text))
    parser.feed(text)
    parser.close()
    parser.end_all()
    sheets = [sheet for sheet in (table.grid.sheet() for table in parser.done) if sheet.rows]
    if not sheets:
        raise EmptyWorkbookError(file=file)
    return sheets


class _Table:
    """One table while its tags pass by; `taken` says up to which row each column is covered from above."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.row = self.column = -1
        self.taken: dict[int, int] = {}
        self.texts: list[str] | None = None

    def begin_row(self) -> None:
        self.end_cell()
        self.row, self.column = self.row + 1, -1

    def begin_cell(self, height: int, width: int) -> None:
        self.end_cell()
        self.row = max(self.row, 0)
        self.column += 1
        while self.taken.get(self.column, -1) >= self.row:
            self.column += 1
        if height > 1:
            self.taken |= dict.fromkeys(range(self.column, self.column + width), self.row + height - 1)
        if height > 1 or width > 1:
            self.grid.merge(self.row, self.column, height, width)
        self.texts, self._width = [], width

    def end_cell(self) -> None:
        if self.texts is not None:
            lines = "".join(self.texts).split("\v")
            self.grid.put(self.row, self.column, "\n".join(_SPACE.sub(" ", line).strip() for line in lines).strip())
            self.column += self._width - 1
        self.texts = None


class _Tables(HTMLParser):
    def __init__(self, file: str, limits: Limits, names: list[str]) -> None:
        super().__init__()
        self.done: list[_Table] = []
        self._open: list[_Table] = []
        self._file, self._limits, self._names = file, limits, names
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        table = self._open[-1] if self._open else None
        self._silent = tag in _SILENT
        if tag == "table":
            self._begin_table()
        elif table and tag == "tr":
            table.begin_row()
        elif table and tag in ("td", "th"):
            told = dict(attrs)
            table.begin_cell(_span(told, "rowspan"), _span(told, "colspan"))
        elif table and table.texts is not None and tag in ("br", "p", "div"):
            table.texts.append("\v")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if not self._open:
            return
        if tag in ("td", "th", "tr"):
            self._open[-1].end_cell()
        elif tag == "table":
            self._end_table()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].texts is not None and not self._silent:
            self._open[-1].texts.append(data.replace("\xa0", " "))

    def end_all(self) -> None:
        """Close the tables that the page leaves open."""
        while self._open:
            self._end_table()

    def _begin_table(self) -> None:
        number = len(self.done) + len(self._open)
        if number >= self._limits.sheets:
            what, limit = N_("the number of sheets"), self._limits.sheets
            raise WorkbookTooLargeError(file=self._file, what=what, found=f"> {limit}", limit=limit)
        stem = Path(self._file.rpartition(" › ")[2]).stem
        name = self._names[number] if number < len(self._names) else f"{stem} {number + 1}" if number else stem
        self._open.append(_Table(Grid(name, self._file, self._limits)))

    def _end_table(self) -> None:
        table = self._open.pop()
        table.end_cell()
        self.done.append(table)


def _span(told: dict[str, str | None], name: str) -> int:
    text = (told.get(name) or "1").strip()
    return min(max(int(text), 1), _MOST_SPANNED[name]) if text.isdecimal() and len(text) < 9 else 1
