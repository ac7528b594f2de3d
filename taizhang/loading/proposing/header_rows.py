"""Where the header of a sheet that nobody declared is: the window of rows that looks most like one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from taizhang.loading.proposing.cell_kinds import Kind, cell_kind
from taizhang.loading.proposing.grid import Grid
from taizhang.loading.proposing.windows import Heading, Window, windows
from taizhang.loading.proposing.words import is_listed, is_time, known_as_heading
from taizhang.loading.reading import RawSheet

# What speaks for a window of rows and against it; each feature lies between 0 and 1, but for those that count rows.
WEIGHTS: Final[Mapping[str, float]] = {
    "covered": 3.0,  # share of the table's columns that have a heading
    "labels": 3.0,  # how much the headings look like headings: short, no numbers, no sentences
    "known": 3.0,  # share of headings that are known words
    "contrast": 3.0,  # how far the cells below are of another kind than their heading
    "distinct": 1.0,  # share of headings that no other column has
    "counted": 1.5,  # the row below numbers the columns, or is row 1
    "joins": 0.8,  # rows joined to the first
    "skipped": -1.5,  # rows of a table left above
    "form": -6.0,  # share of known headings among the cells below
    "alternates": -6.0,  # share of rows in which headings and values take turns, as in forms
    "mixed": -5.0,  # how far the cells of a column are of different kinds
    "told": -8.0,  # the share of rows that begin with a known heading, where columns are two or mixed: labels, values
    "bare": -1.0,  # nothing stands below
}
_KIN: Final[Mapping[Kind, Kind]] = {"code": "number", "phrase": "word"}  # what often stands in one column
ENOUGH: Final = 6.2  # the score from which a window is taken for a header


def header_rows_of(sheet: RawSheet) -> tuple[int, int] | None:
    """The first and last row of the header of a sheet's first table (1-based in the sheet); None where it has none."""
    grid = Grid(sheet)
    best = max(
        ((score(features(grid, window)), -window.first, window) for window in windows(grid)),
        default=None,
        key=lambda s: s[:2],
    )
    if best is None or best[0] < ENOUGH:
        return None
    window = best[2]
    return sheet.first_row + window.first + 1, sheet.first_row + window.last + 1


def score(features: Mapping[str, float]) -> float:
    """What the features of a window come to."""
    return sum(WEIGHTS[name] * value for name, value in features.items())


def features(grid: Grid, window: Window) -> dict[str, float]:
    """What can be seen of a window, named as in WEIGHTS."""
    body = [row for row in grid.body_rows(window.last) if not _repeats(grid, row, window)]
    used = sorted({c for r in body for c in grid.filled[r]} | {c for c, h in enumerate(window.headings) if h.stack})
    headed = [window.headings[c] for c in used if window.headings[c].stack]
    kinds = {c: [grid.kinds[r][c] for r in body if grid.texts[r][c]] for c in used}
    contrasts = [
        _contrast(window.headings[c], kinds[c], [grid.texts[r][c] for r in body])
        for c in used
        if window.headings[c].stack and kinds[c]
    ]
    mixed = _mean([_mixed(column) for column in kinds.values()])
    return {
        "covered": len(headed) / len(used),
        "labels": _mean([h.likeness for h in headed]),
        "known": _mean([_known(h) for h in headed]),
        "contrast": _mean(contrasts),
        "distinct": len({h.stack for h in headed}) / len(headed),
        "counted": float(_is_counted(grid, window, body)),
        "joins": window.joins,
        "skipped": _skipped(grid, window, len(headed)),
        "form": _form(grid, body),
        "alternates": _alternates(grid, [window.last, *body[:6]]),
        "mixed": mixed,
        "told": (mixed + 0.5 * (sum(map(bool, kinds.values())) < 3)) * _labelled(grid, body),
        "bare": float(not body),
    }


def _known(heading: Heading) -> float:
    """How well known the texts above a column are; what is said again in English is left aside."""
    chinese = [text for text in heading.stack if not text.isascii()] or heading.stack
    return _mean([known_as_heading(text) for text in chinese])


def _contrast(heading: Heading, kinds: Sequence[Kind], texts: Sequence[str]) -> float:
    """How far a column's cells are of another kind than its heading; below 0 where the heading is one of them."""
    most = Counter(kinds).most_common(1)[0][0]
    lowest = heading.stack[-1]
    own = cell_kind(lowest)
    if heading.likeness == 0 or (own == most and own in ("day", "code", "sentence")):
        return -1.0
    if lowest in texts or (own == most == "word" and len(lowest) in map(len, texts) and not known_as_heading(lowest)):
        return -0.5
    if most in ("number", "day", "code", "mark", "sentence"):
        return 1.0
    return 0.7 if len(set(texts)) * 10 < len(texts) * 6 else 0.35


def _mixed(kinds: Sequence[Kind]) -> float:
    """The share of a column's cells that are not of its commonest kind; marks may stand in any column."""
    groups = Counter(_KIN.get(kind, kind) for kind in kinds if kind != "mark")
    return 1 - max(groups.values()) / groups.total() if groups else 0.0


def _repeats(grid: Grid, row: int, window: Window) -> bool:
    """Whether a row says the headings once more."""
    same = sum(grid.texts[row][c] in window.headings[c].stack for c in grid.filled[row])
    return same > 1 and same * 2 > len(grid.filled[row])


def _is_counted(grid: Grid, window: Window, body: Sequence[int]) -> bool:
    if window.last + 1 < grid.height and grid.counting[window.last + 1]:
        return True
    column = next((c for c, h in enumerate(window.headings) if h.stack), 0)
    return (
        bool(body) and grid.texts[body[0]][column] in ("1", "01", "001", "一") and window.headings[column].likeness > 0
    )


def _skipped(grid: Grid, window: Window, width: int) -> float:
    rows = (r for r in range(window.first) if not grid.around[r] and not grid.counting[r])
    return sum(min(1.0, len(grid.filled[r]) / max(width, 1)) for r in rows)


def _form(grid: Grid, body: Sequence[int]) -> float:
    """The share of known headings among the cells below."""
    cells = [grid.texts[r][c] for r in body[:8] for c in grid.filled[r]]
    return sum(map(is_listed, cells)) / len(cells) if cells else 0.0


def _labelled(grid: Grid, body: Sequence[int]) -> float:
    """The share of rows that begin with what a form would call the values beside it."""
    return _mean([float(_names_a_value(grid.texts[r][grid.filled[r][0]])) for r in body])


def _alternates(grid: Grid, rows: Sequence[int]) -> float:
    """The share of rows in which headings and values take turns; a heading with one value counts beside such rows."""
    known = {r: [_names_a_value(text) for text in grid.texts[r]] for r in rows if grid.filled[r]}
    turns = [r for r, row in known.items() if row[grid.filled[r][0]] and (True, True) not in pairwise(row)]
    several = sum(sum(known[r]) > 1 for r in turns)
    single = sum(sum(known[r]) == 1 and len(grid.filled[r]) <= 2 for r in turns)
    return (several + (single if several else 0)) / len(rows) if len(rows) > 1 else 0.0


def _names_a_value(text: str) -> bool:
    """Whether a text may be what a form calls the value beside it; days and months are values themselves."""
    return bool(text) and known_as_heading(text) > 0 and not is_time(text)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
