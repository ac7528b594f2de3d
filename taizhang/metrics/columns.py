"""How the rows of a metric are grouped and filtered, and what is said when they cannot be."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

import duckdb

from taizhang.errors import MetricError, UnknownNameError
from taizhang.locale import _
from taizhang.metrics.definition import Metric

PROVENANCE: Final = ("street_code", "community_code", "_upload", "_file", "_sheet", "_row")
_PLACES: Final = {"street": "street_code", "community": "community_code"}


def quoted(column: str) -> str:
    """`column` as an SQL identifier."""
    return '"' + column.replace('"', '""') + '"'


def group_key(metric: Metric, by: str) -> str:
    """The SQL expression that rows are grouped by: a place's code, the first of the month, or the column as text."""
    if by in _PLACES:
        return _PLACES[by]
    if by != "month":
        return f"cast({quoted(by)} as varchar)"
    if metric.month is None:
        raise UnknownNameError(kind=_("column"), name="month", known="street, community")
    return f"date_trunc('month', {quoted(metric.month)})"


def conditions(metric: Metric, where: Mapping[str, str | None]) -> tuple[str, list[object]]:
    """An SQL condition that keeps the rows of the groups named in `where`, and the values it binds."""
    clauses = [f"{group_key(metric, by)} is not distinct from ?" for by in where]
    values: list[object] = [_month(value) if by == "month" and value else value for by, value in where.items()]
    return " and ".join(clauses) or "true", values


def _month(value: str) -> dt.date:
    try:
        return dt.datetime.strptime(value, "%Y-%m").date()
    except ValueError as error:
        raise UnknownNameError(kind=_("month"), name=value, known="2024-05, …") from error


def check_metric(cursor: duckdb.DuckDBPyConnection, metric: Metric) -> tuple[str, ...]:
    """The columns of a metric's rows. Raises MetricError if the query does not run or its rows lack a column."""
    try:
        columns = tuple(row[0] for row in cursor.execute(f"describe {metric.rows_query}").fetchall())
    except duckdb.Error as error:
        raise _wrong(metric, _("the query does not run: {reason}"), reason=error) from error
    parts = [part.aggregate for part in metric.parts or (metric,)]
    aggregated = [column for part in parts for column in (part.column, part.base)]
    for column in (metric.month, *aggregated, *PROVENANCE):
        if column and column not in columns:
            reason = _("its rows have no column “{column}” (they have {known})")
            raise _wrong(metric, reason, column=column, known=", ".join(columns))
    return columns


def explained(
    cursor: duckdb.DuckDBPyConnection, metric: Metric, asked: Iterable[str], error: duckdb.Error
) -> Exception:
    """What to raise where a metric's query failed: about the metric, or about a column that was asked of it."""
    columns = check_metric(cursor, metric)
    unknown = [by for by in asked if by not in (*_PLACES, "month", *columns)]
    if unknown:
        return UnknownNameError(kind=_("column"), name=unknown[0], known=", ".join(c for c in columns if c[0] != "_"))
    return _wrong(metric, _("the query does not run: {reason}"), reason=error)


def _wrong(metric: Metric, template: str, **params: object) -> MetricError:
    return MetricError(file=metric.file, reason=template.format(**params))
