"""From which day until which a row shows: worked out anew whenever an upload comes, goes or comes back."""

import datetime as dt

import duckdb

from taizhang.spec import PLACE_TYPES, Ledger
from taizhang.store.database import query, quoted


def table(spec: Ledger) -> str:
    """The table that holds the rows of a ledger, as SQL writes it."""
    return f"ledger.{quoted(spec.key)}"


def row_key(spec: Ledger) -> str:
    """SQL for the parts of a row's key, each led by its length so that no two keys read the same."""
    columns = [quoted(f"{k}_code" if spec.field(k).type in PLACE_TYPES else k) for k in spec.row_key]
    return ", ".join(f"length({c}::varchar), ':', {c}::varchar" for c in columns)


def settle(cursor: duckdb.DuckDBPyConnection, spec: Ledger, upload: int) -> None:
    """Set the end of every row of the ledger that `upload`, now in force or withdrawn, has a say in."""
    params: dict[str, object] = {"upload": upload}
    if spec.mode == "snapshot":
        params["key"] = spec.key
    cursor.execute(query(f"settle_{spec.mode}").format(ledger=table(spec)), params)


def withdraw_rows(cursor: duckdb.DuckDBPyConnection, spec: Ledger, upload: int) -> None:
    """Show the rows of `upload` no more, and those it had ended again."""
    cursor.execute(query("withdraw_rows").format(ledger=table(spec)), {"upload": upload})
    settle(cursor, spec, upload)


def restore_rows(cursor: duckdb.DuckDBPyConnection, spec: Ledger, upload: int, reported_on: dt.date) -> None:
    """Show the rows of `upload` again, and end those that it supersedes."""
    params = {"upload": upload, "reported_on": reported_on}
    cursor.execute(query("restore_rows").format(ledger=table(spec)), params)
    settle(cursor, spec, upload)


def refresh(cursor: duckdb.DuckDBPyConnection, spec: Ledger) -> None:
    """Tell all rows of the ledger apart by its key as now declared, name their places, settle them by its mode."""
    cursor.execute(query("name_places").format(ledger=table(spec)))
    cursor.execute(query("refresh").format(ledger=table(spec), row_key=row_key(spec)))
    for (upload,) in cursor.execute(query("ledger_uploads"), {"key": spec.key}).fetchall():
        settle(cursor, spec, upload)
