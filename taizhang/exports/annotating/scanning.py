"""One worksheet's XML read once: where its rows are, and what else marks need to know of it."""

from typing import Final

import msgspec

from taizhang.exports.annotating.places import place_of
from taizhang.exports.annotating.spans import (
    MAIN,
    RELATIONSHIPS,
    UnpatchableError,
    careful_parser,
    parse_in_pieces,
    prefix_of,
    relation_id,
)

_BEFORE_LEGACY_DRAWING: Final = frozenset((  # as the standard orders the parts of a sheet
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing",
))  # fmt: skip


class Scan(msgspec.Struct):
    """Where things are in one worksheet: offsets of its rows, which ascend, and what else marks need to know.

    `rows` are numbers and `starts` the offsets of their tags; `rows_end` is where the last ends. `views` are the tags
    of views that show the sheet as selected; `after` is where a drawing of comments may be spoken of.
    """

    prefix: str = ""
    data_start: int = -1
    rows: list[int] = []
    starts: list[int] = []
    rows_end: int = -1
    columns: list[tuple[int, int, str]] = []
    merges: list[tuple[int, int, int, int]] = []
    views: list[int] = []
    legacy: str | None = None
    after: int = -1
    relation_prefix: str | None = None


def scan(data: bytes) -> Scan:
    """Where things are in the worksheet `data`. Raises UnpatchableError where marks cannot be put in safely."""
    found = Scan(rows=[], starts=[], columns=[], merges=[], views=[])
    _Scanner(data, found).run()
    if found.rows_end < 0:
        raise UnpatchableError("no rows")
    if any(a >= b for a, b in zip(found.rows, found.rows[1:], strict=False)):
        raise UnpatchableError("rows out of order")
    return found


class _Scanner:
    """Reads a sheet once; inside rows only their ends are waited for, which is what takes the time."""

    def __init__(self, data: bytes, found: Scan) -> None:
        self._data, self._found, self._depth, self._past = data, found, 0, False
        self._row = self._sheet_data = ""
        self._parser = careful_parser()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end

    def run(self) -> None:
        parse_in_pieces(self._parser, self._data)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._row:
            self._start_row(attributes)
            return
        if not self._depth:
            self._start_root(name, attributes)
        local = name[len(self._found.prefix) :] if name.startswith(self._found.prefix) else name
        if self._depth == 1:
            self._start_part(local, attributes)
        elif local == "col":
            span = int(attributes["min"]), int(attributes["max"])
            self._found.columns.append((*span, attributes.get("style", "0")))
        elif local == "mergeCell":
            self._add_merge(attributes.get("ref", ""))
        elif local == "sheetView" and attributes.get("tabSelected") in ("1", "true"):
            self._found.views.append(self._parser.CurrentByteIndex)
        self._depth += 1

    def _start_root(self, name: str, attributes: dict[str, str]) -> None:
        prefix = prefix_of(name)
        spaces = {key.partition(":")[2]: value for key, value in attributes.items() if key.startswith("xmlns")}
        if name != f"{prefix}worksheet" or spaces.get(prefix[:-1]) != MAIN:
            raise UnpatchableError("not a worksheet")
        self._found.prefix, self._row, self._sheet_data = prefix, f"{prefix}row", f"{prefix}sheetData"
        self._found.relation_prefix = next((key for key, value in spaces.items() if value == RELATIONSHIPS), None)

    def _start_part(self, local: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if local == "sheetData":
            self._found.data_start = at
        if local == "legacyDrawing":
            self._found.legacy = relation_id(attributes)
        if local in _BEFORE_LEGACY_DRAWING:
            self._past = False
            self._found.after = -1
        elif not self._past:
            self._past = True
            self._found.after = at

    def _start_row(self, attributes: dict[str, str]) -> None:
        rows = self._found.rows
        rows.append(int(attributes.get("r") or (rows[-1] + 1 if rows else 1)))
        self._found.starts.append(self._parser.CurrentByteIndex)
        self._parser.StartElementHandler = None
        self._parser.EndElementHandler = self._end_row

    def _end_row(self, name: str) -> None:
        if name == self._row:
            self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == self._sheet_data:
            self._found.rows_end = self._parser.CurrentByteIndex
        elif not self._depth and self._found.after < 0:
            self._found.after = self._parser.CurrentByteIndex

    def _add_merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        a, b = place_of(first), place_of(last)
        if a and b:
            self._found.merges.append((*a, *b))
