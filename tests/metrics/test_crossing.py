"""Metrics by two things: given cells, totals that agree with the metric by one, and cells that open to their rows."""

import itertools

import pytest
from given_rows import A1, A2, B1, MARCH, MAY, A, B

from taizhang.errors import MetricError, UnknownNameError
from taizhang.metrics import cross, load_metrics, measure, metric_rows, own_metrics
from taizhang.metrics import crossing as crossing_module
from taizhang.metrics.keys import grouping
from taizhang.spec import load_specs
from taizhang.store import Slice

METRICS = {**load_metrics(), **own_metrics(load_specs().values())}
# for each ledger, what its rows are crossed by
SIDES = {
    "secretary_project": ("street", "stage", "has_plan", "due_on.month", "declared_on.quarter", "progress.20", "title"),
    "rectification_issue": ("street", "community", "aspect", "found_on.month", "due_on.year", "issue"),
    "lecture_hall": ("street", "community", "field", "lecturers.2", "hall"),
    "lecture_session": ("street", "community", "held_on.month", "form", "attendees.10", "hall"),
    "cobuild_unit": ("street", "kind", "unit"),
    "cobuild_resource": ("street", "community"),
    "cobuild_need": ("street", "status", "raised_on.quarter"),
    "cobuild_project": ("community", "status", "problems_solved.1", "unit"),
}
ONE_LEDGER = [m for m in METRICS.values() if m.aggregate.kind != "range" and len(m.ledgers) <= 2]
# a metric of every kind of aggregate
EACH_KIND = list({m.aggregate.kind: m for m in ONE_LEDGER}.values())


def crossed(cursor, name, *asked, **more):
    found = cross(cursor, METRICS[name], *asked, **more)
    columns = [head.label for head in found.columns]
    rows = {head.label: (*cells, head.total) for head, cells in zip(found.rows, found.cells, strict=True)}
    return columns, rows, (*(head.total for head in found.columns), found.total)


@pytest.mark.parametrize(
    ("name", "by", "columns", "rows", "totals"),
    [
        ("projects_declared", ("street", "stage"), ["Declared", "Under way", "Accepted", "Promoted"], {
            "武汉路街道": (1, 1, 1, 0, 3), "湖北路街道": (1, 2, 0, 1, 4),
        }, (2, 3, 1, 1, 7)),
        ("lecture_attendees", ("held_on.month", "form"), ["Fixed", "Theme", "Mobile", "Not filled in"], {
            "2024-01": (10, 0, 0, 0, 10), "2024-02": (20, 0, 0, 0, 20), "2024-03": (50, 35, 0, 0, 85),
            "2024-04": (0, 0, 0, 0, 0),
            "2024-05": (0, 0, 40, 5, 45),
        }, (80, 35, 40, 5, 160)),
        ("lecture_sessions", ("attendees.20", "held_on.quarter"), ["2024 Q1", "2024 Q2"], {
            "0–19": (1, 1, 2), "20–39": (2, 0, 2), "40–59": (1, 1, 2),
        }, (4, 2, 6)),
        ("projects_declared", ("progress.50", "declared_on.year"), ["Year 2024", "Not filled in"], {
            "0 to under 50": (4, 0, 4), "100 to under 150": (2, 0, 2), "Not filled in": (0, 1, 1),
        }, (6, 1, 7)),
        # the total of a rate is the rate of all its rows, and no mean of rates; without rows there is none
        ("projects_completed_rate", ("street", "source"), ["Project library", "Set by the street"], {
            "武汉路街道": (50, 0, 100 / 3), "湖北路街道": (100 / 3, 0, 25),
        }, (40, 0, 200 / 7)),
        ("project_spending_rate", ("street", "has_plan"), ["Yes", "Not filled in"], {
            "武汉路街道": (25, 90, 700 / 15), "湖北路街道": (2300 / 27, None, 2300 / 27),
        }, (2550 / 37, 90, 3000 / 42)),
        ("issue_days_to_close", ("street", "aspect"), ["Leadership"], {
            "武汉路街道": (121, 121), "湖北路街道": (None, None),
        }, (121, 121)),
        # a unit of two communities is one unit in each of them, and in both
        ("cobuilding_units", ("community", "kind"), [
            "State-owned enterprise", "Private enterprise", "Social organisation",
        ], {
            "武汉路社区居民委员会": (1, 0, 0, 1), "江城社区居民委员会": (1, 0, 0, 1),
            "荆楚社区居民委员会": (0, 1, 0, 1), "Not filled in": (0, 0, 1, 1),
        }, (1, 1, 1, 3)),
        # a ledger without a metric of its own
        ("cobuild_unit_rows", ("community", "kind"), [
            "State-owned enterprise", "Private enterprise", "Social organisation",
        ], {
            "武汉路社区居民委员会": (1, 0, 0, 1), "江城社区居民委员会": (1, 0, 0, 1),
            "荆楚社区居民委员会": (0, 1, 0, 1), "Not filled in": (0, 0, 1, 1),
        }, (2, 1, 1, 4)),
        ("cobuild_need_rows", ("status", None), [], {"Open": (1,), "Matched": (1,), "Met": (1,)}, (3,)),
        ("lecture_attendees", ("hall", None), [], {
            "h2": (70,), "h1": (50,), "h3": (35,), "elsewhere": (5,),
        }, (160,)),
    ],
)  # fmt: skip
def test_cells(cursor, name, by, columns, rows, totals):
    found = crossed(cursor, name, *by)
    assert found[0] == columns
    assert list(found[1]) == list(rows), "the order"
    assert found[1] == {label: tuple(map(_about, cells)) for label, cells in rows.items()}
    assert found[2] == tuple(map(_about, totals))


def _about(value):
    return value if value is None else pytest.approx(value)


@pytest.mark.parametrize("metric", ONE_LEDGER, ids=lambda m: m.name)
def test_totals_are_what_the_metric_is_by_one(cursor, metric):
    for rows_by, columns_by in itertools.pairwise(SIDES[metric.ledgers[0]]):
        found = cross(cursor, metric, rows_by, columns_by)
        assert found.total == _about(measure(cursor, metric).value)
        for by, heads in ((rows_by, found.rows), (columns_by, found.columns)):
            groups = {g.key: (g.label, _about(g.value)) for g in measure(cursor, metric, by).groups}
            now = {head.key: (head.label, head.total) for head in heads}
            assert {key: said for key, said in now.items() if key in groups} == {
                key: said for key, said in groups.items() if key in now
            }
            # a group that only the day before had, or a month between two others
            alone = {key: (now.get(key) or groups[key])[1] for key in now.keys() ^ groups.keys()}
            assert all(value in (None, _about(0)) for value in alone.values()), alone


@pytest.mark.parametrize("metric", EACH_KIND, ids=lambda m: m.name)
def test_every_cell_opens_to_its_rows(cursor, metric):
    for rows_by, columns_by in itertools.pairwise(SIDES[metric.ledgers[0]]):
        found = cross(cursor, metric, rows_by, columns_by)
        for head, cells in zip(found.rows, found.cells, strict=True):
            for column, value in zip(found.columns, cells, strict=True):
                rows = metric_rows(cursor, metric, dict([head.opens, column.opens]))
                assert value == _of_rows(metric, rows)


def _of_rows(metric, rows):
    """The number that the opened rows make, worked out from them alone."""
    column, base = metric.aggregate.column, metric.aggregate.base
    values = [v for v in rows.column(column).to_pylist() if v is not None] if column else []
    match metric.aggregate.kind:
        case "count":
            return rows.num_rows
        case "sum":
            return _about(sum(values))
        case "distinct":
            return len(set(values))
        case "mean":
            return _about(sum(values) / len(values)) if values else None
        case "ratio":
            counted = rows.column("_counted").to_pylist()
            return _about(100 * sum(counted) / len(counted)) if counted else None
        case "share":
            whole = sum(rows.column(base).to_pylist())
            return _about(100 * sum(values) / whole) if whole else None
    if not values:
        return None
    below = 0.5 if metric.aggregate.kind == "median" else float(metric.aggregate.of[1])
    at, part = divmod(below * (len(values) - 1), 1)
    low, *high = sorted(values)[int(at) : int(at) + 2]
    return _about(low + part * (high[0] - low) if high else low)


@pytest.mark.parametrize(
    ("where", "titles"),
    [
        ({"stage.in": '["promoted", "accepted"]'}, "c d"),
        ({"stage.out": '["promoted", "accepted"]'}, "a b e f g"),
        ({"has_plan.in": '["false", null]'}, "b c"),
        ({"has_plan.out": '["false", null]'}, "a d e f g"),
        ({"has_plan.out": '["false"]'}, "a c d e f g"),
        ({"stage.in": "[]"}, ""),
        ({"street.in": f'["{A}"]'}, "a b c"),
        ({"declared_on.from": "2024-01-12", "declared_on.to": "2024-01-14"}, "d e f"),
        ({"progress.from": "30", "progress.to": "40"}, "a e"),
        ({"progress.20": "20"}, "a f"),
        ({"progress.20.out": '["20", "100"]'}, "b e g"),
        ({"declared_on.month": "2024-02"}, "b c"),
        ({"declared_on.quarter": "2024-Q1", "street": B}, "d e f"),
        ({"declared_on.quarter.in": "[null]"}, "g"),
        ({"declared_on.year": "2023"}, ""),
        ({"title.has": "A"}, "a"),
        ({"title.has": "%"}, ""),
    ],
)
def test_filters_hold_for_cells_and_for_the_rows_behind_them(cursor, where, titles):
    metric = METRICS["projects_declared"]
    assert metric_rows(cursor, metric, where)["title"].to_pylist() == titles.split()
    found = cross(cursor, metric, "street", "stage", where)
    assert found.total == sum(head.total for head in found.rows) == len(titles.split())


def test_a_ratio_is_filtered_above_and_below(cursor):
    found = cross(cursor, METRICS["projects_completed_rate"], "street", where={"stage.out": '["promoted"]'})
    assert [head.total for head in found.rows] == [pytest.approx(100 / 3), 0]


@pytest.mark.parametrize(("first", "kept"), [("greatest", ["h2", "h1"]), ("smallest", ["elsewhere", "h3"])])
def test_groups_beyond_the_first_are_one(cursor, monkeypatch, first, kept):
    monkeypatch.setattr(crossing_module, "MOST_ROWS", 2)
    monkeypatch.setattr(crossing_module, "MOST_COLUMNS", 1)
    metric = METRICS["lecture_attendees"]
    found = cross(cursor, metric, "hall", "topic", first=first)
    assert [head.label for head in found.rows] == [*kept, "2 others"]
    assert [head.label for head in found.columns][1:] == ["5 others"]
    assert found.left_out == (0, 0)
    assert sum(head.total for head in found.rows) == sum(head.total for head in found.columns) == found.total == 160
    for head, cells in zip(found.rows, found.cells, strict=True):
        for column, value in zip(found.columns, cells, strict=True):
            rows = metric_rows(cursor, metric, dict([head.opens, column.opens]))
            assert sum(rows.column("attendees").to_pylist()) == value


def test_groups_beyond_the_first_are_counted_where_they_do_not_add_up(cursor, monkeypatch):
    monkeypatch.setattr(crossing_module, "MOST_ROWS", 3)
    found = cross(cursor, METRICS["attendees_per_session"], "hall", "form")
    assert [head.label for head in found.rows] == ["h2", "h3", "h1"]
    assert found.left_out == (1, 0)
    assert found.total == pytest.approx(160 / 6)


def test_places_in_view_have_a_row_each(reported):
    with reported.cursor(Slice(MARCH, streets=(A,))) as cursor:
        found = cross(cursor, METRICS["needs_matched_rate"], "community", "status")
    assert [(head.key, head.total) for head in found.rows] == [(A1, 0), (A2, None)]
    with reported.cursor(Slice(MAY)) as cursor:
        assert [head.key for head in cross(cursor, METRICS["needs_open"], "community").rows] == [A1, A2, B1]


def test_one_day_in_a_wrong_century_fills_no_table():
    group = grouping("held_on.month")
    assert group.without_gaps(["2023-12", None, "2024-02"]) == ["2023-12", "2024-01", "2024-02", None]
    assert group.without_gaps(["1905-01", "2024-02"]) == ["1905-01", "2024-02"]
    assert grouping("held_on.quarter").without_gaps(["2023-Q4", "2024-Q2"]) == ["2023-Q4", "2024-Q1", "2024-Q2"]
    assert grouping("form").without_gaps(["fixed"]) == ["fixed"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_heads_speak_the_language_in_force(cursor, monkeypatch, language):
    monkeypatch.setenv("TAIZHANG_LANGUAGE", language)
    quarters = cross(cursor, METRICS["lecture_sessions"], "held_on.quarter")
    bands = cross(cursor, METRICS["projects_declared"], "progress.50")
    assert quarters.rows[0].label == ("2024年1季度" if language == "zh" else "2024 Q1")
    assert bands.rows[0].label == ("0至不足50" if language == "zh" else "0 to under 50")


@pytest.mark.parametrize(
    ("asked", "where", "error", "said"),
    [
        (("aspect", "stage"), {}, UnknownNameError, "no column called “aspect”"),
        (("stage", "aspect.month"), {}, UnknownNameError, "no column called “aspect”"),
        (("stage", None), {"aspect.in": '["team"]'}, UnknownNameError, "no column called “aspect”"),
        (("stage", None), {"stage.in": "promoted"}, UnknownNameError, "no list called “promoted”"),
        (("stage", None), {"due_on.from": "yesterday"}, UnknownNameError, "no day or number called “yesterday”"),
        (("stage", None), {"due_on.quarter": "2024-Q5"}, UnknownNameError, "no quarter called “2024-Q5”"),
        (("stage", None), {"progress.20": "some"}, UnknownNameError, "no band called “some”"),
        (("title.month", None), {}, MetricError, "does not run"),
    ],
)
def test_what_cannot_be_crossed_is_named(cursor, asked, where, error, said):
    with pytest.raises(error, match=said.replace("“", ".").replace("”", ".")):
        cross(cursor, METRICS["projects_declared"], *asked, where)
