"""Where the header of a sheet is, and which ledger it speaks of."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from taizhang.loading.columns import Stack, match_columns, suggest_fields
from taizhang.loading.reading import Range
from taizhang.loading.values import ColumnMatch
from taizhang.spec import PLACE_TYPES, Ledger

_DEEPEST: Final = 4  # rows a header may have
_FARTHEST: Final = 30  # rows searched for its first
_CLOSE: Final = 0.75  # scores nearer than this are asked


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """A header found: its rows (0-based within the cells read, inclusive), the ledger and its column matches.

    `rivals` are other ledgers whose headings fit as well. `missing` are the required fields without a column; places
    are left out, since they may come from the sheet's name or its 填报单位.
    """

    first: int
    last: int
    ledger: Ledger
    columns: tuple[ColumnMatch, ...]
    stacks: tuple[Stack, ...]
    score: float
    missing: tuple[str, ...]
    rivals: tuple[Ledger, ...] = ()

    @property
    def fields(self) -> dict[str, int]:
        """The column of each field found, counted from the first column read."""
        return {c.field: c.index for c in self.columns if c.field and c.how in ("exact", "synonym")}


def find_header(
    top: Sequence[Sequence[str]], merges: Sequence[Range], specs: Mapping[str, Ledger], told: str = ""
) -> Header | None:
    """The likeliest header among the first rows `top` (texts, `""` where empty), or None.

    `told` is what is said beside the table (file and sheet name): with the title rows it speaks for a ledger.
    """
    best: dict[str, Header] = {}
    for first, last, stacks in _windows(top, merges):
        title = told + "".join("".join(row) for row in top[:first])
        for ledger in specs.values():
            header = _as_ledger(first, last, stacks, ledger, title)
            if header and (ledger.key not in best or header.score > best[ledger.key].score):
                best[ledger.key] = header
    if not best:
        return None
    winner, *others = sorted(best.values(), key=lambda h: (bool(h.missing), -h.score))
    rivals = tuple(h.ledger for h in others if not h.missing and winner.score - h.score < _CLOSE)
    columns = suggest_fields(winner.columns, winner.stacks, winner.ledger)
    return msgspec.structs.replace(winner, columns=columns, rivals=rivals)


def _windows(top: Sequence[Sequence[str]], merges: Sequence[Range]) -> Iterator[tuple[int, int, tuple[Stack, ...]]]:
    """Every run of rows that may be a header, with the headings it stacks above each column."""
    several = [len({text for text in row if text}) > 1 for row in top]
    for first in range(min(len(top), _FARTHEST)):
        for last in range(first, min(first + _DEEPEST, len(top))):
            if several[first] and several[last]:
                yield first, last, _stacks(top, merges, first, last)


def _stacks(top: Sequence[Sequence[str]], merges: Sequence[Range], first: int, last: int) -> tuple[Stack, ...]:
    rows = [list(row) for row in top[first : last + 1]]
    for r0, c0, r1, c1 in merges:
        if first <= r0 and r1 <= last:
            for r in range(r0, r1 + 1):
                rows[r - first][c0 : c1 + 1] = [top[r0][c0]] * (c1 - c0 + 1)
    return tuple(tuple(dict.fromkeys(text for text in column if text)) for column in zip(*rows, strict=True))


def _as_ledger(first: int, last: int, stacks: tuple[Stack, ...], ledger: Ledger, title: str) -> Header | None:
    columns = match_columns(stacks, ledger)
    matched = {c.field for c in columns if c.how in ("exact", "synonym")}
    required = [f.key for f in ledger.required]
    found = [k for k in required if k in matched]
    if len(matched) < 2 or len(found) * 2 < len(required):
        return None
    strangers = sum(c.how in ("unmatched", "duplicate") for c in columns)
    exact = sum(c.how == "exact" for c in columns)
    spoken_for = any(word in title for word in (ledger.zh, *ledger.titles))
    return Header(
        first=first,
        last=last,
        ledger=ledger,
        columns=columns,
        stacks=stacks,
        score=len(matched) + len(found) + 0.1 * exact - 0.5 * strangers + 1.5 * spoken_for - 0.2 * (last - first),
        missing=tuple(f.key for f in ledger.required if f.type not in PLACE_TYPES and f.key not in matched),
    )
