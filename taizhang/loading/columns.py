"""Columns of a sheet matched to the fields of a ledger by their headings."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final

import msgspec
from rapidfuzz import fuzz, process

from taizhang.loading.headings import field_of_class, field_of_ending
from taizhang.loading.ticks import tick_columns
from taizhang.loading.values import ColumnMatch, MatchHow
from taizhang.spec import Ledger, plain_heading, without_brackets

Stack = tuple[str, ...]  # the headings above one column, from top to bottom, each once
Confirmed = Mapping[str, str]  # the field, or "" for none, that a person said a heading means, by its `heading_text`

ORDINALS: Final = frozenset({"序号", "编号", "序", "no", "no.", "项次", "号"})
_NUMBERED: Final = re.compile(r"^\d{1,2}(?=\D)")
_BY_CLASS: Final = 100  # the rank of headings matched by the classes of their words, after all that are declared
_BY_ENDING: Final = 200  # and of those matched by their last words alone
_SYNONYM: Final[MatchHow] = "synonym"
_LONGEST: Final = 40  # characters of a heading; what is longer is a remark
_ALIKE: Final = 80  # of 100; below this, headings of three characters resemble each other by chance


def match_columns(
    stacks: Sequence[Stack], ledger: Ledger, confirmed: Confirmed | None = None
) -> tuple[ColumnMatch, ...]:
    """For each column, the field of `ledger` it holds; every field is given to one column at most.

    `stacks` are the headings by column; the indexes of the result count from the first of them. What a person
    `confirmed` of a heading goes before what is declared.
    """
    ticks = tick_columns(stacks, ledger)
    said = [(confirmed or {}).get(heading_text("/".join(stack))) for stack in stacks]
    wishes: list[tuple[int, bool, int, str, MatchHow]]
    wishes = [(0, False, i, field, "remembered") for i, field in enumerate(said) if field and ledger.has(field)]
    wishes += sorted(
        (rank, how != "exact", index, field, how)
        for index, stack in enumerate(stacks)
        for rank, field, how in _wishes(stack, ledger)
        if said[index] is None and index not in ticks
    )
    given: dict[int, tuple[str, MatchHow]] = {}
    taken = {field for field, _choice in ticks.values()}
    for _rank, _inexact, index, field, how in wishes:
        if index not in given and field not in taken:
            given[index] = (field, how)
            taken.add(field)
    repeated = {index: field for _rank, _inexact, index, field, _how in reversed(wishes) if index not in given}
    return tuple(
        ColumnMatch(index=i, heading="/".join(stack), field=ticks[i][0], how="synonym", choice=ticks[i][1])
        if i in ticks
        else ColumnMatch(index=i, heading="/".join(stack), field=given[i][0], how=given[i][1])
        if i in given
        else ColumnMatch(
            index=i,
            heading="/".join(stack),
            field=repeated.get(i),
            how="left_out" if said[i] == "" else _stranger(stack, i in repeated),
        )
        for i, stack in enumerate(stacks)
    )


def choose_columns(columns: Sequence[ColumnMatch], chosen: Mapping[int, str]) -> tuple[ColumnMatch, ...]:
    """`columns` with the fields that a person chose by column ("" for none), which no other column then holds."""
    taken = set(chosen.values())
    return tuple(
        msgspec.structs.replace(c, field=chosen[c.index] or None, how="chosen" if chosen[c.index] else "left_out")
        if c.index in chosen
        else msgspec.structs.replace(c, field=None, how="unmatched")
        if c.field in taken
        else c
        for c in columns
    )


def heading_text(heading: str) -> str:
    """The headings of a column, joined by slashes, as the one text by which what a person says of them is kept."""
    return plain_heading(heading).replace("/", "")


def suggest_fields(columns: Sequence[ColumnMatch], stacks: Sequence[Stack], ledger: Ledger) -> tuple[ColumnMatch, ...]:
    """`columns` with a field suggested for each unmatched one whose heading resembles a field still free."""
    taken = {c.field for c in columns if c.field}
    free = {heading: field for heading, (field, _how) in _headings(ledger).items() if field not in taken}
    return tuple(
        ColumnMatch(index=c.index, heading=c.heading, field=free[best], how="suggested")
        if c.how == "unmatched" and (best := _most_alike(stack, list(free)))
        else c
        for c, stack in zip(columns, stacks, strict=True)
    )


@lru_cache(maxsize=4096)
def _names(stack: Stack) -> tuple[str, ...]:
    """What a column may be called, the fullest name first: 讲习/日期 is 讲习日期, 日期, 日期讲习; 1.日期 is 日期."""
    plain = [plain_heading(part) for part in stack]
    bare = [without_brackets(part) for part in plain]
    full = ["".join(parts[i:]) for parts in (plain, bare) for i in range(len(parts))]
    turned = "".join(reversed(bare))
    return tuple(dict.fromkeys(name for name in (*full, turned, *map(_NUMBERED.sub, repeat(""), full)) if name))


@lru_cache(maxsize=1 << 14)
def is_heading(text: str, ledgers: tuple[Ledger, ...]) -> bool:
    """Whether `text` may head a column of one of `ledgers`."""
    return len(text) < _LONGEST and any(
        how != "inferred" for ledger in ledgers for _rank, _field, how in _wishes((text,), ledger)
    )


@lru_cache(maxsize=64)
def _headings(ledger: Ledger) -> dict[str, tuple[str, MatchHow]]:
    """Every heading a ledger's fields go by, plain, official ones winning over synonyms."""
    synonyms: dict[str, tuple[str, MatchHow]] = {
        plain_heading(s): (f.key, "synonym") for f in ledger.fields for s in f.synonyms
    }
    return synonyms | {plain_heading(f.zh): (f.key, "exact") for f in ledger.fields}


@lru_cache(maxsize=1 << 14)
def _wishes(stack: Stack, ledger: Ledger) -> tuple[tuple[int, str, MatchHow], ...]:
    """The fields a column may hold, each with its rank: by declared headings, else by classes of words."""
    names = _names(stack)
    declared = [(rank, *_field_called(ledger, name)) for rank, name in enumerate(names)]
    literal = tuple((rank, field, how) for rank, field, how in declared if field)
    if literal:
        return literal
    meant = [(rank + _BY_CLASS, field_of_class(ledger, name)) for rank, name in enumerate(names)]
    if by_class := tuple((rank, field, _SYNONYM) for rank, field in meant if field):
        return by_class
    ending = field_of_ending(ledger, _last(stack)) if stack else None
    return ((_BY_ENDING, ending, "inferred"),) if ending else ()


def _field_called(ledger: Ledger, name: str) -> tuple[str | None, MatchHow]:
    return _headings(ledger).get(name, (None, "unmatched"))


def _stranger(stack: Stack, repeated: bool) -> MatchHow:
    """What is said of a column that holds no field: it repeats one, is a row number, or is nothing we know."""
    if repeated:
        return "duplicate"
    return "ignored" if not stack or _last(stack) in ORDINALS else "unmatched"


def _last(stack: Stack) -> str:
    """The plain heading right above the data."""
    return without_brackets(plain_heading(stack[-1]))


def _most_alike(stack: Stack, headings: Sequence[str]) -> str | None:
    best = process.extractOne(_last(stack), headings, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return best[0] if best else None
