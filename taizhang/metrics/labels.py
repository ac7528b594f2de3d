"""How the groups of a number are called and in which order they stand."""

from collections.abc import Iterable
from functools import cache

import duckdb

from taizhang.locale import _
from taizhang.metrics.definition import Metric
from taizhang.metrics.keys import Grouping, grouping
from taizhang.spec import Field, Ledger, derived, load_specs

_PLACES = {"street": "select code, name from street", "community": "select code, name from community"}


def places_in_view(cursor: duckdb.DuckDBPyConnection, by: str) -> dict[str | None, str]:
    """The streets or communities in view by code, in the order of codes; none for any other `by`."""
    if by not in _PLACES:
        return {}
    return dict(sorted(cursor.execute(_PLACES[by]).fetchall()))


def label(metric: Metric, by: str, key: str | None) -> str:
    """What a group is called in the language in force: a choice by its name, yes or no, a band by its ends."""
    if key is None:
        return _("Not filled in")
    group = Grouping("") if by == "month" else grouping(by)
    field = field_of(metric, group.column)
    if group.part:
        return _time_label(group.part, key)
    if group.width:
        return _band_label(float(key), group.width, whole=field is not None and field.type == "integer")
    if field and field.type == "boolean":
        return _("Yes") if key == "true" else _("No")
    return field.choice_label(key) if field else key


def ordered(
    metric: Metric, by: str, places: Iterable[str | None], found: Iterable[str | None]
) -> tuple[str | None, ...]:
    """The keys of all groups: places in view first, then choices as declared, then others; no key stands last."""
    if by != "month" and grouping(by).width:
        return tuple(sorted(found, key=lambda key: (key is None, float(key or 0))))
    field = field_of(metric, by)
    declared = [choice.code for choice in field.choices] if field else []
    known = list(places) or [key for key in declared if key in set(found)]
    return (*known, *sorted(set(found) - set(known), key=lambda key: (key is None, key or "")))


def field_of(metric: Metric, key: str) -> Field | None:
    """The field called `key` of the ledgers that a metric's rows come from; None if none declares it."""
    declared = (field for key in metric.ledgers if key in _ledgers() for field in _ledgers()[key].fields)
    return next((field for field in (*metric.fields, *declared) if field.key == key), derived(key))


def _time_label(part: str, key: str) -> str:
    year, _mark, quarter = key.partition("-Q")
    if part == "quarter":
        return _("{year} Q{quarter}").format(year=year, quarter=quarter)
    return _("Year {year}").format(year=key) if part == "year" else key


def _band_label(low: float, width: int, *, whole: bool) -> str:
    if whole:
        return f"{low:.0f}–{low + width - 1:.0f}" if width > 1 else f"{low:.0f}"
    return _("{low} to under {high}").format(low=f"{low:.0f}", high=f"{low + width:.0f}")


@cache
def _ledgers() -> dict[str, Ledger]:
    return load_specs()
