"""How the rows of a metric are grouped and filtered, and what is said when they cannot be."""

from collections.abc import Iterable, Mapping
from typing import Final

import duckdb

from taizhang.errors import MetricError, UnknownNameError
from taizhang.locale import _
from taizhang.metrics.definition import Metric
from taizhang.metrics.filters import filter_of
from taizhang.metrics.keys import Grouping, grouping

PROVENANCE: Final = ("street_code", "community_code", "_upload", "_file", "_sheet", "_row")


def conditions(metric: Metric, where: Mapping[str, str | None]) -> tuple[str, list[object]]:
    """An SQL condition that keeps the rows that `where` names, and the values it binds.

    It names groups by what `measure` groups by and the group's key, and filters as `taizhang.metrics.filters` says.
    """
    clauses, values = [], list[object]()
    for by, value in where.items():
        found = filter_of(by)
        if found:
            clause, bound = found.condition(grouping(found.by, metric.month), value)
        else:
            group = grouping(by, metric.month)
            clause, bound = f"{group.expression} is not distinct from ?", [group.value(value)]
        clauses.append(clause)
        values += bound
    return " and ".join(clauses) or "true", values


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
    unknown = [by for by in asked if _read(metric, by).column not in columns]
    if unknown:
        return UnknownNameError(kind=_("column"), name=unknown[0], known=", ".join(c for c in columns if c[0] != "_"))
    return _wrong(metric, _("the query does not run: {reason}"), reason=error)


def _read(metric: Metric, by: str) -> Grouping:
    found = filter_of(by)
    return grouping(found.by if found else by, metric.month)


def _wrong(metric: Metric, template: str, **params: object) -> MetricError:
    return MetricError(file=metric.file, reason=template.format(**params))
