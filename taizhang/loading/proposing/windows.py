"""Runs of rows that may be a header: one row, or up to four that merged cells, gaps or a second language join."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import msgspec

from taizhang.loading.proposing.grid import Grid

_DEEPEST: Final = 4  # rows a header may have
_FARTHEST: Final = 30  # rows searched for its first
_ABOVE: Final = 6  # rows of several texts, that one included, within which its first lies
_WEEKDAYS: Final = frozenset("一二三四五六日天")
_DAYS: Final = 3
_TITLE: Final = re.compile(r"[:：]|.{13}|(台账|清单|名册|名单|表|汇总|情况|情况统计)$")  # what no group's heading has
_LABELLED: Final = 0.3  # likeness below which a text is no heading of a group's member


class Heading(msgspec.Struct, frozen=True):
    """What stands above one column: its texts from top to bottom, each once, and how much the last looks like one."""

    stack: tuple[str, ...]
    likeness: float


class Window(msgspec.Struct, frozen=True):
    """Rows `first` to `last` of a grid and the headings they give its columns; `joins` rows are joined to the first."""

    first: int
    last: int
    headings: tuple[Heading, ...]

    @property
    def joins(self) -> int:
        """How many rows follow the first."""
        return self.last - self.first


def windows(grid: Grid) -> Iterator[Window]:
    """Every run of rows that may be a header."""
    tabular = 0
    for first in range(min(grid.height, _FARTHEST)):
        tabular += not grid.around[first]
        if tabular > _ABOVE:
            return
        if (grid.around[first] and not _is_lone_group(grid, first)) or grid.counting[first] or _cuts_into(grid, first):
            continue
        for last in range(first, min(first + _DEEPEST, grid.height)):
            if last > first and not _joined(grid, first, last):
                break
            if (last > first or not grid.around[first]) and not _reaches_below(grid, first, last):
                yield Window(first, last, headings(grid, first, last))


def headings(grid: Grid, first: int, last: int) -> tuple[Heading, ...]:
    """What the rows `first` to `last` say above each column, merged cells and gaps between groups filled."""
    rows = [list(row) for row in grid.texts[first : last + 1]]
    likeness = [list(grid.likeness(row)) for row in range(first, last + 1)]
    for r0, c0, r1, c1 in grid.merges:
        if first <= r0 and r1 <= last and grid.texts[r0][c0]:
            for r in range(r0 - first, r1 - first + 1):
                rows[r][c0 : c1 + 1] = [grid.texts[r0][c0]] * (min(c1 + 1, grid.width) - c0)
                likeness[r][c0 : c1 + 1] = [grid.likeness(r0)[c0]] * (min(c1 + 1, grid.width) - c0)
    for upper, lower in pairwise(rows):
        _fill_gaps(upper, lower)
    return tuple(_heading([row[c] for row in rows], [row[c] for row in likeness]) for c in range(grid.width))


def _fill_gaps(upper: list[str], lower: list[str]) -> None:
    """Let a group's heading that is not merged reach over the columns it groups."""
    for column in range(1, len(upper)):
        if not upper[column] and lower[column] and lower[column] != lower[column - 1]:
            upper[column] = upper[column - 1]


def _heading(texts: list[str], likeness: list[float]) -> Heading:
    lowest = max((i for i, text in enumerate(texts) if text), default=0)
    return Heading(tuple(dict.fromkeys(text for text in texts if text)), likeness[lowest])


def _is_lone_group(grid: Grid, row: int) -> bool:
    """Whether the row holds nothing but the merged heading of one group of columns, which is no title."""
    return any(
        r0 == r1 == row
        and [c0] == grid.filled[row]
        and c0 < c1
        and (c1 - c0 + 1) * 2 <= grid.width
        and not _TITLE.search(grid.texts[row][c0])
        and row + 1 < grid.height
        and grid.several[row + 1]
        for r0, c0, r1, c1 in grid.merges
        if c0
    )


def _cuts_into(grid: Grid, first: int) -> bool:
    """Whether a merged cell that begins higher reaches into row `first`."""
    return any(r0 < first <= r1 for r0, _c0, r1, _c1 in grid.merges)


def _reaches_below(grid: Grid, first: int, last: int) -> bool:
    """Whether a merged cell of the rows `first` to `last` reaches below them."""
    return any(first <= r0 <= last < r1 for r0, _c0, r1, _c1 in grid.merges)


def _joined(grid: Grid, first: int, row: int) -> bool:
    """Whether row `row` goes on with the header that begins with row `first`."""
    if grid.counting[row]:
        return False
    return (
        _merged_down(grid, first, row)
        or (_heads_groups(grid, row) and (_splits_merges(grid, row) or _fits_gaps(grid, row)))
        or _says_again(grid, row)
        or _names_weekdays(grid, row)
    )


def _merged_down(grid: Grid, first: int, row: int) -> bool:
    """Whether a merged cell joins the row to the one above it."""
    return any(first <= r0 < row <= r1 and grid.texts[r0][c0] for r0, c0, r1, _c1 in grid.merges)


def _heads_groups(grid: Grid, row: int) -> bool:
    """Whether the row, and the one above that may group it, hold nothing but what looks like headings."""
    return grid.several[row] and _labelled(grid, row - 1) and _labelled(grid, row)


def _labelled(grid: Grid, row: int) -> bool:
    return all(grid.likeness(row)[c] > _LABELLED for c in grid.filled[row])


def _splits_merges(grid: Grid, row: int) -> bool:
    """Whether two headings stand below one merged cell of the row above."""
    return any(
        r1 == row - 1 and len({text for text in grid.texts[row][c0 : c1 + 1] if text}) > 1
        for _r0, c0, r1, c1 in grid.merges
        if c1 > c0
    )


def _fits_gaps(grid: Grid, row: int) -> bool:
    """Whether headings stand below the gaps of the row above, each right of a group's heading."""
    above, below = set(grid.filled[row - 1]), set(grid.filled[row])
    new = below - above
    if not new or min(above) > min(new) or len(below) < 2:
        return False
    side_by_side = max(below) - min(below) + 1 == len(below)
    return bool(above - below) or (side_by_side and all(column + 1 in new for column in above))


def _says_again(grid: Grid, row: int) -> bool:
    """Whether the row says in English what the row above says in Chinese, or the other way round."""
    above, below = grid.filled[row - 1], grid.filled[row]
    english, chinese = (row, row - 1) if _is_english(grid, row) else (row - 1, row)
    return (
        len(below) > 1
        and above == below
        and _is_english(grid, english)
        and not any(grid.texts[chinese][c].isascii() for c in above)
        and _labelled(grid, row)
    )


def _is_english(grid: Grid, row: int) -> bool:
    return all(grid.texts[row][c].isascii() and grid.texts[row][c][0].isalpha() for c in grid.filled[row])


def _names_weekdays(grid: Grid, row: int) -> bool:
    """Whether one of the row and the row above gives the weekdays of the days that the other counts."""
    return any(_counts_days(grid, a) and _are_weekdays(grid, b) for a, b in ((row - 1, row), (row, row - 1)))


def _counts_days(grid: Grid, row: int) -> bool:
    return sum(grid.kinds[row][c] in ("number", "day") for c in grid.filled[row]) >= _DAYS


def _are_weekdays(grid: Grid, row: int) -> bool:
    days = [grid.texts[row][c].removeprefix("周").removeprefix("星期") for c in grid.filled[row]]
    return sum(day in _WEEKDAYS for day in days) >= _DAYS
