"""What each report said of one row of a ledger, and which of it was a step back."""

from typing import Any

import duckdb
import pyarrow as pa

from taizhang.metrics.keys import quoted
from taizhang.metrics.rows import ledger_columns
from taizhang.spec import PLACE_TYPES, Field, Ledger


def row_history(cursor: duckdb.DuckDBPyConnection, ledger: Ledger, upload: int, sheet: str, row: int) -> pa.Table:
    """Every version known in the slice of the row that stands at `row` of `sheet` in the upload `upload`, oldest first.

    Columns: `_reported_on`, the ledger's fields, `_file`, `_sheet`, `_row`, `_upload`, `_ended_on` (the day a later
    report took its place, null for the last). Empty if that row is not in the slice.
    """
    key = [f"{k}_code" if ledger.field(k).type in PLACE_TYPES else k for k in ledger.row_key]
    same = " and ".join(f"each.{quoted(k)} is not distinct from this.{quoted(k)}" for k in key)
    columns = ", ".join(f"each.{quoted(column)}" for column in ledger_columns(ledger))
    view = quoted(f"{ledger.key}_history")
    sql = (
        f"select distinct each._reported_on, {columns}, each._ended_on from {view} as each "
        f"join {view} as this on {same} where (this._upload, this._sheet, this._row) = ($upload, $sheet, $row) "
        "order by each._reported_on, each._upload, each._row"
    )
    return cursor.sql(sql, params={"upload": upload, "sheet": sheet, "row": row}).to_arrow_table()


def stepped_back(field: Field, old: Any, new: Any) -> bool:  # noqa: ANN401 - a cell of any type
    """Whether `new` is a step back from `old`, values of `field` in two reports, by what it declares as one."""
    if field.backward == "emptied":
        return new is None and old is not None
    if field.backward is None or old is None or new is None:
        return False
    if field.type == "choice":
        codes = [choice.code for choice in field.choices]
        return new in codes and old in codes and codes.index(new) < codes.index(old)
    return bool(new > old if field.backward == "later" else new < old)
