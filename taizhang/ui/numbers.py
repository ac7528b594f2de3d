"""Numbers of the current view, each measured once for every viewer who looks at the same."""

import datetime as dt
from collections.abc import Mapping
from contextlib import closing
from statistics import fmean
from typing import Any

import pyarrow as pa

from taizhang.metrics import Group, Measure, Metric, measure, metric_rows
from taizhang.metrics import panel as read_panel
from taizhang.store import Slice
from taizhang.ui import data
from taizhang.ui.view import View, cached, current, rounds


def measured(name: str, by: str | None = None) -> Measure:
    """The metric `name`, and by street, community, month or choice."""
    return _measure(current(), name, by)


def alone(name: str, by: str) -> tuple[Group, ...]:
    """The metric `name` by group, that without a name too, compared with no day: for what shows no value before."""
    return _measure(on(current().slice.as_of), name, by).groups


def value(name: str) -> float | None:
    """The metric `name` as one number; None where there is none."""
    return _plain(measured(name))


def groups(name: str, by: str) -> tuple[Group, ...]:
    """The metric `name` by the groups that have a name."""
    return tuple(g for g in measured(name, by).groups if g.key is not None)


def history(name: str) -> tuple[float | None, ...]:
    """The metric `name` at the meetings or reports up to the day looked at, oldest first; that day last."""
    return (*(_plain(_measure(on(day), name, None)) for day in rounds()), value(name))


def on(day: dt.date) -> View:
    """The current view as it stood on `day`, beside no other."""
    view = current()
    return View(view.version, Slice(day, None, view.slice.streets), view.language)


def of_district(name: str) -> Measure:
    """The metric `name` by street of the whole district, whatever is in view: what a street is ranked among."""
    view = current()
    whole = Slice(view.slice.as_of, view.slice.before)
    return _measure(View(view.version, whole, view.language), name, "street")


def panel(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of the query `queries/charts/<name>.sql`."""
    return _panel(current(), name)


def rows(name: str, where: Mapping[str, str | None], limit: int | None = None) -> pa.Table:
    """The rows behind the metric `name`, those of a group where `where` names it; not kept."""
    with closing(data.store().cursor(current().slice)) as cursor:
        return metric_rows(cursor, data.metric(name), where, limit)


def average(metric: Metric, found: Measure) -> float | None:
    """What a street is held against: the mean of the streets, or the whole of what does not add up."""
    if not metric.aggregate.adds_up and not isinstance(found.value, tuple):
        return found.value
    known = [g.value for g in found.groups if g.key is not None and g.value is not None]
    return fmean(known) if known else None


def _plain(found: Measure) -> float | None:
    return None if isinstance(found.value, tuple) else found.value


@cached(entries=5000)
def _measure(view: View, name: str, by: str | None) -> Measure:
    with closing(data.store().cursor(view.slice)) as cursor:
        return measure(cursor, data.metric(name), by)


@cached()
def _panel(view: View, name: str) -> tuple[dict[str, Any], ...]:
    with closing(data.store().cursor(view.slice)) as cursor:
        return tuple(read_panel(cursor, name))
