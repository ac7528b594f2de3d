"""What the reader does not say of an xlsx: hidden rows, error values and formulas without a saved result.

The sheets' XML is scanned as it unpacks; a plain search that finds nothing costs next to nothing.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from taizhang.loading.raw import UNCACHED_KEPT, Place, Unsaid

_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER: Final = re.compile(rb'\br="(\d+)"')
_HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
_ERROR: Final = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>.{0,900}?<(?:\w+:)?v>([^<]*)<', re.S
)
_NO_VALUE: Final = rb"\s*(?:<(?:\w+:)?v(?:\s*/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
_FORMULA: Final = re.compile(rb"f>" + _NO_VALUE)  # begins with what can be searched for fast
_SHARED: Final = re.compile(rb"<(?:\w+:)?f\b[^>]*/>" + _NO_VALUE)
_CELL: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*>')
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^>]*")
_ID: Final = re.compile(rb'\b\w+:id="([^"]*)"')
_TARGET: Final = re.compile(rb'<(?:\w+:)?Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="/?(?:xl/)?([^"]*)")')
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 1 << 14  # longer than a cell with the longest formula
_MOST: Final = 100_000


def unsaid_of_xlsx(archive: zipfile.ZipFile) -> list[Unsaid]:
    """What is to be added to what the reader gives, by sheet in the order of the workbook."""
    found = map(_ID.search, _SHEET.findall(archive.read("xl/workbook.xml")))
    ids = [rid[1].decode("utf-8", "replace") if rid else "" for rid in found]
    return [_scan(archive, part) if part else Unsaid() for part in part_names(archive, "workbook.xml", ids)]


def part_names(archive: zipfile.ZipFile, book: str, ids: Sequence[str]) -> list[str | None]:
    """The member in which each sheet lies, by the ids that the workbook's part `book` gives them."""
    targets = dict(_TARGET.findall(archive.read(f"xl/_rels/{book}.rels")))
    parts = [targets.get(rid.encode()) for rid in ids]
    return [f"xl/{part.decode('utf-8', 'replace')}" if part else None for part in parts]


def _scan(archive: zipfile.ZipFile, member: str) -> Unsaid:
    rows: set[int] = set()
    errors: dict[Place, str] = {}
    uncached: set[Place] = set()
    formulas = False
    for window in _windows(archive, member):
        # The searches keep the interpreter from the reader, and from the end they take half the time.
        if window.rfind(b'hidden="') >= 0:
            hidden = (tag for tag in _ROW.findall(window) if _HIDDEN.search(tag))
            rows |= {int(number[1]) for number in map(_NUMBER.search, hidden) if number}
        if window.rfind(b't="e"') >= 0:
            found = _ERROR.findall(window)
            errors |= {_place(letters, row): text.decode("utf-8", "replace") for letters, row, text in found}
        formulas = formulas or window.rfind(b"f>") >= 0  # a shared one is written out once, before all others
        if formulas and len(uncached) < _MOST:
            uncached.update(_uncached(window))
    return Unsaid(
        hidden_rows=tuple(sorted(rows)),
        errors=errors,
        uncached=tuple(sorted(uncached)[:UNCACHED_KEPT]),
        uncached_total=len(uncached),
    )


def _uncached(window: bytes) -> Iterator[Place]:
    """The cells whose formula has no saved result; one that came to an empty text (`t="str"`) has one."""
    for formula in chain(_FORMULA.finditer(window), _SHARED.finditer(window)):
        cell = _cell_before(window, formula.start())
        if cell and not (b't="str"' in cell[0] and b"<v" in formula[0].replace(b":v", b"<v")):
            yield _place(cell[1], cell[2])


def _cell_before(window: bytes, end: int) -> re.Match[bytes] | None:
    """The tag of the cell in which what stands at `end` lies."""
    first = max(end - _OVERLAP, 0)
    start = window.rfind(b"<c ", first, end)
    if start < 0:
        start = window.rfind(b"<", first, max(window.rfind(b":c ", first, end), 0))
    return _CELL.match(window, start, end) if start >= 0 else None


def _windows(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """The unpacked text in pieces that overlap by the length of a tag."""
    tail = b""
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_OVERLAP:]


def _place(letters: bytes, row: bytes) -> Place:
    """The 0-based row and column of what Excel calls `letters` and `row`."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return int(row) - 1, number - 1
