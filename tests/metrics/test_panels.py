"""The queries of `queries/charts/`: their rows in May, and that their heads document every column."""

import datetime as dt
import re

import pytest
from given_rows import A1, A2, APRIL, B1, MARCH, MAY, A, B

from taizhang.errors import UnknownNameError
from taizhang.metrics import measure, panel
from taizhang.metrics.panels import CHARTS
from taizhang.store import Slice


def day(text):
    return dt.date.fromisoformat(f"2024-{text}")


# chart: the columns looked at, then a tuple a row
EXPECTED = {
    "issue_aspect_streets": (
        "street_code aspect found open",
        [
            (A, "facilities", 0, 0), (A, "leadership", 1, 0), (A, "role", 0, 0), (A, "service", 1, 1),
            (A, "team", 1, 1), (B, "facilities", 1, 1), (B, "leadership", 0, 0), (B, "role", 1, 1),
            (B, "service", 0, 0), (B, "team", 0, 0),
        ],
    ),
    "project_timeline": (
        "title done first_due_on due_on accepted_on days_late progress planned_progress _row",
        [
            ("a", False, day("05-19"), day("05-19"), None, 1, 30, 100, 2),
            ("b", False, day("05-20"), day("05-20"), None, 0, 0, 100, 3),
            ("f", False, day("03-01"), day("06-01"), None, -12, 20, pytest.approx(12700 / 139), 7),
            ("e", False, day("06-30"), day("06-30"), None, -41, 40, pytest.approx(12800 / 169), 6),
            ("c", True, day("04-30"), day("04-30"), day("05-01"), 1, 100, 100, 4),
            ("d", True, day("03-10"), day("03-10"), day("03-01"), -9, 100, 100, 5),
        ],
    ),
    "lecture_year_on_year": (
        "month sessions attendees sessions_before attendees_before",
        [
            *[(f"2023-{month:02}", None, None, None, None) for month in range(6, 13)],
            ("2024-01", 1, 10, None, None), ("2024-02", 1, 20, None, None), ("2024-03", 2, 85, None, None),
            ("2024-04", 0, 0, None, None), ("2024-05", 2, 45, None, None),
        ],
    ),
    "hall_fields": (
        "field halls sessions attendees sessions_per_hall attendees_per_session",
        [
            ("two_new", 2, 2, 70, 1, 35), ("community", 1, 2, 50, 2, 25), ("school", 1, 1, 35, 1, 35),
            (None, 0, 1, 5, None, 5),
        ],
    ),
    "hall_activity": (
        "position hall sessions attendees recent_sessions idle last_held_on days_since",
        [
            (1, "h2", 2, 70, 1, False, day("03-22"), 59), (2, "h1", 2, 50, 1, False, day("05-10"), 10),
            (3, "h3", 1, 35, 0, True, day("03-20"), 61), (4, "h4", 0, 0, 0, True, None, None),
        ],
    ),
    "confirmed_matches": ("need unit resource status need_row resource_row", [("n3", "u9", "r9", "open", 4, None)]),
    "open_needs": ("need community_code raised_on age_days _row", [("n3", A2, day("04-08"), 42, 4)]),
    "cobuilding_coverage": (
        "street_code communities covered coverage",
        [(A, 2, 2, 100), (B, 1, 1, 100), (None, 3, 3, 100)],
    ),
    "state_owned_enterprises": (
        "unit communities resources projects projects_done problems_solved", [("u1", 2, 0, 2, 2, 6)],
    ),
    "issues_over_time": ("day found closed open", [(MARCH, 4, 1, 3), (MAY, 5, 1, 4)]),
    "place_points": (
        "community_code street_code units resources needs needs_open projects longitude latitude",
        [
            (A1, A, 1, 2, 1, 0, 1, pytest.approx(112.4), pytest.approx(34.7)),
            (A2, A, 1, 0, 1, 1, 0, None, None),
            (B1, B, 1, 1, 1, 0, 2, None, None),
        ],
    ),
    "hall_months": (
        "hall month sessions",
        [
            ("elsewhere", "2024-05", 1), ("h1", "2024-01", 1), ("h1", "2024-05", 1), ("h2", "2024-02", 1),
            ("h2", "2024-03", 1), ("h3", "2024-03", 1),
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
        assert {row["hall"] for row in panel(cursor, "hall_months")} == {"h3"}
        assert {row["hall"] for row in panel(cursor, "hall_activity")} == {"h3", "h4"}
        assert [row["community_code"] for row in panel(cursor, "place_points")] == [B1]
        assert [row["found"] for row in panel(cursor, "issues_over_time")] == [1, 2]


def test_charts_and_metrics_agree(cursor, metrics):
    assert len(panel(cursor, "open_needs")) == measure(cursor, metrics["needs_open"]).value
    assert sum(hall["idle"] for hall in panel(cursor, "hall_activity")) == measure(cursor, metrics["idle_halls"]).value
    open_issues = measure(cursor, metrics["issues_open"])
    assert sum(cell["open"] for cell in panel(cursor, "issue_aspect_streets")) == open_issues.value
    assert [day["open"] for day in panel(cursor, "issues_over_time")] == [open_issues.before, open_issues.value]


def test_an_unknown_chart_is_named(cursor):
    with pytest.raises(UnknownNameError, match=r"no chart called .pie.*hall_months"):
        panel(cursor, "pie")
