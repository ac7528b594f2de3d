"""Which rows of a number are kept, in words: those of a street, of a month, of a choice."""

from collections.abc import Mapping

from taizhang.locale import _
from taizhang.metrics import Metric
from taizhang.metrics.filters import Filter, filter_of, keys_of
from taizhang.metrics.keys import grouping
from taizhang.metrics.labels import label
from taizhang.ui import data, tables
from taizhang.ui.view import current


def in_words(metric: Metric, where: Mapping[str, str | None], *, named: bool = True) -> list[str]:
    """What each condition of `where` keeps of the rows of `metric`; with `named`, after the name of its column."""
    said = (_said(metric, by, key) for by, key in where.items())
    return [_("{name}: {value}").format(name=name, value=value) if named else value for name, value in said]


def _said(metric: Metric, by: str, key: str | None) -> tuple[str, str]:
    """The name of a column, and which of its values are kept."""
    found = filter_of(by)
    value = _filtered(metric, found, key) if found else _group(metric, by, key)
    return _column(metric, found.by if found else by), value


def _filtered(metric: Metric, found: Filter, value: str | None) -> str:
    if found.kind in ("in", "out"):
        groups = _(", ").join(_group(metric, found.by, key) for key in keys_of(value))
        return groups if found.kind == "in" else _("not {groups}").format(groups=groups)
    says = {"from": "≥ {value}", "to": "≤ {value}", "has": _("with “{value}” in it")}
    return says[found.kind].format(value=value or "")


def _group(metric: Metric, by: str, key: str | None) -> str:
    if key and by in ("street", "community"):
        return next((place.name for place in data.places(current().version) if place.code == key), key)
    return label(metric, by, key)


def _column(metric: Metric, by: str) -> str:
    if by == "month":
        return _("Month")
    ledger, column = data.ledgers()[metric.ledgers[0]], grouping(by).column
    name = {"street_code": "street", "community_code": "community"}.get(column, column)
    return tables.heading(ledger.field(name) if ledger.has(name) else None, name)
