"""What each row of a sheet is: data, blank, or one of the things people write around data."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Final, Literal

import msgspec

from taizhang.loading.columns import ORDINALS, Stack
from taizhang.loading.reading import Range, Value, cell_text
from taizhang.loading.wording import (
    DASHES,
    NOTHING,
    TOTALS,
    is_amount,
    is_day,
    is_example,
    is_exceptional,
    is_note,
    is_numbered,
    is_ordinal,
    is_reporter,
    is_section,
    is_sign_off,
    is_signature,
    is_subtotal,
    is_unit,
    numbers_columns,
)
from taizhang.spec import plain_heading

RowKind = Literal["data", "blank", "title", "header", "unit", "subtotal", "note"]

_HEAD: Final = 5  # rows at the start of a table that are always looked at closely
_FOOT: Final = 15  # and at its end


class RowRules(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a sheet when its rows are classed; indexes count from the first column read.

    `required` are the columns no data row lacks (places left out, since they come merged), `places` those of places,
    `ordinals` those of row numbers, `headings` the plain headings above each column, `written` the headings above the
    required columns as they are written, `merged_rows` the rows that are one merged cell, `covered` the (row, column)
    of cells that get their value from a merged one above, `is_place` whether a text is a place's name and no more.
    """

    required: tuple[int, ...]
    places: frozenset[int]
    ordinals: frozenset[int]
    headings: tuple[frozenset[str], ...]
    written: frozenset[str]
    merged_rows: frozenset[int]
    covered: frozenset[tuple[int, int]]
    is_place: Callable[[str], bool]


def row_rules(
    stacks: Sequence[Stack],
    field_columns: Mapping[str, int],
    *,
    required: Iterable[str],
    places: Iterable[str],
    merges: Sequence[Range],
    is_place: Callable[[str], bool],
) -> RowRules:
    """The rules for a sheet whose columns are headed by `stacks`, fields lying at `field_columns`."""
    headings = tuple(frozenset(map(plain_heading, stack)) for stack in stacks)
    needed = tuple(field_columns[f] for f in required if f in field_columns)
    return RowRules(
        required=needed,
        places=frozenset(field_columns[f] for f in places if f in field_columns),
        ordinals=frozenset(i for i, names in enumerate(headings) if names & ORDINALS),
        headings=headings,
        written=frozenset(text for i in needed for text in (*stacks[i], *headings[i])),
        merged_rows=frozenset(r0 for r0, c0, r1, c1 in merges if r0 == r1 and (c1 - c0 + 1) * 2 > len(stacks)),
        covered=frozenset(
            (r, c) for r0, c0, r1, c1 in merges for c in needed if c0 <= c <= c1 for r in range(r0 + 1, r1 + 1)
        ),
        is_place=is_place,
    )


def kind_above(cells: Sequence[Value]) -> RowKind:
    """The kind of a row above the header."""
    texts = [text for text in map(cell_text, cells) if text]
    if not texts:
        return "blank"
    if any(is_note(text) for text in texts):
        return "note"
    return "unit" if any(is_reporter(text) for text in texts) or is_sign_off(texts) else "title"


def kinds_below(rows: Sequence[Sequence[Value]], rules: RowRules, first: int) -> list[RowKind]:
    """The kind of each of `rows`, the first of which is row `first` of the cells read."""
    if not rules.required:
        return [kind_below(row, rules, first + offset) for offset, row in enumerate(rows)]
    # Millions of rows pass here, nearly all of them data: one set operation tells those with every required cell.
    no_record = frozenset({"", None}) | NOTHING | TOTALS | rules.written
    required = itemgetter(*rules.required, rules.required[0])
    exceptional = {v for v in {row[0] for row in rows} if (is_exceptional(v) if isinstance(v, str) else v == 1)}
    middle = range(_HEAD, len(rows) - _FOOT)
    kinds: list[RowKind] = [
        "data"
        if offset in middle
        and row[0] not in exceptional
        and (no_record.isdisjoint(values := required(row)) or _lies_in_merges(values, no_record, rules, first + offset))
        else kind_below(row, rules, first + offset)
        for offset, row in enumerate(rows)
    ]
    return _with_titles(rows, kinds) if "header" in kinds else kinds


def _with_titles(rows: Sequence[Sequence[Value]], kinds: Sequence[RowKind]) -> list[RowKind]:
    """`kinds` with the lone texts right above a further header taken for the title of its table."""
    told = list(kinds)
    for at in (i for i, kind in enumerate(kinds) if kind == "header"):
        while (at := at - 1) >= 0 and (told[at] != "data" or len(set(filter(None, map(cell_text, rows[at])))) == 1):
            told[at] = "note" if told[at] == "data" else told[at]
    return told


def _lies_in_merges(values: Sequence[Value], no_record: Container[object], rules: RowRules, index: int) -> bool:
    """Whether the row `index` holds some of its required `values`, and merged cells above hold the others."""
    lacking = [c for c, value in zip(rules.required, values, strict=False) if value in no_record]
    return len(lacking) < len(rules.required) and all((index, c) in rules.covered for c in lacking)


def kind_below(cells: Sequence[Value], rules: RowRules, index: int) -> RowKind:
    """The kind of one row below the header; `index` counts from the first row read."""
    texts = {i: text for i, text in enumerate(map(cell_text, cells)) if text}
    if _is_prepared(texts, rules):
        return "blank"
    written = list(texts.values())
    if _repeats_header(texts, rules) or numbers_columns(written):
        return "header"
    lacking = written[0] in TOTALS or any(
        texts.get(i, "-") in DASHES and (index, i) not in rules.covered for i in rules.required
    )
    if _is_bare_total(texts, rules) or (lacking and _is_subtotal(texts, rules)):
        return "subtotal"
    if len(written) == 1 and is_reporter(written[0]):
        return "unit"
    if lacking and len(written) == 1 and is_day(written[0]):
        return "note"
    if any(map(is_example, written[:4])) or is_sign_off(written) or (lacking and is_note(written[0])):
        return "note"
    if all(map(is_unit, written)):
        return "unit"
    return "note" if _is_remark(texts, rules, index) or _says_nothing(texts, rules) else "data"


def _is_prepared(texts: Mapping[int, str], rules: RowRules) -> bool:
    """Whether nothing is filled in but what was written in advance: a row number, and the place beside it."""
    numbered = [i for i, text in texts.items() if i in rules.ordinals and is_ordinal(text)]
    return len(numbered) == len(texts) or (bool(numbered) and all(i in rules.places or i in numbered for i in texts))


def _repeats_header(texts: Mapping[int, str], rules: RowRules) -> bool:
    same = sum(plain_heading(text) in rules.headings[i] for i, text in texts.items())
    return same >= 2 and same * 2 > len(texts)


def _is_bare_total(texts: Mapping[int, str], rules: RowRules) -> bool:
    """Whether 合计 stands where a name should, and nothing but amounts beside it."""
    return any(texts.get(i) in TOTALS for i in rules.required) and all(
        text in TOTALS or text in DASHES or is_amount(text) for text in texts.values()
    )


def _is_subtotal(texts: Mapping[int, str], rules: RowRules) -> bool:
    """Whether a row without all required cells is a total, or a section's heading with sums, or sums alone."""
    if any(is_subtotal(text) for text in list(texts.values())[:3]):
        return True
    amounts = {i for i, text in texts.items() if is_amount(text) and i not in rules.ordinals}
    numbered = any(i in rules.ordinals and is_ordinal(text) for i, text in texts.items())
    return (
        bool(amounts)
        and not numbered
        and all(
            i in amounts | rules.places | rules.ordinals
            or text in DASHES
            or (i not in rules.required and is_section(text))
            for i, text in texts.items()
        )
    )


def _is_remark(texts: Mapping[int, str], rules: RowRules, index: int) -> bool:
    """Whether a lone cell is a section's heading, a remark or a signature rather than the start of a record."""
    alone = len(texts) == 1
    if alone and (index in rules.merged_rows or rules.is_place(next(iter(texts.values())))):
        return True
    own = [(i, text) for i, text in texts.items() if i not in rules.places or len(texts) == 1]
    if len(own) != 1 or own[0][0] in rules.required:
        return False
    ((column, text),) = own
    return is_section(text) or (
        alone and (column == 0 or is_numbered(text) or (column not in rules.places and is_signature(text)))
    )


def _says_nothing(texts: Mapping[int, str], rules: RowRules) -> bool:
    """Whether a place reports that it has nothing to report: 无 in every cell that is filled."""
    told = [
        text for i, text in texts.items() if i not in rules.places and not (i in rules.ordinals and is_ordinal(text))
    ]
    return bool(told) and all(text in NOTHING for text in told)
