"""Findings about typed rows, and which rows they keep out."""

from collections.abc import Iterable, Mapping
from typing import Final

import duckdb
import msgspec

from taizhang.findings import KINDS, Finding
from taizhang.loading.places import PlaceIndex
from taizhang.locale import N_
from taizhang.spec import PLACE_TYPES, Field, Ledger

EXPECTED: Final[Mapping[str, str]] = {
    "text": N_("a text"),
    "boolean": N_("yes (是, √) or no (否, ×)"),
    "date": N_("a day such as 2024-05-12"),
    "number": N_("a number such as 35 or 3.5"),
    "integer": N_("a whole number such as 35"),
    "percent": N_("a percentage such as 85 or 85%"),
    "street": N_("a street of this district"),
    "community": N_("a community of this district"),
}


class CheckSite(msgspec.Struct, frozen=True, kw_only=True):
    """Where the rows being checked stand.

    `columns` says in which column (0-based, of the workbook) each field lies; `street` is the one street the sheet
    reports, None where it may speak of any.
    """

    sheet: str
    columns: Mapping[str, int]
    street: str | None


def check_rows(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, site: CheckSite, index: PlaceIndex
) -> tuple[list[Finding], int]:
    """Findings of the table `typed`, and how many rows they reject; those leave the table."""
    columns = {name for name, *_ in con.execute("from typed limit 0").description}
    findings = [f for field in ledger.fields for f in _cell_findings(con, field, site, columns)]
    missing = " or ".join(f'"{field.key}" is null' for field in ledger.required)
    rejected = con.execute(f"delete from typed where {missing or 'false'}").fetchall()[0][0]
    findings += _duplicates(con, ledger, site.sheet)
    findings += _rule_findings(con, ledger, site)
    findings += _outside_scope(con, site, index)
    return sorted(findings, key=lambda f: (f.row or 0, f.cell or "")), rejected


def cell_address(row: int, column: int | None) -> str | None:
    """`D12` for the 1-based row 12 and the 0-based column 3; None where there is no column."""
    if column is None:
        return None
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row}"


def _cell_findings(
    con: duckdb.DuckDBPyConnection, field: Field, site: CheckSite, columns: set[str]
) -> Iterable[Finding]:
    """What is wrong with, or was read into, the cells of one field; `columns` are those of `typed`."""
    place = field.type in PLACE_TYPES
    detail = f'"{field.key}__place"' if place else f'cast("{field.key}" as varchar)'
    text, note = (f'"{c}"' if c in columns else "null" for c in (f"{field.key}__text", f"{field.key}__note"))
    rows = con.execute(
        f"""
        select _row, {text}, {detail}, case
            when "{field.key}" is not null then {note}
            when {text} is null then 'empty'
            else coalesce({note}, 'unreadable')
        end as code
        from typed
        where {note} is not null or "{field.key}" is null and ({field.required} or {text} is not null)
        """
    ).fetchall()
    for row, text, value, code in rows:
        required = f"required_{code}"
        yield Finding(
            code=required if field.required and required in KINDS else code,
            sheet=site.sheet,
            row=row,
            cell=cell_address(row, site.columns.get(field.key)),
            field=field.key,
            value=text,
            detail=_expected(field) if code == "unreadable" else _read_as(field, value),
        )


def _read_as(field: Field, value: str | None) -> str | None:
    """What SQL writes of a value, as a reader would: a number without its idle decimal."""
    return value.removesuffix(".0") if value and field.type in ("number", "percent") else value


def _expected(field: Field) -> str:
    """What may stand in a cell of a field: the choices as they are written, else words to be translated."""
    return " / ".join(choice.zh for choice in field.choices) or EXPECTED[field.type]


def _duplicates(con: duckdb.DuckDBPyConnection, ledger: Ledger, sheet: str) -> list[Finding]:
    key = ", ".join(f'"{k}"' for k in ledger.row_key)
    complete = " and ".join(f'"{k}" is not null' for k in ledger.row_key)
    rows = con.execute(
        f"select _row, min(_row) over (partition by {key}) as first from typed where {complete} qualify _row > first"
    ).fetchall()
    return [Finding(code="duplicate_row", sheet=sheet, row=row, detail=str(first)) for row, first in rows]


def _rule_findings(con: duckdb.DuckDBPyConnection, ledger: Ledger, site: CheckSite) -> Iterable[Finding]:
    """What the ledger's own rules say, in both languages."""
    for rule in ledger.rules:
        rows = con.execute(
            f'select _row, cast("{rule.field}" as varchar) from typed where coalesce({rule.when}, false)'
        ).fetchall()
        for row, value in rows:
            yield Finding(
                code="rule",
                sheet=site.sheet,
                row=row,
                cell=cell_address(row, site.columns.get(rule.field)),
                field=rule.field,
                value=value,
                detail=f"{rule.zh}\n{rule.en}",
            )


def _outside_scope(con: duckdb.DuckDBPyConnection, site: CheckSite, index: PlaceIndex) -> list[Finding]:
    """Rows of another street than the one that reports the sheet."""
    if site.street is None:
        return []
    rows = con.execute(
        "select _row, street, street__text from typed where street <> $street", {"street": site.street}
    ).fetchall()
    return [
        Finding(code="outside_scope", sheet=site.sheet, row=row, field="street", value=text, detail=index.name(code))
        for row, code, text in rows
    ]


def output_columns(ledger: Ledger) -> str:
    """The SQL of the typed columns in the ledger's order, places as codes, then `_row`."""
    names = [f'"{f.key}" as {f.key}_code' if f.type in PLACE_TYPES else f'"{f.key}"' for f in ledger.fields]
    return ", ".join([*names, "_row"])
