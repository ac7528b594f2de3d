"""What a report not yet published changes: against what is in force on its day, in what it covers."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import duckdb
import msgspec
import pyarrow as pa

from taizhang.loading.values import LoadedBook, LoadedSheet
from taizhang.spec import PLACE_TYPES, Field, Ledger
from taizhang.store.database import query, quoted, records
from taizhang.store.publishing import read_rows, typed_fields
from taizhang.store.validity import row_key, table

_MOST: Final = 500  # rows told in full; the counts are of all


class CellChange(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that says something else than before; values as SQL writes them, choices and places as codes."""

    field: str
    old: str | None
    new: str | None
    backward: bool | None


class RowChange(msgspec.Struct, frozen=True, kw_only=True):
    """A row that is new, changed or vanished.

    `names` are the values of the ledger's row key. `sheet` and `row` say where the new report has it, `held_upload`,
    `held_sheet`, `held_row` and `held_on` where the last one had it; None where it has not.
    """

    kind: Literal["new", "changed", "vanished"]
    names: tuple[str | None, ...]
    sheet: str | None
    row: int | None
    held_upload: int | None
    held_sheet: str | None
    held_row: int | None
    held_on: dt.date | None
    cells: tuple[CellChange, ...]
    backward: bool


class LedgerChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What a report would change in one ledger, in rows; `since` is the day of the last report, None if there is none.

    `rows` are those that are not the same, steps back first, then the vanished, changed and new; the first 500.
    """

    ledger: str
    since: dt.date | None
    new: int
    changed: int
    same: int
    vanished: int
    backward: int
    rows: tuple[RowChange, ...]


def find_changes(
    cursor: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger], book: LoadedBook, tables: Path
) -> tuple[LedgerChanges, ...]:
    """What `book`, whose typed rows lie in `tables`, would change, ledger by ledger."""
    keys = dict.fromkeys(sheet.ledger for sheet in book.sheets if sheet.ledger and sheet.table)
    return tuple(
        _of_ledger(cursor, specs[key], [s for s in book.sheets if s.ledger == key and s.table], book, tables)
        for key in keys
    )


def _of_ledger(
    cursor: duckdb.DuckDBPyConnection, spec: Ledger, sheets: Sequence[LoadedSheet], book: LoadedBook, tables: Path
) -> LedgerChanges:
    arriving = pa.concat_tables([_rows_of(sheet, tables) for sheet in sheets], promote_options="default")
    cursor.register("arriving", arriving)
    sql = query("report_changes").format(
        ledger=table(spec),
        fields=typed_fields(spec, arriving.column_names),
        row_key=row_key(spec),
        names=f"[{', '.join(_said(spec.field(key)) for key in spec.row_key)}]",
        cells=", ".join(map(_cell, spec.fields)),
    )
    cursor.execute(sql, {**_parameters(spec), "day": book.reported_on, "scope": _scope(sheets)})
    cursor.unregister("arriving")
    (counts,) = records(cursor, "count_changes")
    rows = msgspec.convert(records(cursor, "list_changes", {"most": _MOST}), tuple[RowChange, ...])
    cursor.execute("drop table change")
    return LedgerChanges(ledger=spec.key, rows=rows, **counts)


def _rows_of(sheet: LoadedSheet, tables: Path) -> pa.Table:
    rows = read_rows(tables / (sheet.table or ""))
    return rows.append_column("_sheet", pa.array([sheet.name] * rows.num_rows, pa.string()))


def _scope(sheets: Sequence[LoadedSheet]) -> list[str]:
    return sorted({place for sheet in sheets for place in sheet.scope})


def _parameters(spec: Ledger) -> dict[str, Any]:
    return {"events": spec.mode == "events", **ordered_choices(spec)}


def ordered_choices(spec: Ledger) -> dict[str, list[str]]:
    """The parameters that `backward` asks for: the codes of each choice of which an earlier one is a step back."""
    return {f"codes_{f.key}": [c.code for c in f.choices] for f in _ordered(spec)}


def _ordered(spec: Ledger) -> Iterator[Field]:
    """The choices of which an earlier one is a step back."""
    return (f for f in spec.fields if f.backward == "lower" and f.type == "choice")


def _column(field: Field) -> str:
    return quoted(f"{field.key}_code" if field.type in PLACE_TYPES else field.key)


def _said(field: Field) -> str:
    """What either report says of a field, as text; of a place its code."""
    return f"coalesce(reported.{_column(field)}::varchar, held.{_column(field)}::varchar)"


def _cell(field: Field) -> str:
    column = _column(field)
    return (
        f"{{'field': '{field.key}', 'old': held.{column}::varchar, 'new': reported.{column}::varchar, "
        f"'backward': {backward(field, f'held.{column}', f'reported.{column}')}}}"
    )


def backward(field: Field, old: str, new: str) -> str:
    """The SQL for whether a field took a step back from `old` to `new`, columns; null where one of them is."""
    match field.backward:
        case "lower" if field.type == "choice":
            codes = f"$codes_{field.key}"
            return f"list_position({codes}, {new}) < list_position({codes}, {old})"
        case "lower":
            return f"{new} < {old}"
        case "later":
            return f"{new} > {old}"
        case "emptied":
            return f"{new} is null and {old} is not null"
        case _:
            return "false"
