"""What the reader does not say of an xls: hidden rows and error values, from the records of its sheets (BIFF8)."""

import struct
from collections.abc import Iterator
from typing import Final

from taizhang.loading.raw import Unsaid

# The codes of errors, as xls and xlsb keep them.
ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_FORMULA, _END, _PASSWORD, _SHEET, _BOOLERR, _ROW = 0x06, 0x0A, 0x2F, 0x85, 0x205, 0x208
_HEAD: Final = struct.Struct("<HH")
_CELL: Final = struct.Struct("<HH")
_DYING: Final = 0x20  # the flag of a row of no height


def is_encrypted(stream: bytes) -> bool:
    """Whether the workbook stream is kept under a password."""
    return any(kind == _PASSWORD for kind, _ in _records(stream, 0))


def unsaid_of_xls(stream: bytes) -> list[Unsaid]:
    """What is to be added to what the reader gives, by sheet in the order of the workbook."""
    starts = [int.from_bytes(record[:4], "little") for kind, record in _records(stream, 0) if kind == _SHEET]
    return [_scan(stream, start) for start in starts]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, memoryview]]:
    """The records from `at` to the end of the substream."""
    view, last = memoryview(stream), len(stream) - _HEAD.size
    while at <= last:
        kind, length = _HEAD.unpack_from(view, at)
        if kind == _END:
            return
        yield kind, view[at + 4 : at + 4 + length]
        at += 4 + length


def _scan(stream: bytes, start: int) -> Unsaid:
    rows: set[int] = set()
    errors: dict[tuple[int, int], str] = {}
    for kind, record in _records(stream, start):
        if kind == _ROW and len(record) >= 13 and record[12] & _DYING:
            rows.add(int.from_bytes(record[:2], "little") + 1)
        elif kind in (_BOOLERR, _FORMULA) and (code := _error(kind, record)) is not None:
            errors[_CELL.unpack_from(record)] = ERRORS.get(code, "#N/A")
    return Unsaid(hidden_rows=tuple(sorted(rows)), errors=errors)


def _error(kind: int, record: memoryview) -> int | None:
    """The code of the error that the cell of a record shows, if any."""
    if kind == _BOOLERR:
        return record[6] if len(record) >= 8 and record[7] else None
    return record[8] if len(record) >= 14 and record[6] == 2 and bytes(record[12:14]) == b"\xff\xff" else None
