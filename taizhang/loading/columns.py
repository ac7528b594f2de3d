"""Columns of a sheet matched to the fields of a ledger by their headings."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from taizhang.loading.values import ColumnMatch, MatchHow
from taizhang.spec import Ledger, plain_heading, without_brackets

Stack = tuple[str, ...]  # the headings above one column, from top to bottom, each once

ORDINALS: Final = frozenset({"序号", "编号", "序", "no", "no.", "项次", "号"})
_ALIKE: Final = 80  # of 100; below this, headings of three characters resemble each other by chance


def match_columns(stacks: Sequence[Stack], ledger: Ledger) -> tuple[ColumnMatch, ...]:
    """For each column, the field of `ledger` it holds; every field is given to one column at most.

    `stacks` are the headings by column; the indexes of the result count from the first of them.
    """
    wishes = sorted(
        (rank, index, field, how)
        for index, stack in enumerate(stacks)
        for rank, name in enumerate(_names(stack))
        for field, how in [_field_called(ledger, name)]
        if field
    )
    given: dict[int, tuple[str, MatchHow]] = {}
    taken: set[str] = set()
    for _rank, index, field, how in wishes:
        if index not in given and field not in taken:
            given[index] = (field, how)
            taken.add(field)
    repeated = {index: (field, "duplicate") for _r, index, field, _h in reversed(wishes) if index not in given}
    return tuple(
        ColumnMatch(index=i, heading="/".join(stack), field=field, how=how)
        for i, stack in enumerate(stacks)
        for field, how in [given.get(i) or repeated.get(i) or _otherwise(stack, ledger, taken)]
    )


def _names(stack: Stack) -> list[str]:
    """What a column may be called, the fullest name first: 讲习/日期 is 讲习日期, then 日期."""
    if not stack:
        return []
    plain = [plain_heading(part) for part in stack]
    full, last = "".join(plain), plain[-1]
    return list(dict.fromkeys([full, last, without_brackets(full), without_brackets(last)]))


@lru_cache(maxsize=64)
def _headings(ledger: Ledger) -> dict[str, tuple[str, MatchHow]]:
    """Every heading a ledger's fields go by, plain, official ones winning over synonyms."""
    synonyms: dict[str, tuple[str, MatchHow]] = {
        plain_heading(s): (f.key, "synonym") for f in ledger.fields for s in f.synonyms
    }
    return synonyms | {plain_heading(f.zh): (f.key, "exact") for f in ledger.fields}


def _field_called(ledger: Ledger, name: str) -> tuple[str | None, MatchHow]:
    return _headings(ledger).get(name, (None, "unmatched"))


def _otherwise(stack: Stack, ledger: Ledger, taken: set[str]) -> tuple[str | None, MatchHow]:
    """What is said of a column that no heading gave a field: ignored, like some field, or unmatched."""
    names = _names(stack)
    if not names or names[-1] in ORDINALS:
        return None, "ignored"
    free = {heading: field for heading, (field, _how) in _headings(ledger).items() if field not in taken}
    best = process.extractOne(names[-1], list(free), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (free[best[0]], "suggested") if best else (None, "unmatched")
