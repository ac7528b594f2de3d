"""The cells of one sheet as they stand in a file, whatever the file's format."""

import datetime as dt

import msgspec

Value = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta
Range = tuple[int, int, int, int]  # first row, first column, last row, last column; 0-based, inclusive
Place = tuple[int, int]  # row, column; 0-based


class RawSheet(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet as written: `rows` of equal length from the first used cell on, `""` where a cell is empty.

    `first_row` and `first_column` say where in the sheet they begin (0-based); `merges` are ranges inside `rows`,
    `hidden_rows` 1-based rows of the sheet. `uncached` are the first cells of the sheet (not of `rows`) that hold a
    formula without a saved result, `uncached_total` counts them all.
    """

    name: str
    hidden: bool
    first_row: int
    first_column: int
    rows: list[list[Value]]
    merges: tuple[Range, ...]
    hidden_rows: tuple[int, ...]
    uncached: tuple[Place, ...] = ()
    uncached_total: int = 0

    @property
    def height(self) -> int:
        """Rows of the sheet, from its first to its last used one."""
        return self.first_row + len(self.rows)


class Unsaid(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader does not say of one sheet; places and ranges count from the sheet's first cell.

    `hidden_rows` are 1-based, `errors` the error (`#REF!`) that each such cell shows, `merges` None where the reader
    gives them itself.
    """

    hidden_rows: tuple[int, ...] = ()
    errors: dict[Place, str] = {}
    merges: tuple[Range, ...] | None = None
    uncached: tuple[Place, ...] = ()
    uncached_total: int = 0


UNCACHED_KEPT = 1000  # more than anybody reads; the total says the rest


def cell_text(value: Value | None) -> str:
    """What a cell says as text: 35.0 is `35`, a day is ISO, an empty cell is `""`."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    return str(value).upper() if isinstance(value, bool) else str(value)
