"""What is understood of a sheet before its cells are typed: header, kinds of rows, who reports it and when."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from taizhang.findings import Finding
from taizhang.loading.columns import Confirmed
from taizhang.loading.header import Header, Hint, find_header
from taizhang.loading.own_lists import is_own_list
from taizhang.loading.places import PlaceIndex
from taizhang.loading.preamble import Preamble, read_preamble
from taizhang.loading.reading import RawSheet, cell_text
from taizhang.loading.rows import RowKind, kind_above, kinds_below, row_rules
from taizhang.loading.sections import place_named, section_places
from taizhang.loading.values import SheetChoice
from taizhang.spec import PLACE_TYPES, Field, Ledger

HEADER_WITHIN: Final = 60  # rows that the header and the lines above it lie within
_FOOT: Final = 12  # rows at the end among which a filling-in day may stand


class SheetPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood of a sheet before its cells are typed.

    `header` is None where no ledger was recognised; `kinds` then holds the kind of every row read all the same.
    `sections` gives by level of place, where no column does, the place that each row's section is headed by.
    """

    sheet: RawSheet
    header: Header | None
    kinds: tuple[RowKind, ...]
    preamble: Preamble
    sections: Mapping[str, tuple[str, ...]] = {}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a workbook besides its cells: what it is called, places, and headings explained before."""

    file: str
    index: PlaceIndex
    confirmed: Mapping[str, Confirmed] = {}


def plan_sheet(
    sheet: RawSheet, specs: Mapping[str, Ledger], known: Known, choice: SheetChoice | None = None
) -> SheetPlan:
    """Find the header, class the rows, and read the lines around the table; what a person chose goes first."""
    file, index = known.file, known.index
    top = [] if is_own_list(sheet) else [[cell_text(v) for v in row] for row in sheet.rows[:HEADER_WITHIN]]
    header = find_header(top, sheet.merges, specs, _hint(sheet, known, choice)) if top else None
    if header is None:
        above = [kind_above(row) for row in sheet.rows]
        preamble = _preamble(sheet, above, None, index, file)
        return SheetPlan(sheet=sheet, header=None, kinds=tuple(above), preamble=preamble)
    rules = row_rules(
        header.stacks,
        header.fields,
        required=[f.key for f in header.ledger.required if f.type not in PLACE_TYPES],
        places=PLACE_TYPES,
        merges=sheet.merges,
        is_place=lambda text: any(place_named([text], level, index) for level in PLACE_TYPES),
    )
    of_header: list[RowKind] = ["header"] * (header.last + 1 - header.first)
    kinds = (
        *(kind_above(row) for row in sheet.rows[: header.first]),
        *of_header,
        *kinds_below(sheet.rows[header.last + 1 :], rules, header.last + 1),
    )
    preamble = _preamble(sheet, kinds, header, index, file)
    return SheetPlan(
        sheet=sheet,
        header=header,
        kinds=kinds,
        preamble=preamble,
        sections=section_places(sheet, kinds, set(PLACE_TYPES) - _given_levels(header), index, preamble.place),
    )


def _hint(sheet: RawSheet, known: Known, choice: SheetChoice | None) -> Hint:
    """What is told of a sheet, its rows and columns counted from the first cell read."""
    told, rows = sheet.name + known.file, choice.header_rows if choice else None
    return Hint(
        told=told,
        confirmed=known.confirmed,
        rows=(rows[0] - 1 - sheet.first_row, rows[1] - 1 - sheet.first_row) if rows else None,
        chosen={column - sheet.first_column: field for column, field in choice.columns.items()} if choice else {},
    )


def _preamble(
    sheet: RawSheet, kinds: Sequence[RowKind], header: Header | None, index: PlaceIndex, file: str
) -> Preamble:
    first = header.first if header else len(kinds)
    spoken = [
        (number, "  ".join(filter(None, map(cell_text, row))))
        for number, (row, kind) in enumerate(zip(sheet.rows, kinds, strict=True))
        if kind in ("title", "unit") or (kind == "note" and number >= len(kinds) - _FOOT)
    ]
    return read_preamble(
        sheet.name,
        file,
        above=[line for number, line in spoken if number < first][:HEADER_WITHIN],
        below=[line for number, line in spoken if number >= first][:HEADER_WITHIN],
        index=index,
        given=_given_levels(header),
    )


def _given_levels(header: Header | None) -> frozenset[str]:
    """The levels of place that no title need give: the rows do, or the ledger does not keep them."""
    return frozenset(p for p in PLACE_TYPES if header and (p in header.fields or not header.ledger.has(p)))


def refusal(plan: SheetPlan) -> list[Finding]:
    """Why a sheet whose ledger was recognised cannot be taken after all; empty if it can."""
    header, name = plan.header, plan.sheet.name
    if header is None:
        return []
    if header.rivals:
        ledgers = "、".join(ledger.label for ledger in (header.ledger, *header.rivals))
        return [Finding(code="ledger_close_call", sheet=name, detail=ledgers)]
    missing = [*header.missing, *_missing_places(header, plan)]
    return missing_columns(name, map(header.ledger.field, missing))


def missing_columns(sheet: str, fields: Iterable[Field]) -> list[Finding]:
    """What is said where no column of `sheet` holds `fields`, which every row needs."""
    return [
        Finding(code="column_missing", sheet=sheet, field=field.key, detail="、".join((field.zh, *field.synonyms[:4])))
        for field in fields
    ]


def _missing_places(header: Header, plan: SheetPlan) -> list[str]:
    """Required places that neither a column nor a section nor the sheet's reporter gives."""
    given = {*header.fields, *plan.sections}
    named = plan.preamble.place or ""
    given |= {"street"} if named or "community" in given else set()
    given |= {"community"} if len(named) > 9 else set()
    return [f.key for f in header.ledger.required if f.type in PLACE_TYPES and f.key not in given]
