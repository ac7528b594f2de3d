"""Texts as spreadsheets take them: never run as a formula, and as wide as they are drawn."""

import re
import unicodedata
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

_FORMULA: Final = r"^[=+\-@\t\r]"
_NEGATIVE: Final = r"^-[0-9]+(\.[0-9]+)?$"


def neutralised(table: pa.Table) -> pa.Table:
    """`table` with an apostrophe before every text that begins with `= + - @`, a tab or a return; `-12.5` stays."""
    return pa.table([_plain(column) for column in table.columns], names=table.column_names)


def neutral(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would run it as a formula."""
    runs = re.match(_FORMULA, text) and not re.match(_NEGATIVE, text)
    return f"'{text}" if runs else text


def display_width(text: str) -> int:
    """How many Latin letters wide `text` is drawn: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    negative = pc.match_substring_regex(column, _NEGATIVE)
    runs = pc.and_(pc.match_substring_regex(column, _FORMULA), pc.invert(negative))
    return pc.if_else(runs, pc.binary_join_element_wise("'", column, ""), column)
