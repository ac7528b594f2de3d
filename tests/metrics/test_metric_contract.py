"""What every metric file promises: complete in both languages, sound, and opened into exactly the rows it counts."""

import math
import re
import statistics

import pytest
from given_rows import MARCH, MAY, A, B

from taizhang.metrics import check_metric, load_metrics, measure, metric_rows
from taizhang.spec import derived, load_specs, read_derived
from taizhang.store import Slice

METRICS = load_metrics()
SPECS = load_specs()
SLICES = {
    "all": Slice(MAY, MARCH),
    "march": Slice(MARCH),
    "before any report": Slice(MARCH.replace(month=1)),
    "street a": Slice(MAY, MARCH, (A,)),
    "street b": Slice(MAY, MARCH, (B,)),
    "both streets": Slice(MAY, MARCH, (A, B)),
    "no street": Slice(MAY, MARCH, ("",)),
}
# the numbers of the department's report that these eight ledgers can give
REPORT_NUMBERS = """
    declared_per_street_min_max self_set_per_street streets_declaring projects_declared projects_completed
    projects_promoted communities_with_issues issues_found issues_closed lecture_halls lecture_sessions
    lecture_attendees idle_halls cobuilding_units cobuilding_problems_solved cobuilding_resources_shared soe_units
    soe_matters_solved
"""


def _groupings(metric):
    fields = [f.key for key in metric.ledgers[:1] for f in SPECS[key].fields if f.type in ("choice", "boolean")]
    if len(metric.ledgers) > 2:  # rows of several ledgers have no field in common
        fields = []
    return ["street", "community", *(["month"] if metric.month else []), *fields]


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_is_complete_in_both_languages(name):
    metric = METRICS[name]
    assert re.search(r"[\u4e00-\u9fff]", metric.zh)
    assert metric.en[0].isupper()
    assert metric.en.isascii()
    assert metric.about_en.isascii()
    assert re.search(r"[\u4e00-\u9fff]", metric.about_zh)
    assert metric.unit_en.isascii()
    assert set(metric.ledgers) <= set(SPECS)


@pytest.mark.parametrize("text", ["zh", "en", "about_zh", "about_en"])
def test_no_two_metrics_say_the_same(text):
    said = [getattr(metric, text) for metric in METRICS.values()]
    assert len(said) == len(set(said))


def test_the_reports_numbers_are_there():
    assert set(REPORT_NUMBERS.split()) <= set(METRICS)


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_is_sound(cursor, name):
    assert {"_file", "_sheet", "_row", "_upload", "street_code", "community_code"} <= set(
        check_metric(cursor, METRICS[name])
    )


@pytest.mark.parametrize("name", METRICS)
def test_every_column_of_its_rows_has_a_heading(cursor, name):
    named = {key for ledger in METRICS[name].ledgers for key in ("street", "community", *_keys(SPECS[ledger]))}
    shown = [c for c in check_metric(cursor, METRICS[name]) if c[0] != "_" and not c.endswith("_code")]
    assert [column for column in shown if column not in named and not derived(column)] == []


def test_every_derived_column_is_one_of_some_number(cursor):
    columns = {column for metric in METRICS.values() for column in check_metric(cursor, metric)}
    assert sorted(read_derived()) == sorted(columns & set(read_derived()))


@pytest.mark.parametrize("slice_", SLICES)
@pytest.mark.parametrize("name", METRICS)
def test_a_number_opens_into_the_rows_it_counts(reported, name, slice_):
    metric = METRICS[name]
    with reported.cursor(SLICES[slice_]) as cursor:
        assert measure(cursor, metric).value == _recomputed(metric, metric_rows(cursor, metric), cursor)
        for by in _groupings(metric):
            for group in measure(cursor, metric, by).groups:
                rows = metric_rows(cursor, metric, {by: group.key})
                assert group.value == _recomputed(metric, rows, cursor, group=True), (by, group)


@pytest.mark.parametrize("slice_", SLICES)
@pytest.mark.parametrize("name", METRICS)
def test_every_row_names_where_it_came_from(reported, name, slice_):
    with reported.cursor(SLICES[slice_]) as cursor:
        rows = metric_rows(cursor, METRICS[name])
    for column in ("_file", "_sheet", "_row", "_upload"):
        assert rows.column(column).null_count == 0
    places = rows.select(["_upload", "_sheet", "_row"]).to_pylist()
    assert len({tuple(place.values()) for place in places}) == rows.num_rows


def _keys(spec):
    return [field.key for field in spec.fields]


def _recomputed(metric, rows, cursor, group=False):
    """The number, worked out anew in Python from the rows alone."""
    kind = metric.aggregate.kind
    if kind == "range" and not group:
        counts = [g.value for g in measure(cursor, metric, "street").groups if g.key]
        return (min(counts), max(counts)) if any(counts) else None
    if kind in ("count", "range"):
        return rows.num_rows
    if kind == "ratio":
        counted = rows.column("_counted").to_pylist()
        return pytest.approx(100 * sum(counted) / len(counted)) if counted else None
    values = [value for value in rows.column(metric.aggregate.column).to_pylist() if value is not None]
    if kind in ("mean", "quantile", "share") and not values:
        return None
    if kind == "mean":
        return pytest.approx(statistics.fmean(values))
    if kind == "quantile":
        return pytest.approx(_quantile(sorted(values), float(metric.aggregate.of[1])))
    if kind == "share":
        return pytest.approx(100 * sum(values) / sum(rows.column(metric.aggregate.base).to_pylist()))
    if kind == "distinct":
        return len(set(values))
    return pytest.approx(sum(values)) if kind == "sum" else statistics.median(values) if values else None


def _quantile(values, part):
    """Between the two values that `part` of the way through the sorted ones lies between."""
    position = part * (len(values) - 1)
    lower, upper = values[math.floor(position)], values[math.ceil(position)]
    return lower + (upper - lower) * (position % 1)
