"""One planned sheet made into typed rows, an account of every row, and findings."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import duckdb
import msgspec
import pyarrow as pa

from taizhang.findings import Finding
from taizhang.loading.cells import TypingContext, type_cells
from taizhang.loading.checks import CheckSite, cell_address, check_rows, output_columns
from taizhang.loading.data_cells import data_cells
from taizhang.loading.own_lists import is_own_list
from taizhang.loading.places import PlaceIndex
from taizhang.loading.planning import Known, SheetPlan, missing_columns, refusal
from taizhang.loading.reading import cell_text
from taizhang.loading.uncached import uncached_findings
from taizhang.loading.units import heading_scale
from taizhang.loading.values import ColumnMatch, LoadedSheet, RowCounts, SheetTop
from taizhang.spec import Ledger

_TOP_ROWS: Final = 12  # shown of a sheet whose header is not known
_BELOW_HEADER: Final = 4
_TOP_COLUMNS: Final = 60
_TOP_LETTERS: Final = 80


class Typing(msgspec.Struct, frozen=True):
    """What the sheets of one workbook are typed with: where, knowing what, the year of its day, the folder for rows."""

    con: duckdb.DuckDBPyConnection
    known: Known
    specs: Mapping[str, Ledger]
    year: int
    output: Path


def load_sheet(plan: SheetPlan, typing: Typing, table: str) -> tuple[LoadedSheet, list[Finding]]:
    """Type and check the rows of a sheet that is a ledger's; its loaded rows go to the Arrow file `table`."""
    sheet, header = plan.sheet, plan.header
    assert header is not None
    con, index, output = typing.con, typing.known.index, typing.output / table
    context = _context(plan, index, typing.year)
    cells, repeated = data_cells(plan)
    type_cells(con, header.ledger, cells, index, context)
    site = CheckSite(
        sheet=sheet.name,
        columns={key: column + sheet.first_column for key, column in header.fields.items()},
        street=context.street,
    )
    findings, rejected = check_rows(con, header.ledger, site, index)
    rows = con.sql(f"select {output_columns(header.ledger)} from typed").to_arrow_table()
    if rows.num_rows:
        with pa.OSFile(str(output), "wb") as file, pa.ipc.new_file(file, rows.schema) as writer:
            writer.write_table(rows)
    loaded = LoadedSheet(
        name=sheet.name,
        hidden=sheet.hidden,
        ledger=header.ledger.key,
        header_rows=_header_rows(plan),
        columns=_columns(plan),
        rows=_counts(plan, loaded=rows.num_rows, rejected=rejected),
        scope=_scope(con, plan, index) if rows.num_rows else (),
        table=table if rows.num_rows else None,
        title=header.title,
    )
    said = [*_sheet_findings(plan), *_column_findings(plan), *uncached_findings(plan), *repeated, *findings]
    return loaded, said


def pass_sheet(plan: SheetPlan, beside_ledgers: bool, named: Ledger | None = None) -> tuple[LoadedSheet, list[Finding]]:
    """Account for a sheet that cannot be taken: an error, but for the helper sheets that stand beside ledgers.

    `named` is the ledger that a person said it is of.
    """
    sheet, refused = plan.sheet, refusal(plan)
    tabular = any(len({cell_text(v) for v in row} - {""}) > 1 for row in sheet.rows)
    helper = is_own_list(sheet) or (beside_ledgers and not refused and (sheet.hidden or not tabular))
    if not sheet.rows:
        findings = []
    elif helper:
        findings = [Finding(code="sheet_passed_over", sheet=sheet.name)]
    else:
        findings = refused or (missing_columns(sheet.name, named.required) if named else [])
        findings = findings or [Finding(code="sheet_unmatched", sheet=sheet.name)]
    counts = _untaken_rows(plan, "note" if helper else "rejected")
    return _not_taken(plan, counts), [*_sheet_findings(plan), *findings]


def leave_sheet(plan: SheetPlan) -> tuple[LoadedSheet, list[Finding]]:
    """Account for a sheet that a person said to leave out."""
    return _not_taken(plan, _untaken_rows(plan, "note")), [Finding(code="sheet_left_out", sheet=plan.sheet.name)]


def _not_taken(plan: SheetPlan, counts: RowCounts) -> LoadedSheet:
    sheet, header = plan.sheet, plan.header
    return LoadedSheet(
        name=sheet.name,
        hidden=sheet.hidden,
        ledger=None,
        header_rows=_header_rows(plan) if header else (),
        columns=_columns(plan) if header else (),
        rows=counts,
        title=header.title if header else "",
        likeliest=header.ledger.key if header else None,
        rivals=tuple(ledger.key for ledger in header.rivals) if header else (),
    )


def _header_rows(plan: SheetPlan) -> tuple[int, ...]:
    assert plan.header is not None
    first = plan.sheet.first_row
    return tuple(range(first + plan.header.first + 1, first + plan.header.last + 2))


def sheet_top(plan: SheetPlan) -> SheetTop | None:
    """The first rows of a sheet as they stand, up to some of those below its header; None if it has no cell."""
    sheet, header = plan.sheet, plan.header
    most = header.last + 1 + _BELOW_HEADER if header else _TOP_ROWS
    cells = (tuple(cell_text(v)[:_TOP_LETTERS] for v in row[:_TOP_COLUMNS]) for row in sheet.rows[:most])
    return SheetTop(row=sheet.first_row + 1, column=sheet.first_column, cells=tuple(cells)) if sheet.rows else None


def _untaken_rows(plan: SheetPlan, kind: Literal["note", "rejected"]) -> RowCounts:
    """The account of a sheet of which nothing is loaded: what is not blank is all of one `kind`."""
    written = sum(k != "blank" for k in plan.kinds)
    return RowCounts(blank=plan.sheet.first_row + len(plan.kinds) - written, **{kind: written})


def _context(plan: SheetPlan, index: PlaceIndex, year: int | None) -> TypingContext:
    assert plan.header is not None
    place = None if "street" in plan.sections else plan.preamble.place
    community = place if place and len(place) > 9 else None
    return TypingContext(
        year=plan.preamble.year or year,
        street=index.street_of(community) if community else place,
        community=community,
        scales={
            key: scale
            for key, column in plan.header.fields.items()
            if (scale := heading_scale(plan.header.columns[column].heading, plan.header.ledger.field(key).unit)) != 1
        },
    )


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
            code=f"column_{c.how}",
            sheet=plan.sheet.name,
            row=row,
            cell=cell_address(row, c.index),
            field=c.field,
            value=c.heading,
        )
        for c in _columns(plan)
        if c.how in ("unmatched", "suggested", "duplicate", "inferred")
    ]
