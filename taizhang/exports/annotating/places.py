"""Cells by row and column, and by what Excel calls them."""

import re
from typing import Final

Place = tuple[int, int]  # row and column, counted from 1

_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def place_of(address: str) -> Place | None:
    """Row and column of `D12`; None for anything else."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def address_of(place: Place) -> str:
    """`D12` for row 12 and column 4."""
    row, column = place
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
