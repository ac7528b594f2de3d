"""The queries of `queries/charts/`: their rows in May, and that their heads document every column."""

import re

import pytest
from given_rows import A1, A2, APRIL, B1, MARCH, MAY, A, B

from taizhang.errors import UnknownNameError
from taizhang.metrics import measure, panel
from taizhang.metrics.panels import CHARTS
from taizhang.store import Slice

# chart: the columns looked at, then a tuple a row
EXPECTED = {
    "issues_over_time": ("day found closed open", [(MARCH, 4, 1, 3), (MAY, 5, 1, 4)]),
    "open_issue_age_bands": (
        "band issues",
        [("0-30", 1), ("31-60", 0), ("61-90", 1), ("91-180", 1), ("181+", 0), ("unknown", 1)],
    ),
    "lecture_months": (
        "month sessions attendees halls",
        [("2024-01", 1, 10, 1), ("2024-02", 1, 20, 1), ("2024-03", 2, 85, 2), ("2024-05", 2, 45, 2)],
    ),
    "project_stages": (
        "stage position projects reached",
        [("declared", 1, 2, 7), ("under_way", 2, 3, 5), ("accepted", 3, 1, 2), ("promoted", 4, 1, 1)],
    ),
    "overdue_projects": ("title street_code due_on days_overdue _row", [("a", A, MAY.replace(day=19), 1, 2)]),
    "place_points": (
        "community_code street_code units resources needs needs_open projects longitude latitude",
        [
            (A1, A, 1, 2, 1, 0, 1, pytest.approx(112.4), pytest.approx(34.7)),
            (A2, A, 1, 0, 1, 1, 0, None, None),
            (B1, B, 1, 1, 1, 0, 2, None, None),
        ],
    ),
    "hall_months": (
        "hall listed month sessions attendees",
        [
            ("elsewhere", False, "2024-01", 0, 0), ("elsewhere", False, "2024-02", 0, 0),
            ("elsewhere", False, "2024-03", 0, 0), ("elsewhere", False, "2024-05", 1, 5),
            ("h1", True, "2024-01", 1, 10), ("h1", True, "2024-02", 0, 0),
            ("h1", True, "2024-03", 0, 0), ("h1", True, "2024-05", 1, 40),
            ("h2", True, "2024-01", 0, 0), ("h2", True, "2024-02", 1, 20),
            ("h2", True, "2024-03", 1, 50), ("h2", True, "2024-05", 0, 0),
            ("h3", True, "2024-01", 0, 0), ("h3", True, "2024-02", 0, 0),
            ("h3", True, "2024-03", 1, 35), ("h3", True, "2024-05", 0, 0),
            ("h4", True, "2024-01", 0, 0), ("h4", True, "2024-02", 0, 0),
            ("h4", True, "2024-03", 0, 0), ("h4", True, "2024-05", 0, 0),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_chart_has_the_rows_it_should(cursor, name):
    columns, rows = EXPECTED[name]
    assert [tuple(row[column] for column in columns.split()) for row in panel(cursor, name)] == rows


def test_every_chart_has_its_case():
    assert sorted(EXPECTED) == sorted(path.stem for path in CHARTS.glob("*.sql"))


@pytest.mark.parametrize("name", EXPECTED)
def test_the_head_documents_every_column(cursor, name):
    head = re.match(r"(--.*\n)+", (CHARTS / f"{name}.sql").read_text("utf-8"))[0]
    columns = re.search(r"Columns: (?s:(.*))", head)[1]
    assert "Grain: one " in head
    assert set(panel(cursor, name)[0]) <= set(re.findall(r"\w+", columns))


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("slice_", [Slice(MARCH.replace(month=1)), Slice(APRIL, None, (B,)), Slice(MAY, None, ("",))])
def test_a_chart_of_little_or_nothing_still_runs(reported, name, slice_):
    with reported.cursor(slice_) as cursor:
        assert isinstance(panel(cursor, name), list)


def test_a_chart_shows_only_the_streets_in_view(reported):
    with reported.cursor(Slice(MAY, None, (B,))) as cursor:
        assert {row["hall"] for row in panel(cursor, "hall_months")} == {"h3", "h4"}
        assert [row["community_code"] for row in panel(cursor, "place_points")] == [B1]
        assert [row["found"] for row in panel(cursor, "issues_over_time")] == [1, 2]


def test_charts_and_metrics_agree(cursor, metrics):
    overdue = measure(cursor, metrics["projects_overdue"]).value
    assert len(panel(cursor, "overdue_projects")) == overdue
    open_issues = measure(cursor, metrics["issues_open"])
    assert sum(band["issues"] for band in panel(cursor, "open_issue_age_bands")) == open_issues.value
    assert [day["open"] for day in panel(cursor, "issues_over_time")] == [open_issues.before, open_issues.value]


def test_an_unknown_chart_is_named(cursor):
    with pytest.raises(UnknownNameError, match=r"no chart called .pie.*hall_months"):
        panel(cursor, "pie")
