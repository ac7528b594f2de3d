"""Places that head the sections of a sheet: 一、武汉路街道, and below it the rows of that street."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from taizhang.loading.places import PlaceIndex
from taizhang.loading.reading import RawSheet, cell_text
from taizhang.loading.rows import RowKind

_NUMBER: Final = re.compile(r"^[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?\s*")


def section_places(
    sheet: RawSheet, kinds: Sequence[RowKind], levels: Collection[str], index: PlaceIndex
) -> dict[str, tuple[str, ...]]:
    """By level, the name of the place whose section each row of the sheet lies in.

    A level is left out unless every data row lies in a section of such a place.
    """
    found = {level: _places_above(sheet, kinds, level, index) for level in levels}
    data = [row for row, kind in enumerate(kinds) if kind == "data"]
    return {level: names for level, names in found.items() if data and all(names[row] for row in data)}


def _places_above(sheet: RawSheet, kinds: Sequence[RowKind], level: str, index: PlaceIndex) -> tuple[str, ...]:
    """For each row, the name of the last section above it that is a place of `level`; empty where there is none."""
    names, current = [], ""
    for row, kind in zip(sheet.rows, kinds, strict=True):
        if kind in ("note", "subtotal"):
            current = place_named([text for text in map(cell_text, row) if text][:2], level, index) or current
        names.append(current)
    return tuple(names)


def place_named(texts: Sequence[str], level: str, index: PlaceIndex) -> str | None:
    """Which of `texts` is the name of a place of `level`, its number put aside."""
    for text in (*texts, *(_NUMBER.sub("", text) for text in texts)):
        resolved = index.street(text) if level == "street" else index.community(text, None)
        if text and resolved.code:
            return text
    return None
