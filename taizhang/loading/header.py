"""Where the header of a sheet is, and which ledger it speaks of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from taizhang.loading.columns import Confirmed, Stack, choose_columns, is_heading, match_columns, suggest_fields
from taizhang.loading.reading import Range
from taizhang.loading.values import MATCHED, ColumnMatch
from taizhang.loading.wording import is_sign_off
from taizhang.spec import PLACE_TYPES, Ledger, plain_heading, without_brackets

_DEEPEST: Final = 4  # rows a header may have
_FARTHEST: Final = 30  # rows searched for its first
_CLOSE: Final = 0.75  # scores nearer than this are asked
_UNGROUPED: Final = re.compile(r"\d|.{13}|(台账|清单|名册|名单|表|汇总)$")  # what no heading of a group has


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """A header found: its rows (0-based within the cells read, inclusive), the ledger and its column matches.

    `title` is the word of the title that speaks for the ledger, `spoken` how much (0: not at all). `rivals` are other
    ledgers whose headings fit as well. `missing` are the required fields without a column; places are left out, since
    they may come from the sheet's name or its 填报单位.
    """

    first: int
    last: int
    ledger: Ledger
    columns: tuple[ColumnMatch, ...]
    stacks: tuple[Stack, ...]
    score: float
    spoken: int
    title: str
    missing: tuple[str, ...]
    rivals: tuple[Ledger, ...] = ()

    @property
    def fields(self) -> dict[str, int]:
        """The column of each field found, counted from the first column read."""
        return {c.field: c.index for c in self.columns if c.field and c.how in MATCHED and not c.choice}

    @property
    def ticks(self) -> dict[str, list[ColumnMatch]]:
        """The columns of each field whose choices have one each."""
        ticked = {c.field: c for c in self.columns if c.field and c.choice}
        return {field: [c for c in self.columns if c.field == field and c.choice] for field in ticked}


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a sheet besides its cells.

    `told` is what is said beside the table (file and sheet name): with the title rows it speaks for a ledger.
    `confirmed` are headings that somebody explained before, by ledger. A person may have said that the header lies in
    `rows` (first and last), and which fields the columns hold (`chosen`); both count from the first cell read.
    """

    told: str = ""
    confirmed: Mapping[str, Confirmed] = {}
    rows: tuple[int, int] | None = None
    chosen: Mapping[int, str] = {}


NO_HINT: Final = Hint()


def find_header(
    top: Sequence[Sequence[str]], merges: Sequence[Range], specs: Mapping[str, Ledger], hint: Hint = NO_HINT
) -> Header | None:
    """The likeliest header among the first rows `top` (texts, `""` where empty), or None."""
    best: dict[str, Header] = {}
    ledgers = tuple(specs.values())
    explained = frozenset().union(*(map(without_brackets, c) for c in hint.confirmed.values()))
    heard = [{t for t in row if t and (is_heading(t, ledgers) or _plain(t) in explained)} for row in top]
    for first, last, stacks in _candidates(top, merges, hint):
        if len(set().union(*heard[first : last + 1])) < 2 and not hint.rows:
            continue
        title = "".join((hint.told + "".join("".join(row) for row in top[:first])).split())
        for ledger in specs.values():
            word = _title_word(title, ledger)
            header = _as_ledger(first, last, stacks, ledger, word, len(word) or int(len(specs) == 1), hint)
            if header and (ledger.key not in best or header.score > best[ledger.key].score):
                best[ledger.key] = header
    if not best:
        return None
    winner, *others = sorted(best.values(), key=lambda h: (bool(h.missing), -h.score))
    rivals = tuple(h.ledger for h in others if not h.missing and _rivals(winner, h))
    winner = winner if hint.rows else _up_to_groups(winner, top, merges, hint)
    columns = suggest_fields(winner.columns, winner.stacks, winner.ledger)
    return msgspec.structs.replace(winner, columns=columns, rivals=rivals)


def _plain(text: str) -> str:
    return without_brackets(plain_heading(text))


def _title_word(title: str, ledger: Ledger) -> str:
    """The longest of a ledger's words in a title: the longer, the less it is chance."""
    return max((word for word in (ledger.zh, *ledger.titles) if word in title), key=len, default="")


def _rivals(winner: Header, other: Header) -> bool:
    """Whether two ledgers fit so alike that a person must say which it is."""
    return winner.score - other.score < _CLOSE and winner.spoken <= other.spoken


def _up_to_groups(header: Header, top: Sequence[Sequence[str]], merges: Sequence[Range], hint: Hint) -> Header:
    """The header with the rows above it that group its columns, as 资金（元） groups 计划投入 and 已投入."""
    while header.first and header.last - header.first < _DEEPEST - 1 and _groups(top[header.first - 1]):
        stacks = _stacks(top, merges, header.first - 1, header.last)
        larger = _as_ledger(header.first - 1, header.last, stacks, header.ledger, header.title, header.spoken, hint)
        if larger is None or not header.fields.items() <= larger.fields.items():
            break
        header = larger
    return header


def _groups(row: Sequence[str]) -> bool:
    """Whether a row above a header holds headings of groups: several, short, and none of them a title or a label."""
    texts = [text for text in row if text]
    plain = [_plain(text) for text in texts]
    return len(set(texts)) > 1 and not is_sign_off(texts) and not any(map(_UNGROUPED.search, plain))


def _candidates(
    top: Sequence[Sequence[str]], merges: Sequence[Range], hint: Hint
) -> Iterator[tuple[int, int, tuple[Stack, ...]]]:
    """The rows a person named as the header, else every run of rows that may be one, with the headings it stacks."""
    if hint.rows:
        first, last = hint.rows
        if 0 <= first <= last < len(top):
            yield first, last, _stacks(top, merges, first, last)
        return
    several = [len({text for text in row if text}) > 1 for row in top]
    for first in range(min(len(top), _FARTHEST)):
        for last in range(first, min(first + _DEEPEST, len(top))):
            deeper = any(first <= r0 <= last < r1 < first + _DEEPEST for r0, _, r1, _ in merges)
            if several[first] and (several[last] or not any(top[last])) and not deeper:
                yield first, last, _stacks(top, merges, first, last)


def _stacks(top: Sequence[Sequence[str]], merges: Sequence[Range], first: int, last: int) -> tuple[Stack, ...]:
    rows = [list(row) for row in top[first : last + 1]]
    for r0, c0, r1, c1 in merges:
        if first <= r0 and r1 <= last:
            for r in range(r0, r1 + 1):
                rows[r - first][c0 : c1 + 1] = [top[r0][c0]] * (c1 - c0 + 1)
    return tuple(tuple(dict.fromkeys(text for text in column if text)) for column in zip(*rows, strict=True))


def _as_ledger(
    first: int, last: int, stacks: tuple[Stack, ...], ledger: Ledger, title: str, spoken: int, hint: Hint
) -> Header | None:
    columns = choose_columns(match_columns(stacks, ledger, hint.confirmed.get(ledger.key)), hint.chosen)
    matched = {c.field for c in columns if c.how in MATCHED}
    sure = {c.field for c in columns if c.how in MATCHED and c.how != "inferred"}
    required = [f.key for f in ledger.required]
    found = [k for k in required if k in sure]
    strangers = sum(c.how in ("unmatched", "duplicate") for c in columns)
    by_chance = len(sure) == 2 and strangers and not spoken
    told_so = hint.rows is not None and spoken
    if not told_so and (len(sure) < 2 or by_chance or len(found) * 2 < len(required)):
        return None
    exact = sum(c.how == "exact" for c in columns)
    return Header(
        first=first,
        last=last,
        ledger=ledger,
        columns=columns,
        stacks=stacks,
        score=len(sure) + len(found) + 0.1 * exact - 0.5 * strangers + 1.5 * (spoken > 0) - 0.2 * (last - first),
        spoken=spoken,
        title=title,
        missing=tuple(f.key for f in ledger.required if f.type not in PLACE_TYPES and f.key not in matched),
    )
