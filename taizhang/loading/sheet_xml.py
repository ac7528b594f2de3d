"""What the reader does not say of an xlsx: hidden rows and error values. The sheets' XML is scanned as it unpacks."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER: Final = re.compile(rb'\br="(\d+)"')
_HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
_ERROR: Final = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>.{0,900}?<(?:\w+:)?v>([^<]*)<', re.S
)
_SHEET: Final = re.compile(rb'<(?:\w+:)?sheet\b(?=[^>]*\bname="([^"]*)")(?=[^>]*\br:id="([^"]*)")')
_TARGET: Final = re.compile(rb'<(?:\w+:)?Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="/?(?:xl/)?([^"]*)")')
_CHUNK: Final = 1 << 20
_LONGEST_TAG: Final = 1 << 10
_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, RuntimeError, NotImplementedError,
)  # fmt: skip


class Unsaid(msgspec.Struct, frozen=True):
    """Of one sheet: its 1-based hidden rows, and the error (`#REF!`) of each cell, (row, column) counted from 0."""

    hidden_rows: tuple[int, ...] = ()
    errors: dict[tuple[int, int], str] = {}


def unsaid_by_sheet(path: Path) -> dict[str, Unsaid]:
    """What is to be added to what the reader gives, by sheet; empty for anything that is not an xlsx."""
    try:
        with zipfile.ZipFile(path) as archive:
            targets = dict(_TARGET.findall(archive.read("xl/_rels/workbook.xml.rels")))
            sheets = _SHEET.findall(archive.read("xl/workbook.xml"))
            parts = {_plain(name): f"xl/{targets[rid].decode()}" for name, rid in sheets if rid in targets}
            return {name: _scan(archive, part) for name, part in parts.items()}
    except _UNREADABLE:
        return {}


def _plain(name: bytes) -> str:
    text = name.decode("utf-8")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def _scan(archive: zipfile.ZipFile, member: str) -> Unsaid:
    rows: set[int] = set()
    errors: dict[tuple[int, int], str] = {}
    for window in _windows(archive, member):
        if b'hidden="' in window:  # the plain search is fast enough to run over every sheet
            hidden = (tag for tag in _ROW.findall(window) if _HIDDEN.search(tag))
            rows |= {int(number[1]) for number in map(_NUMBER.search, hidden) if number}
        if b't="e"' in window:
            found = _ERROR.findall(window)
            errors |= {(int(row) - 1, _column(letters)): text.decode() for letters, row, text in found}
    return Unsaid(tuple(sorted(rows)), errors)


def _windows(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """The unpacked text in pieces that overlap by the length of a tag."""
    tail = b""
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_LONGEST_TAG:]


def _column(letters: bytes) -> int:
    """The 0-based column that Excel calls `letters`."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
