"""What the rows of a number can be grouped and filtered by, and how that is said."""

from collections.abc import Mapping
from contextlib import closing
from typing import Final

import msgspec

from taizhang.locale import N_, _
from taizhang.metrics import Metric, check_metric
from taizhang.metrics.bands import band_widths
from taizhang.metrics.keys import PARTS, grouping
from taizhang.metrics.labels import field_of
from taizhang.spec import Field, derived
from taizhang.ui import data, tables
from taizhang.ui.view import View, cached, current

# organisations are measured, not persons: nothing is counted by a name
_PERSONS: Final = frozenset({"contact", "leader", "lecturer", "manager", "responsible", "secretary"})
_PLACES: Final = ("street", "community")
NUMBERS: Final = ("number", "integer", "percent")
_PARTS: Final = {"month": N_("{name} by month"), "quarter": N_("{name} by quarter"), "year": N_("{name} by year")}


class Groupings(msgspec.Struct, frozen=True):
    """What the rows of a metric have: fields to filter by, and by what they are grouped, each with its name."""

    fields: tuple[Field, ...]
    sides: Mapping[str, str]

    def field(self, key: str) -> Field | None:
        """The field called `key`, if there is one to filter by."""
        return next((field for field in self.fields if field.key == key), None)

    def can_group(self, metric: Metric, by: str) -> bool:
        """Whether rows can be grouped by `by`: one of the sides, or a band of another width."""
        group, field = grouping(by), self.field(grouping(by).column)
        return by in self.sides or (group.width is not None and field is not None and field.type in NUMBERS)


def groupings(name: str) -> Groupings:
    """What the rows of the metric `name` can be grouped and filtered by."""
    return _groupings(current(), name)


def side_name(metric: Metric, by: str) -> str:
    """What rows grouped by `by` are grouped by, in words: `街道`, `讲习日期（按月）`, `参加人数（每20人一段）`."""
    if by == "month":
        return _("Month")
    group = grouping(by)
    column = by if by in _PLACES else group.column
    field = field_of(metric, column)
    if group.part:
        return _(_PARTS[group.part]).format(name=tables.heading(field, column))
    if field and group.width:
        text = _("{name} in bands of {width}{unit}")
        return text.format(name=field.label, width=group.width, unit=tables.unit_name(field))
    return tables.heading(field, column)


@cached()
def _groupings(view: View, name: str) -> Groupings:
    metric = data.metric(name)
    with closing(data.store().cursor(view.slice)) as cursor:
        columns = set.intersection(*(set(check_metric(cursor, part)) for part in metric.parts or (metric,)))
        declared = metric.fields or data.ledgers()[metric.ledgers[0]].fields
        known = {field.key for field in declared}
        more = (derived(column) for column in sorted(columns - known))
        every = (*(f for f in declared if f.key in columns), *(field for field in more if field))
        fields = tuple(f for f in every if f.key not in _PERSONS and f.unit != "degree")
        widths = band_widths(cursor, metric, [f.key for f in fields if f.type in NUMBERS])
    sides = [*_PLACES]
    for kinds in (("choice", "boolean"), ("date",), NUMBERS, ("text",)):
        sides += [by for field in fields if field.type in kinds for by in _sides(field, widths)]
    return Groupings(fields, {by: side_name(metric, by) for by in sides})


def _sides(field: Field, widths: Mapping[str, int]) -> list[str]:
    if field.type == "date":
        return [f"{field.key}.{part}" for part in PARTS]
    if field.type in NUMBERS:
        return [f"{field.key}.{widths[field.key]}"] if field.key in widths else []
    return [field.key]
