"""Places that head the sections of a sheet: 一、武汉路街道, and below it the rows of that street."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from taizhang.loading.places import PlaceIndex
from taizhang.loading.reading import RawSheet, cell_text
from taizhang.loading.rows import RowKind

_STREET_CODE: Final = 9  # digits; a community has more
_NUMBER: Final = re.compile(r"^[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?\s*")


def section_places(
    sheet: RawSheet, kinds: Sequence[RowKind], levels: Collection[str], index: PlaceIndex, reporter: str | None = None
) -> dict[str, tuple[str, ...]]:
    """By level, the name of the place whose section each row lies in, or who reports the further table it is of.

    A level is left out unless every data row lies in a section of such a place; the rows above the first section
    are those of the `reporter` (a code) of the sheet.
    """
    found = {level: _places_above(sheet, kinds, level, index) for level in levels}
    data = [row for row, kind in enumerate(kinds) if kind == "data"]
    named = {level: index.name(reporter) if reporter and _is_of(level, reporter) else "" for level in levels}
    filled = {level: tuple(name or named[level] for name in names) for level, names in found.items() if any(names)}
    return {level: names for level, names in filled.items() if data and all(names[row] for row in data)}


def _is_of(level: str, code: str) -> bool:
    return (level == "community") == (len(code) > _STREET_CODE)


def _places_above(sheet: RawSheet, kinds: Sequence[RowKind], level: str, index: PlaceIndex) -> tuple[str, ...]:
    """For each row, the name of the last section above it that is a place of `level`; empty where there is none."""
    names, current, lines = [], "", list[str]()
    below = False  # the first table's rows
    for row, kind in zip(sheet.rows, kinds, strict=True):
        texts = [text for text in map(cell_text, row) if text] if kind != "data" else []
        if kind in ("note", "subtotal"):
            current = place_named(texts[:2], level, index) or current
        if kind == "header" and below:
            current = _reporter(lines, level, index) or current
        below, lines = (True, []) if kind == "data" else (below, [*lines, "  ".join(texts)])
        names.append(current)
    return tuple(names)


def _reporter(lines: Sequence[str], level: str, index: PlaceIndex) -> str | None:
    """The name of the place of `level` that the lines above a further table name."""
    codes = filter(None, (index.named_in(line) for line in reversed(lines)))
    return next((index.name(code) for code in codes if _is_of(level, code)), None)


def place_named(texts: Sequence[str], level: str, index: PlaceIndex) -> str | None:
    """Which of `texts` is the name of a place of `level`, its number put aside."""
    for text in (*texts, *(_NUMBER.sub("", text).strip("【】[]〔〕") for text in texts)):
        resolved = index.street(text) if level == "street" else index.community(text, None)
        if text and resolved.code:
            return text
    return None
