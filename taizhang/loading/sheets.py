"""One sheet, from its cells as read to its typed rows, accounting and findings."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import duckdb
import msgspec
import pyarrow as pa

from taizhang.findings import Finding
from taizhang.loading.cells import TypingContext, column_array, type_cells
from taizhang.loading.checks import cell_address, check_rows, output_columns
from taizhang.loading.header import Header, find_header
from taizhang.loading.places import PlaceIndex
from taizhang.loading.preamble import Preamble, read_preamble
from taizhang.loading.reading import RawSheet, cell_text
from taizhang.loading.rows import RowKind, kind_above, kinds_below, row_rules
from taizhang.loading.units import heading_scale
from taizhang.loading.values import ColumnMatch, LoadedSheet, RowCounts
from taizhang.spec import Ledger

_TOP: Final = 60  # rows that the header and the lines above it lie within
_FOOT: Final = 12  # rows at the end among which a filling-in day may stand


class SheetPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood of a sheet before its cells are typed.

    `header` is None where no ledger was recognised; `kinds` then holds the kind of every row read all the same.
    """

    sheet: RawSheet
    header: Header | None
    kinds: tuple[RowKind, ...]
    preamble: Preamble


def plan_sheet(sheet: RawSheet, specs: Mapping[str, Ledger], index: PlaceIndex, file: str) -> SheetPlan:
    """Find the header, class the rows, and read the lines around the table."""
    top = [[cell_text(v) for v in row] for row in sheet.rows[:_TOP]]
    header = find_header(top, sheet.merges, specs, told=sheet.name + file)
    if header is None:
        above = [kind_above(row) for row in sheet.rows]
        return SheetPlan(sheet=sheet, header=None, kinds=tuple(above), preamble=_preamble(sheet, above, index, file))
    fields = {c.field: c.index for c in header.columns if c.field and c.how in ("exact", "synonym")}
    required = [f.key for f in header.ledger.required if f.key in fields and f.type not in ("street", "community")]
    rules = row_rules(header.stacks, fields, required, _merged_rows(sheet))
    kinds = (
        *(kind_above(row) for row in sheet.rows[: header.first]),
        *("header" for _ in range(header.first, header.last + 1)),
        *kinds_below(sheet.rows[header.last + 1 :], rules, header.last + 1),
    )
    return SheetPlan(sheet=sheet, header=header, kinds=kinds, preamble=_preamble(sheet, kinds, index, file))


def load_sheet(
    con: duckdb.DuckDBPyConnection, plan: SheetPlan, index: PlaceIndex, year: int | None, output: Path
) -> tuple[LoadedSheet, list[Finding]]:
    """Type and check the rows of a sheet that was planned; its loaded rows go to the Arrow file `output`."""
    sheet, header = plan.sheet, plan.header
    if header is None or _refusal(plan):
        return _not_taken(plan)
    context = _context(plan, index, year)
    fields = {c.field: c.index for c in header.columns if c.field and c.how in ("exact", "synonym")}
    type_cells(con, header.ledger, _data_cells(plan, fields), index, context)
    places = {c.field: c.index + sheet.first_column for c in header.columns if c.field}
    own = {plan.preamble.place} - {None} if context.street == plan.preamble.place else set()
    findings, rejected = check_rows(con, header.ledger, sheet.name, places, index, {p for p in own if p})
    rows = con.sql(f"select {output_columns(header.ledger)} from typed order by _row").to_arrow_table()
    if rows.num_rows:
        with pa.OSFile(str(output), "wb") as file, pa.ipc.new_file(file, rows.schema) as writer:
            writer.write_table(rows)
    loaded = LoadedSheet(
        name=sheet.name,
        hidden=sheet.hidden,
        ledger=header.ledger.key,
        header_rows=tuple(range(sheet.first_row + header.first + 1, sheet.first_row + header.last + 2)),
        columns=_columns(plan),
        rows=_counts(plan, loaded=rows.num_rows, rejected=rejected),
        scope=_scope(con, plan, index) if rows.num_rows else (),
        table=output.name if rows.num_rows else None,
    )
    return loaded, [*_sheet_findings(plan), *_column_findings(plan), *findings]


def _preamble(sheet: RawSheet, kinds: Sequence[RowKind], index: PlaceIndex, file: str) -> Preamble:
    foot = len(kinds) - _FOOT
    lines = [
        "  ".join(filter(None, map(cell_text, row)))
        for number, (row, kind) in enumerate(zip(sheet.rows, kinds, strict=True))
        if kind in ("title", "unit") or (kind == "note" and number >= foot)
    ]
    return read_preamble(sheet.name, file, lines[:_TOP], index)


def _merged_rows(sheet: RawSheet) -> frozenset[int]:
    """Rows that are one cell merged across most of the table."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    return frozenset(r0 for r0, c0, r1, c1 in sheet.merges if r0 == r1 and (c1 - c0 + 1) * 2 > width)


def _refusal(plan: SheetPlan) -> list[Finding]:
    """Why a sheet whose ledger was recognised cannot be taken after all."""
    header, name = plan.header, plan.sheet.name
    if header is None:
        return []
    if header.rivals:
        ledgers = "、".join(ledger.label for ledger in (header.ledger, *header.rivals))
        return [Finding(code="ledger_close_call", sheet=name, detail=ledgers)]
    missing = [*header.missing, *_missing_places(header, plan.preamble)]
    return [
        Finding(code="column_missing", sheet=name, field=field.key, detail="、".join((field.zh, *field.synonyms[:4])))
        for field in map(header.ledger.field, missing)
    ]


def _missing_places(header: Header, preamble: Preamble) -> list[str]:
    """Required places that neither a column nor the sheet's reporter gives."""
    matched = {c.field for c in header.columns if c.how in ("exact", "synonym")}
    named = preamble.place or ""
    given = matched | ({"street"} if named or "community" in matched else set())
    given |= {"community"} if len(named) > 9 else set()
    return [f.key for f in header.ledger.required if f.type in ("street", "community") and f.key not in given]


def _not_taken(plan: SheetPlan) -> tuple[LoadedSheet, list[Finding]]:
    """A sheet that is no ledger: a helper sheet is passed over, any other is an error."""
    sheet, refusal = plan.sheet, _refusal(plan)
    tabular = any(len({cell_text(v) for v in row} - {""}) > 1 for row in sheet.rows)
    helper = not refusal and (sheet.hidden or not tabular)
    if not sheet.rows:
        findings = []
    elif helper:
        findings = [Finding(code="sheet_passed_over", sheet=sheet.name)]
    else:
        findings = refusal or [Finding(code="sheet_unmatched", sheet=sheet.name)]
    counts = RowCounts(
        blank=sheet.first_row + sum(k == "blank" for k in plan.kinds),
        **{"note" if helper else "rejected": sum(k != "blank" for k in plan.kinds)},
    )
    header = plan.header
    loaded = LoadedSheet(
        name=sheet.name,
        hidden=sheet.hidden,
        ledger=None,
        header_rows=(),
        columns=_columns(plan) if header else (),
        rows=counts,
    )
    return loaded, [*_sheet_findings(plan), *findings]


def _context(plan: SheetPlan, index: PlaceIndex, year: int | None) -> TypingContext:
    assert plan.header is not None
    place = plan.preamble.place
    community = place if place and len(place) > 9 else None
    return TypingContext(
        year=plan.preamble.year or year,
        street=index.street_of(community) if community else place,
        community=community,
        scales={
            f.key: scale
            for c in plan.header.columns
            if c.field and c.how in ("exact", "synonym")
            for f in [plan.header.ledger.field(c.field)]
            if (scale := heading_scale(c.heading, f.unit)) != 1
        },
    )


def _data_cells(plan: SheetPlan, fields: Mapping[str, int]) -> pa.Table:
    """The cells of the data rows, a column a field found, merged ranges filled, and `_row` (1-based, of the sheet)."""
    sheet = plan.sheet
    data = [i for i, kind in enumerate(plan.kinds) if kind == "data"]
    columns = list(zip(*sheet.rows, strict=True))
    filled = {key: _filled(columns[i], i, sheet, data) for key, i in fields.items()}
    row = pa.array([sheet.first_row + i + 1 for i in data], pa.int32())
    return pa.table({key: column_array(values) for key, values in filled.items()} | {"_row": row})


def _filled(column: Sequence[object], position: int, sheet: RawSheet, data: Sequence[int]) -> list[object]:
    merges = [m for m in sheet.merges if m[1] <= position <= m[3]]
    if merges:
        column = list(column)
        for r0, c0, r1, _c1 in merges:
            column[r0 : r1 + 1] = [sheet.rows[r0][c0]] * (r1 - r0 + 1)  # type: ignore[index]
    return [column[i] for i in data]


def _columns(plan: SheetPlan) -> tuple[ColumnMatch, ...]:
    """The matches with their columns counted from the first of the workbook; columns without a heading left out."""
    assert plan.header is not None
    left = plan.sheet.first_column
    return tuple(msgspec.structs.replace(c, index=c.index + left) for c in plan.header.columns if c.heading)


def _counts(plan: SheetPlan, *, loaded: int, rejected: int) -> RowCounts:
    kinds = {kind: plan.kinds.count(kind) for kind in ("title", "header", "unit", "subtotal", "note")}
    blank = plan.sheet.first_row + plan.kinds.count("blank")
    return RowCounts(loaded=loaded, rejected=rejected, blank=blank, **kinds)


def _scope(con: duckdb.DuckDBPyConnection, plan: SheetPlan, index: PlaceIndex) -> tuple[str, ...]:
    """Every place whose rows this sheet reports whole; "" stands for rows of no street."""
    if plan.preamble.whole_district:
        return ("", *(p.code for p in index.streets))
    named = plan.preamble.place
    streets = {s or "" for (s,) in con.execute("select distinct street from typed").fetchall()}
    if named and len(named) > 9:
        streets.discard(index.street_of(named) or "")
    return tuple(sorted(streets | ({named} if named else set())))


def _sheet_findings(plan: SheetPlan) -> list[Finding]:
    sheet = plan.sheet
    findings = [Finding(code="sheet_hidden", sheet=sheet.name)] if sheet.hidden and sheet.rows else []
    if sheet.hidden_rows:
        shown = "、".join(map(str, sheet.hidden_rows[:20])) + ("……" if len(sheet.hidden_rows) > 20 else "")
        findings.append(Finding(code="rows_hidden", sheet=sheet.name, detail=shown))
    return findings


def _column_findings(plan: SheetPlan) -> list[Finding]:
    """What is said of columns that are not loaded, and of filled columns without a heading."""
    assert plan.header is not None
    row = plan.sheet.first_row + plan.header.last + 1
    return [
        Finding(
            code=f"column_{c.how}", sheet=plan.sheet.name, row=row, cell=cell_address(row, c.index), field=c.field, value=c.heading
        )
        for c in _columns(plan)
        if c.how in ("unmatched", "suggested", "duplicate")
    ]
