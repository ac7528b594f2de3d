"""What took a step back between two days: rows of snapshot ledgers of which a field did, by what it declares as one."""

import datetime as dt
from collections.abc import Iterable
from functools import cache

import duckdb
import msgspec

from taizhang.metrics.keys import quoted
from taizhang.paths import QUERIES
from taizhang.spec import PLACE_TYPES, Field, Ledger
from taizhang.store.changes import backward, ordered_choices


class Step(msgspec.Struct, frozen=True):
    """A field that took a step back: what the earlier report says and what the later one, choices as codes."""

    field: str
    old: str | None
    new: str | None


class Setback(msgspec.Struct, frozen=True, kw_only=True):
    """A row that took steps back, where the later report has it; `names` are the texts of the ledger's row key."""

    ledger: str
    names: tuple[str | None, ...]
    street: str | None
    street_code: str | None
    community: str | None
    upload: int
    file: str
    sheet: str
    row: int
    steps: tuple[Step, ...]


def setbacks(cursor: duckdb.DuckDBPyConnection, ledgers: Iterable[Ledger]) -> tuple[Setback, ...]:
    """Every row in the slice of `cursor` that took a step back since the day it compares with, ledger by ledger.

    Rows that only one of the two days has are none; empty where the slice compares with no day.
    """
    before = cursor.execute("select getvariable('before')").fetchall()[0][0]
    able = [ledger for ledger in ledgers if ledger.mode == "snapshot" and any(f.backward for f in ledger.fields)]
    return tuple(found for ledger in able for found in _of_ledger(cursor, ledger, before)) if before else ()


def _of_ledger(cursor: duckdb.DuckDBPyConnection, ledger: Ledger, before: dt.date) -> list[Setback]:
    key = [quoted(f"{k}_code" if ledger.field(k).type in PLACE_TYPES else k) for k in ledger.row_key]
    steps = ", ".join(_step(field) for field in ledger.fields if field.backward)
    sql = _query().format(
        history=quoted(f"{ledger.key}_history"),
        row_key=", ".join(key),
        same=" and ".join(f"reported.{column} is not distinct from held.{column}" for column in key),
        names=f"[{', '.join(f'reported.{quoted(k)}::varchar' for k in ledger.row_key)}]",
        steps=steps,
    )
    found = cursor.execute(sql, {"before": before, **ordered_choices(ledger)})
    columns = [column[0] for column in found.description]
    rows = [{"ledger": ledger.key, **dict(zip(columns, row, strict=True))} for row in found.fetchall()]
    return msgspec.convert(rows, list[Setback])


def _step(field: Field) -> str:
    column = quoted(field.key)
    old, new = f"held.{column}", f"reported.{column}"
    return (
        f"{{'field': '{field.key}', 'old': {old}::varchar, 'new': {new}::varchar, "
        f"'backward': {backward(field, old, new)}}}"
    )


@cache
def _query() -> str:
    return (QUERIES / "changes" / "setbacks.sql").read_text("utf-8")
