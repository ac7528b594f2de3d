"""How the groups of a number are called and in which order they stand."""

from collections.abc import Iterable
from functools import cache

import duckdb

from taizhang.locale import _
from taizhang.metrics.definition import Metric
from taizhang.spec import Field, Ledger, load_specs

_PLACES = {"street": "select code, name from street", "community": "select code, name from community"}


def places_in_view(cursor: duckdb.DuckDBPyConnection, by: str) -> dict[str | None, str]:
    """The streets or communities in view by code, in the order of codes; none for any other `by`."""
    if by not in _PLACES:
        return {}
    return dict(sorted(cursor.execute(_PLACES[by]).fetchall()))


def label(metric: Metric, by: str, key: str | None) -> str:
    """What a group is called in the language in force: a choice by its name, a boolean as yes or no."""
    if key is None:
        return _("Not filled in")
    field = _field(metric, by)
    if field and field.type == "boolean":
        return _("Yes") if key == "true" else _("No")
    return field.choice_label(key) if field else key


def ordered(
    metric: Metric, by: str, places: Iterable[str | None], found: Iterable[str | None]
) -> tuple[str | None, ...]:
    """The keys of all groups: places in view first, then choices as declared, then others; no key stands last."""
    field = _field(metric, by)
    declared = [choice.code for choice in field.choices] if field else []
    known = list(places) or [key for key in declared if key in set(found)]
    return (*known, *sorted(set(found) - set(known), key=lambda key: (key is None, key or "")))


def _field(metric: Metric, by: str) -> Field | None:
    declared = (field for key in metric.ledgers if key in _ledgers() for field in _ledgers()[key].fields)
    return next((field for field in (*metric.fields, *declared) if field.key == by), None)


@cache
def _ledgers() -> dict[str, Ledger]:
    return load_specs()
