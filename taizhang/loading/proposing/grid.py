"""The top of a sheet as the search for its header sees it."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from taizhang.loading.proposing.cell_kinds import Kind, cell_kind, label_likeness
from taizhang.loading.proposing.words import is_listed, is_time
from taizhang.loading.reading import Range, RawSheet, cell_text
from taizhang.loading.wording import is_note, is_reporter, is_sign_off, numbers_columns

TOP: Final = 45  # rows looked at, where nobody says more
_WIDEST: Final = 256  # columns looked at
_SPOKEN: Final = 5  # texts that a line around a table has at most
_MANY_DAYS: Final = 4
_RUN: Final = 0.8  # likeness of numbers and days that run on
_COLON: Final = re.compile(r"：|:.{2}")
_BODY: Final = 14  # rows below a header that are compared with it


class Grid:
    """Texts, kinds and merges of the first rows of a sheet; rows and columns count from the first cell read."""

    def __init__(self, sheet: RawSheet, height: int = TOP) -> None:
        rows = [row[:_WIDEST] for row in sheet.rows[:height]]
        self.texts: list[list[str]] = [[cell_text(value) for value in row] for row in rows]
        self.kinds: list[list[Kind]] = [[cell_kind(value) for value in row] for row in rows]
        self._likeness: dict[int, list[float]] = {}
        self.width = max(map(len, rows), default=0)
        self.merges: Sequence[Range] = [m for m in sheet.merges if m[0] < len(rows) and m[1] < _WIDEST]

    @property
    def height(self) -> int:
        """Rows looked at."""
        return len(self.texts)

    @cached_property
    def filled(self) -> list[list[int]]:
        """By row, the columns with a text of their own."""
        return [[c for c, text in enumerate(row) if text] for row in self.texts]

    @cached_property
    def several(self) -> list[bool]:
        """By row, whether it holds two different texts at least, and so may be part of a table."""
        return [len({row[c] for c in columns}) > 1 for row, columns in zip(self.texts, self.filled, strict=True)]

    @cached_property
    def around(self) -> list[bool]:
        """By row, whether it is a line written around a table: title, reporter, unit, note, sign-off."""
        around = [not several or _is_around([r[c] for c in f]) for several, r, f in self._rows()]
        return [is_around and row != self.lone for row, is_around in enumerate(around)]

    @cached_property
    def lone(self) -> int | None:
        """The row that heads a list of one column: a known heading, and below it but single short texts."""
        row = next(
            (r for r, columns in enumerate(self.filled) if [is_listed(self.texts[r][c]) for c in columns] == [True]),
            None,
        )
        if row is None:
            return None
        body = self.body_rows(row)
        listed = all(
            self.filled[r] == self.filled[row] and self.kinds[r][self.filled[r][0]] != "sentence" for r in body
        )
        return row if len(body) > 1 and listed else None

    @cached_property
    def counting(self) -> list[bool]:
        """By row, whether it numbers the columns: 甲 乙 1 2."""
        return [several and numbers_columns([r[c] for c in f]) for several, r, f in self._rows()]

    def _rows(self) -> list[tuple[bool, list[str], list[int]]]:
        return list(zip(self.several, self.texts, self.filled, strict=True))

    def likeness(self, row: int) -> list[float]:
        """How much each cell of a row looks like a heading; numbers that run on (2020 2021, 1 2 3) do as well."""
        if row not in self._likeness:
            self._likeness[row] = _likeness(self.texts[row], self.kinds[row])
        return self._likeness[row]

    def body_rows(self, last: int) -> range:
        """The rows of the table whose header ends with row `last`, as far as the next blank one."""
        first = next((r for r in range(last + 1, self.height) if self.filled[r] and not self.counting[r]), self.height)
        end = next((r for r in range(first, self.height) if not self.filled[r]), self.height)
        return range(first, min(end, first + _BODY))


def _is_around(texts: Sequence[str]) -> bool:
    told = sum(is_reporter(text) or (_COLON.search(text, 1) is not None and not is_time(text)) for text in texts)
    if is_sign_off(texts):
        return True
    labelled = told * 2 > len(texts) or (told > 0 and len(texts) <= 3)
    return len(texts) <= _SPOKEN and (labelled or is_note(texts[0]))


def _likeness(texts: Sequence[str], kinds: Sequence[Kind]) -> list[float]:
    likeness = [label_likeness(text) if text else 0.0 for text in texts]
    for column in [*_running_on(texts, kinds), *_days(kinds)]:
        likeness[column] = _RUN
    return likeness


def _running_on(texts: Sequence[str], kinds: Sequence[Kind]) -> list[int]:
    """The columns of numbers that follow on one another beside a text: 2020 2021 2022, 1 2 3 up to 31."""
    numbered = [(c, int(text)) for c, text in enumerate(texts) if kinds[c] == "number" and text.isdecimal()]
    steps = {b - a for (_, a), (_, b) in pairwise(numbered)}
    beside = any(kind in ("word", "phrase") for kind in kinds)
    years = beside and len(numbered) > 1 and all(_is_year(number) for _, number in numbered)
    runs = beside and len(numbered) > 2 and len(steps) == 1 and abs(next(iter(steps))) in (1, 5)
    return [column for column, _ in numbered] if years or runs else []


def _is_year(number: int) -> bool:
    return 1949 <= number <= 2100


def _days(kinds: Sequence[Kind]) -> list[int]:
    """The columns of days where a row gives so many that they may head columns of their own."""
    days = [column for column, kind in enumerate(kinds) if kind == "day"]
    return days if len(days) >= _MANY_DAYS else []
