"""A metric as numbers: its value, its value by group, and both on the day it is compared with."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, SupportsFloat

import duckdb
import msgspec

from taizhang.metrics.columns import explained
from taizhang.metrics.definition import Metric
from taizhang.metrics.keys import Grouping, grouping, quoted
from taizhang.metrics.labels import label, ordered, places_in_view
from taizhang.store import set_day

Number = float | None
Value = float | tuple[float, float] | None

_SQL: Final = {
    "count": "count(*)",
    "range": "count(*)",
    "sum": "coalesce(sum(_value), 0)",
    "distinct": "count(distinct _value)",
    "mean": "avg(_value)",
    "median": "median(_value)",
    "quantile": "percentile_cont({of[1]}) within group (order by _value)",
    "share": "100.0 * sum(_value) / nullif(sum(_base), 0)",
}


class Group(msgspec.Struct, frozen=True):
    """One street, community, month or choice: `key` is what `metric_rows` filters by, None where rows name none."""

    key: str | None
    label: str
    value: Number
    before: Number


class Measure(msgspec.Struct, frozen=True):
    """A metric measured in a slice; a range's value is (fewest, most), a ratio's or a share's a percent.

    `before` and `change` are None where the slice compares with no day; a range has no change.
    """

    metric: str
    value: Value
    before: Value
    change: Number
    groups: tuple[Group, ...]


class _Values(msgspec.Struct, frozen=True):
    total: Value
    groups: dict[str | None, Number]


def measure(cursor: duckdb.DuckDBPyConnection, metric: Metric, by: str | None = None) -> Measure:
    """`metric` in the slice of `cursor`, and by `street`, `community`, `month` or any column of its rows.

    By street or community every one in view has a group, in the order of codes; by a choice, those that have rows,
    in declared order. Raises MetricError; UnknownNameError for a column that the rows do not have.
    """
    now = _values(cursor, metric, by)
    before = None
    if _compares(cursor):
        with _on_the_day_before(cursor):
            before = _values(cursor, metric, by)
    return Measure(
        metric=metric.name,
        value=now.total,
        before=before.total if before else None,
        change=_change(now.total, before.total if before else None),
        groups=_groups(cursor, metric, by, now, before) if by else (),
    )


def _groups(
    cursor: duckdb.DuckDBPyConnection, metric: Metric, by: str, now: _Values, before: _Values | None
) -> tuple[Group, ...]:
    places = places_in_view(cursor, by)
    empty = 0.0 if metric.aggregate.adds_up else None
    keys = ordered(metric, by, places, now.groups.keys() | (before.groups.keys() if before else set()))
    return tuple(
        Group(
            key,
            places.get(key) or label(metric, by, key),
            now.groups.get(key, empty),
            before.groups.get(key, empty) if before else None,
        )
        for key in keys
    )


def _values(cursor: duckdb.DuckDBPyConnection, metric: Metric, by: str | None) -> _Values:
    if metric.parts:
        top, base = (_aggregated(cursor, part, by, grouped_as=metric) for part in metric.parts)
        groups = {key: _percent(top.groups.get(key), count) for key, count in base.groups.items()}
        return _Values(_percent(top.total, base.total), groups)
    values = _aggregated(cursor, metric, by, grouped_as=metric)
    if metric.aggregate.kind == "range":
        return _Values(_fewest_and_most(cursor, metric), values.groups)
    return values


def _aggregated(cursor: duckdb.DuckDBPyConnection, metric: Metric, by: str | None, *, grouped_as: Metric) -> _Values:
    try:
        group = grouping(by, grouped_as.month) if by else Grouping("")
        rows = cursor.execute(_grouped(metric, group.expression) if by else _total(metric)).fetchall()
    except duckdb.ProgrammingError as error:
        raise explained(cursor, grouped_as, [by] if by else [], error) from error
    total = next(as_number(value) for _, value, is_total in rows if is_total)
    return _Values(total, {group.text(key): as_number(value) for key, value, is_total in rows if not is_total})


def _total(metric: Metric) -> str:
    return f"select null, {aggregate_sql(metric)}, 1 from ({_valued(metric, 'null')}) as _valued"


def _grouped(metric: Metric, key: str) -> str:
    return (
        f"select _key, {aggregate_sql(metric)}, grouping(_key) from ({_valued(metric, key)}) as _valued "
        "group by grouping sets ((), (_key))"
    )


def aggregate_sql(metric: Metric) -> str:
    return _SQL[metric.aggregate.kind].format(of=metric.aggregate.of)


def _valued(metric: Metric, key: str) -> str:
    aggregated = metric.aggregate.column, metric.aggregate.base
    value, base = (quoted(column) if column else "null" for column in aggregated)
    return f"select {key} as _key, {value} as _value, {base} as _base from (\n{metric.query}\n) as _rows"


def _fewest_and_most(cursor: duckdb.DuckDBPyConnection, metric: Metric) -> tuple[float, float] | None:
    by_street = _aggregated(cursor, metric, "street", grouped_as=metric).groups
    counts = [by_street.get(code) or 0.0 for code in places_in_view(cursor, "street")]
    return (min(counts), max(counts)) if counts and any(counts) else None


def _percent(part: Value, whole: Value) -> Number:
    if isinstance(part, tuple) or isinstance(whole, tuple) or not whole:
        return None
    return 100.0 * (part or 0.0) / whole


def _change(now: Value, before: Value) -> Number:
    if now is None or before is None or isinstance(now, tuple) or isinstance(before, tuple):
        return None
    return now - before


def as_number(value: SupportsFloat | None) -> Number:
    """What an aggregate gave, without the dust of binary fractions."""
    return None if value is None else round(float(value), 9)


def _compares(cursor: duckdb.DuckDBPyConnection) -> bool:
    return cursor.execute("select getvariable('before') is not null").fetchall()[0][0] is True


@contextmanager
def _on_the_day_before(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    set_day(cursor, "before")
    try:
        yield
    finally:
        set_day(cursor, "as_of")
