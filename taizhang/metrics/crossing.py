"""A metric by two things at once: cells, the totals of rows and columns, and the whole, each the metric of its rows."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal

import duckdb
import msgspec

from taizhang.locale import _
from taizhang.metrics.columns import conditions, explained
from taizhang.metrics.definition import Metric
from taizhang.metrics.filters import keys_text
from taizhang.metrics.keys import Grouping, grouping, quoted
from taizhang.metrics.labels import field_of, label, ordered, places_in_view
from taizhang.metrics.measuring import Number, aggregate_sql, as_number
from taizhang.paths import QUERIES

First = Literal["greatest", "smallest"]
MOST_ROWS: Final = 50
MOST_COLUMNS: Final = 20
_ALL: Final = 1_000_000_000
_Spot = tuple[str, str | None]  # on one side: a group of its own by its key, the rest, or all groups as one
_EVERY: Final = ("all", None)
_REST: Final = ("rest", None)


class Head(msgspec.Struct, frozen=True):
    """A row or a column of a crossing: its total, and the condition that keeps its rows, as `metric_rows` takes it.

    `key` is None for rows that name no group, and for the `rest`: the groups that have no row of their own.
    """

    key: str | None
    label: str
    total: Number
    opens: tuple[str, str | None]
    rest: bool = False


class Cross(msgspec.Struct, frozen=True):
    """A metric by one or two things; `columns` is empty for one, and then the cells of each row are, too.

    `left_out` says how many groups of rows and of columns are in no row and no column (0 where the rest adds up and
    has one); totals hold them all the same.
    """

    metric: str
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[tuple[Number, ...], ...]
    total: Number
    left_out: tuple[int, int]


class _Side(msgspec.Struct, frozen=True):
    """What one side of a crossing is grouped by; of a `ranked` one, the first `most` groups are kept, in that order."""

    by: str
    group: Grouping
    ranked: bool
    most: int


class _Found(msgspec.Struct, frozen=True):
    """What the query gave at each pair of spots: the number, and of how many groups it is."""

    numbers: Mapping[tuple[_Spot, _Spot], Number]
    groups: Mapping[tuple[_Spot, _Spot], int]


def cross(
    cursor: duckdb.DuckDBPyConnection,
    metric: Metric,
    rows_by: str,
    columns_by: str | None = None,
    where: Mapping[str, str | None] | None = None,
    first: First = "greatest",
) -> Cross:
    """`metric` in the slice of `cursor` by `rows_by` and `columns_by`, over the rows that `where` keeps.

    Places in view, choices and parts of days all have a row, in their order; of bands and other texts the greatest
    (or smallest) 50, and as columns 20. Raises MetricError; UnknownNameError for a column that the rows do not have.
    """
    rows = _side(metric, rows_by, MOST_ROWS)
    columns = _side(metric, columns_by, MOST_COLUMNS) if columns_by else None
    found = _found(cursor, metric, rows, columns, where or {}, first)
    down = {spot: number for (spot, across), number in found.numbers.items() if across == _EVERY}
    over = {spot: number for (row, spot), number in found.numbers.items() if row == _EVERY}
    row_heads = _heads(cursor, metric, rows, down, found.groups.get((_REST, _EVERY), 0), first)
    rest = found.groups.get((_EVERY, _REST), 0)
    column_heads = _heads(cursor, metric, columns, over, rest, first) if columns else ()
    empty = 0.0 if metric.aggregate.adds_up else None
    return Cross(
        metric=metric.name,
        rows=row_heads,
        columns=column_heads,
        cells=tuple(tuple(found.numbers.get((_spot(r), _spot(c)), empty) for c in column_heads) for r in row_heads),
        total=down.get(_EVERY, empty),
        left_out=(0, 0) if _folds(metric) else (found.groups.get((_REST, _EVERY), 0), rest),
    )


def _side(metric: Metric, by: str, most: int) -> _Side:
    group, field = grouping(by, metric.month), field_of(metric, by)
    listed = by in ("street", "community") or group.part or (field and field.type in ("choice", "boolean"))
    return _Side(by, group, ranked=not (listed or group.width), most=_ALL if listed else most)


def _found(
    cursor: duckdb.DuckDBPyConnection,
    metric: Metric,
    rows: _Side,
    columns: _Side | None,
    where: Mapping[str, str | None],
    first: First,
) -> _Found:
    kept, values = conditions(metric, where)
    parts = metric.parts or (metric,)
    groups = [_groups(part, rows, columns, kept) for part in parts]
    grouped = _query("percent").format(part=groups[0], whole=groups[1]) if metric.parts else groups[0]
    sql = _query("cross").format(grouped=grouped, direction="asc" if first == "smallest" else "desc")
    limits = [rows.most, columns.most if columns else 0]
    try:
        found = cursor.execute(sql, [*values * len(parts), *limits]).fetchall()
    except duckdb.ProgrammingError as error:
        raise explained(cursor, metric, [rows.by, *([columns.by] if columns else []), *where], error) from error
    spots = [(_found_spot(rows, r[0], r[2], r[4]), _found_spot(columns, r[1], r[3], r[5])) for r in found]
    return _Found(
        numbers={spot: as_number(row[6]) for spot, row in zip(spots, found, strict=True)},
        groups={spot: row[7] for spot, row in zip(spots, found, strict=True)},
    )


def _groups(metric: Metric, rows: _Side, columns: _Side | None, kept: str) -> str:
    value, base = (quoted(c) if c else "null" for c in (metric.aggregate.column, metric.aggregate.base))
    return _query("groups").format(
        key1=rows.group.expression,
        key2=columns.group.expression if columns else "null",
        by2="_by2" if columns else "null",
        all2="grouping(_by2)" if columns else "1",
        sets="((), (_by1), (_by2), (_by1, _by2))" if columns else "((), (_by1))",
        value=value,
        base=base,
        rows=metric.query,
        kept=kept,
        aggregate=aggregate_sql(metric),
    )


def _found_spot(side: _Side | None, key: Any, every: int, kept: bool) -> _Spot:  # noqa: ANN401 - a key of any type
    if side is None or every:
        return _EVERY
    return ("group", side.group.text(key)) if kept else _REST


def _spot(head: Head) -> _Spot:
    return _REST if head.rest else ("group", head.key)


def _heads(
    cursor: duckdb.DuckDBPyConnection,
    metric: Metric,
    side: _Side,
    totals: Mapping[_Spot, Number],
    rest: int,
    first: First,
) -> tuple[Head, ...]:
    """The rows or columns in their order, the rest last; `rest` is how many groups are in it."""
    places = places_in_view(cursor, side.by)
    empty = 0.0 if metric.aggregate.adds_up else None
    heads = [
        Head(key, places.get(key) or label(metric, side.by, key), totals.get(("group", key), empty), (side.by, key))
        for key in _in_order(metric, side, places, totals, first)
    ]
    if rest and _folds(metric):
        kept = keys_text([head.key for head in heads])
        said = _("{count} others").format(count=rest)
        heads.append(Head(None, said, totals[_REST], (f"{side.by}.out", kept), rest=True))
    return tuple(heads)


def _in_order(
    metric: Metric, side: _Side, places: Mapping[str | None, str], totals: Mapping[_Spot, Number], first: First
) -> tuple[str | None, ...]:
    keys = [key for kind, key in totals if kind == "group"]
    if not side.ranked:
        return ordered(metric, side.by, places, side.group.without_gaps(keys))
    sign = 1 if first == "smallest" else -1
    numbers = {key: totals["group", key] for key in keys}
    return tuple(sorted(keys, key=lambda k: (k is None, numbers[k] is None, sign * (numbers[k] or 0), k or "")))


def _folds(metric: Metric) -> bool:
    """Whether the rest of the groups can be one: not so for different things counted, which may lie in several."""
    return metric.aggregate.kind in ("count", "sum", "range")


@cache
def _query(name: str) -> str:
    return (QUERIES / "crossings" / f"{name}.sql").read_text("utf-8")
