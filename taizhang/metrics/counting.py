"""How many rows stand behind a number."""

from collections.abc import Mapping

import duckdb
import msgspec

from taizhang.metrics.columns import conditions, explained
from taizhang.metrics.definition import Metric
from taizhang.metrics.rows import rows_sql


class RowCount(msgspec.Struct, frozen=True):
    """How many rows there are behind a metric, and of a ratio how many of them its numerator counts."""

    rows: int
    counted: int | None


def count_rows(
    cursor: duckdb.DuckDBPyConnection, metric: Metric, where: Mapping[str, str | None] | None = None
) -> RowCount:
    """How many rows `metric_rows` gives. Raises MetricError; UnknownNameError for a column that the rows lack."""
    kept, values = conditions(metric, where or {})
    counted = "count(case when _counted then 1 end)" if metric.parts else "null"
    sql = f"select count(*), {counted} from ({rows_sql(metric)}\n) as _rows where {kept}"
    try:
        return RowCount(*cursor.execute(sql, values).fetchall()[0])
    except duckdb.ProgrammingError as error:
        raise explained(cursor, metric, where or {}, error) from error
