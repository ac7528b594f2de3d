"""Measured metrics as a table, as CSV and as JSON."""

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from taizhang.cli.output import DASH, shown, signed, text_table
from taizhang.locale import _

if TYPE_CHECKING:
    import pyarrow as pa

    from taizhang.metrics import Measure, Metric
    from taizhang.store import Slice

    Measured = Sequence[tuple[Metric, Measure]]

_WIDEST: Final = 24


def as_text(measured: "Measured", slice_: "Slice") -> str:
    """A line a metric with its change, and a line a group under it."""
    then = slice_.before.isoformat() if slice_.before else DASH
    headings = [_("Metric"), _("Name"), _("Unit"), slice_.as_of.isoformat(), then, _("Change")]
    lines: list[list[str]] = []
    for metric, measure in measured:
        value, before = shown(measure.value), shown(measure.before)
        lines.append([metric.name, metric.label, metric.unit, value, before, signed(measure.change)])
        lines += [["", f"  {g.label}", "", shown(g.value), shown(g.before), ""] for g in measure.groups]
    return text_table(headings, lines, numbers=(3, 4, 5))


def as_csv(measured: "Measured", slice_: "Slice") -> str:
    """A line a metric or, where they were asked for, a line a group; a range is `fewest-most`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["metric", "key", "label", "unit", "as_of", "value", "compared_with", "before", "change"])
    for metric, measure in measured:
        whole = [("", metric.label, _plain(measure.value), _plain(measure.before), _plain(measure.change))]
        groups = [(g.key or "", g.label, _plain(g.value), _plain(g.before), "") for g in measure.groups]
        for key, label, value, before, change in groups or whole:
            days = (slice_.as_of, value, slice_.before or "", before, change)
            writer.writerow([metric.name, key, label, metric.unit, *days])
    return out.getvalue()


def as_json(measured: "Measured", slice_: "Slice") -> str:
    """An object for one metric, an array for several."""
    objects = [_object(metric, measure, slice_) for metric, measure in measured]
    encoded = msgspec.json.encode(objects[0] if len(objects) == 1 else objects)
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def rows_text(table: "pa.Table") -> str:
    """Rows as an aligned table of their fields and provenance; long texts are cut."""
    from taizhang.exports.rows import published

    rows = published(table)
    lines = [[_cut(value) for value in row.values()] for row in rows.to_pylist()]
    return text_table(rows.column_names, lines)


def _object(metric: "Metric", measure: "Measure", slice_: "Slice") -> dict[str, Any]:
    named = {"metric": metric.name, "label": metric.label, "unit": metric.unit, "good": metric.good}
    days = {"as_of": slice_.as_of, "compared_with": slice_.before}
    return named | days | {key: getattr(measure, key) for key in ("value", "before", "change", "groups")}


def _plain(value: float | tuple[float, float] | None) -> str:
    if isinstance(value, tuple):
        return "-".join(_plain(end) for end in value)
    return "" if value is None else f"{value:.12g}"


def _cut(value: object) -> str:
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
