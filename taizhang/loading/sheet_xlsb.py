"""What the reader does not say of an xlsb: merged ranges, hidden rows and error values, from its records (BIFF12)."""

import struct
import zipfile
from collections.abc import Iterator
from typing import Final

from taizhang.loading.raw import Range, Unsaid
from taizhang.loading.sheet_xls import ERRORS
from taizhang.loading.sheet_xml import part_names

_ROW, _ERROR_CELL, _ERROR_FORMULA, _SHEET, _MERGE = 0, 3, 11, 156, 176
_NUMBER: Final = struct.Struct("<I")
_MERGED: Final = struct.Struct("<4I")
_HIDDEN: Final = 0x10


def unsaid_of_xlsb(archive: zipfile.ZipFile) -> list[Unsaid]:
    """What is to be added to what the reader gives, by sheet in the order of the workbook."""
    book = archive.read("xl/workbook.bin")
    ids = [_relation(record) for kind, record in _records(book) if kind == _SHEET]
    return [_scan(archive.read(part)) if part else Unsaid() for part in part_names(archive, "workbook.bin", ids)]


def _records(content: bytes) -> Iterator[tuple[int, memoryview]]:
    view, at, end = memoryview(content), 0, len(content)
    while at < end:
        kind, at = _packed(view, at, 2)
        length, at = _packed(view, at, 4)
        yield kind, view[at : at + length]
        at += length


def _packed(view: memoryview, at: int, most: int) -> tuple[int, int]:
    """A number kept in up to `most` bytes by seven bits, and where the next one begins."""
    number = 0
    for place, byte in enumerate(view[at : at + most]):
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return number, at + place + 1
    return number, at + most


def _relation(record: memoryview) -> str:
    length = _NUMBER.unpack_from(record, 8)[0]
    return bytes(record[12 : 12 + 2 * length]).decode("utf-16-le", "replace")


def _scan(content: bytes) -> Unsaid:
    rows, row = [], 0
    errors: dict[tuple[int, int], str] = {}
    merges: list[Range] = []
    for kind, record in _records(content):
        if kind == _ROW and len(record) >= 12:
            row = _NUMBER.unpack_from(record)[0]
            if record[11] & _HIDDEN:
                rows.append(row + 1)
        elif kind in (_ERROR_CELL, _ERROR_FORMULA) and len(record) >= 9:
            errors[row, _NUMBER.unpack_from(record)[0]] = ERRORS.get(record[8], "#N/A")
        elif kind == _MERGE and len(record) >= 16:
            r0, r1, c0, c1 = _MERGED.unpack_from(record)
            merges.append((r0, c0, r1, c1))
    return Unsaid(hidden_rows=tuple(rows), errors=errors, merges=tuple(merges))
