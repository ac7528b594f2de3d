"""The rows behind a number, and a ledger's rows as a table."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from taizhang.metrics.columns import conditions, explained
from taizhang.metrics.definition import Metric
from taizhang.metrics.keys import quoted
from taizhang.spec import PLACE_TYPES, Field, Ledger


def metric_rows(
    cursor: duckdb.DuckDBPyConnection,
    metric: Metric,
    where: Mapping[str, str | None] | None = None,
    limit: int | None = None,
) -> pa.Table:
    """The rows behind `metric`, each naming its `_file`, `_sheet` and `_row`, as they stand in the workbooks.

    `where` keeps those of a group: the `by` and the key that `measure` gave, or any column and its text. A ratio's
    rows are its denominator's, with `_counted` true where the numerator counts them too. `limit` gives the first
    rows only. Raises MetricError; UnknownNameError for a column that the rows do not have.
    """
    kept, values = conditions(metric, where or {})
    sql = f"select * from ({rows_sql(metric)}\n) as _rows where {kept} order by _upload, _sheet, _row limit ?"
    try:
        return cursor.sql(sql, params=[*values, limit]).to_arrow_table()
    except duckdb.ProgrammingError as error:
        raise explained(cursor, metric, where or {}, error) from error


def ledger_rows(cursor: duckdb.DuckDBPyConnection, ledger: Ledger, limit: int | None = None) -> pa.Table:
    """The rows of a ledger in the slice: its fields as declared (a place's code after its name), then provenance."""
    columns = ", ".join(map(quoted, ledger_columns(ledger)))
    sql = f"select {columns} from {quoted(ledger.key)} order by _upload, _sheet, _row limit ?"
    return cursor.sql(sql, params=[limit]).to_arrow_table()


def ledger_columns(ledger: Ledger) -> tuple[str, ...]:
    """The columns of a ledger's view that people read: its fields, a place's code after its name, then provenance."""
    return (*(column for field in ledger.fields for column in _columns(field)), "_file", "_sheet", "_row", "_upload")


def _columns(field: Field) -> tuple[str, ...]:
    return (field.key, f"{field.key}_code") if field.type in PLACE_TYPES else (field.key,)


def rows_sql(metric: Metric) -> str:
    """The select of the rows behind `metric`; those of a ratio say by `_counted` whether its numerator counts them."""
    if not metric.parts:
        return metric.query
    numerator, denominator = metric.parts
    return (
        "select d.*, exists (select 1 from (\n"
        f"{numerator.query}\n) as n where n._upload = d._upload and n._sheet = d._sheet and n._row = d._row) "
        f"as _counted from (\n{denominator.query}\n) as d"
    )
