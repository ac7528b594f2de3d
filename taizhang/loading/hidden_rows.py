"""Which rows of an xlsx are hidden: the reader does not say, so the sheets' XML is scanned as it unpacks."""

import re
import zipfile
from pathlib import Path

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"[^>]*\br:id="([^"]*)"')
_TARGET = re.compile(rb'<(?:\w+:)?Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="/?(?:xl/)?([^"]*)")')
_CHUNK = 1 << 20
_LONGEST_TAG = 1 << 10


def hidden_rows_by_sheet(path: Path) -> dict[str, tuple[int, ...]]:
    """The 1-based hidden rows of each sheet that has any; empty for anything that is not an xlsx."""
    try:
        with zipfile.ZipFile(path) as archive:
            targets = dict(_TARGET.findall(archive.read("xl/_rels/workbook.xml.rels")))
            sheets = _SHEET.findall(archive.read("xl/workbook.xml"))
            parts = {_plain(name): f"xl/{targets[rid].decode()}" for name, rid in sheets if rid in targets}
            found = {name: _scan(archive, part) for name, part in parts.items()}
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError):
        return {}
    return {name: rows for name, rows in found.items() if rows}


def _plain(name: bytes) -> str:
    text = name.decode("utf-8")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def _scan(archive: zipfile.ZipFile, member: str) -> tuple[int, ...]:
    rows: set[int] = set()
    tail = b""
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            window = tail + chunk
            if b'hidden="' in window:  # the plain search is fast enough to run over every sheet
                hidden = (tag for tag in _ROW.findall(window) if _HIDDEN.search(tag))
                rows |= {int(number[1]) for number in map(_NUMBER.search, hidden) if number}
            tail = window[-_LONGEST_TAG:]
    return tuple(sorted(rows))
