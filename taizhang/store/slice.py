"""The slice: what a viewer looks at, told to a cursor in variables that every view reads."""

import datetime as dt
from typing import Final, Literal

import duckdb
import msgspec

Day = Literal["as_of", "before"]

_TYPES: Final = {"as_of": "date", "before": "date", "day": "varchar", "streets": "varchar[]"}


class Slice(msgspec.Struct, frozen=True):
    """The day looked at, the day it is compared with, and the streets in view.

    `streets` holds 9-digit codes, "" for rows of no street; empty means all streets and rows of none.
    """

    as_of: dt.date
    before: dt.date | None = None
    streets: tuple[str, ...] = ()


def set_slice(cursor: duckdb.DuckDBPyConnection, slice_: Slice) -> None:
    """Let the views of `cursor` show `slice_` as of its day."""
    _set(cursor, "as_of", slice_.as_of)
    _set(cursor, "before", slice_.before)
    _set(cursor, "streets", list(slice_.streets))
    set_day(cursor, "as_of")


def set_day(cursor: duckdb.DuckDBPyConnection, day: Day) -> None:
    """Let the views of `cursor` show the one or the other day of its slice; no rows if the slice lacks it."""
    _set(cursor, "day", day)


def _set(cursor: duckdb.DuckDBPyConnection, name: str, value: object) -> None:
    cursor.execute(f"set variable {name} = $value::{_TYPES[name]}", {"value": value})
