"""The “XML Spreadsheet 2003” that web systems write and call .xls: one XML text, with typed cells."""

import datetime as dt
from typing import Final
from xml.parsers import expat

from taizhang.errors import DoctypeError, NotAWorkbookError, WorkbookTooLargeError
from taizhang.loading.grid import Grid
from taizhang.loading.limits import Limits
from taizhang.loading.raw import RawSheet, Value
from taizhang.locale import N_

SPACE: Final = "urn:schemas-microsoft-com:office:spreadsheet"


def read_spreadsheet_xml(text: str, file: str, limits: Limits) -> list[RawSheet]:
    """Every sheet of the text. Raises WorkbookError."""
    reader = _Reader(file, limits)
    parser = expat.ParserCreate("utf-8", " ")  # the encoding it declares is that of the bytes it came in
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.texts.append
    parser.buffer_text = True
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise NotAWorkbookError(file=file) from error
    return [grid.sheet() for grid in reader.grids]


class _Reader:
    """The sheets while the elements pass by."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.grids: list[Grid] = []
        self.texts: list[str] = []
        self._file, self._limits = file, limits
        self._row = self._column = -1
        self._cell: dict[str, str] = {}
        self._type: str | None = None

    def refuse_doctype(self, name: str, *_: object) -> None:
        raise DoctypeError(file=self._file, part=name)

    def start(self, tag: str, told: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if space != SPACE:
            return
        said = {key.rpartition(" ")[2]: value for key, value in told.items()}
        if name == "Worksheet":
            self._begin_sheet(said.get("Name", ""))
        elif name == "Row" and self.grids:
            self._row, self._column = _position(said, self._row), -1
            if said.get("Hidden") == "1":
                self.grids[-1].hidden_rows.append(self._row + 1)
        elif name == "Cell" and self.grids:
            self._column, self._cell, self._type = _position(said, self._column), said, None
        elif name == "Data":
            self._type = said.get("Type", "String")
            self.texts.clear()

    def end(self, tag: str) -> None:
        space, _, name = tag.rpartition(" ")
        if space != SPACE or not self.grids:
            return
        if name == "Data" and self._type:
            value = _value("".join(self.texts), self._type)
            self.grids[-1].put(self._row, self._column, value)
        elif name == "Cell":
            self._end_cell()

    def _begin_sheet(self, name: str) -> None:
        if len(self.grids) >= self._limits.sheets:
            what, limit = N_("the number of sheets"), self._limits.sheets
            raise WorkbookTooLargeError(file=self._file, what=what, found=f"> {limit}", limit=limit)
        self.grids.append(Grid(name, self._file, self._limits))
        self._row = -1

    def _end_cell(self) -> None:
        grid = self.grids[-1]
        if "Formula" in self._cell and self._type is None:
            grid.uncached.append((self._row, self._column))
        across, down = (_number(self._cell.get(key)) for key in ("MergeAcross", "MergeDown"))
        if across or down:
            grid.merge(self._row, self._column, down + 1, across + 1)
        self._column += across


def _position(said: dict[str, str], before: int) -> int:
    """Where a row or cell lies (0-based): where it says, else after the one before."""
    return _number(said.get("Index")) - 1 if _number(said.get("Index")) else before + 1


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _value(text: str, kind: str) -> Value:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = dt.datetime.fromisoformat(text)
            return moment if moment.time() != dt.time() else moment.date()
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text
