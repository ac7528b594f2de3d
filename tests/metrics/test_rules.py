"""Rules that need more reports than `given_rows` has: what vanishes, is put off, has one form only, lies unclaimed."""

import datetime as dt

import pytest
from given_rows import A1, A2, B1, MARCH, MAY, NAMES, PLACES, A, B, report

from taizhang.metrics import measure, metric_rows, panel
from taizhang.store import Slice, Store

JANUARY, APRIL, JUNE = dt.date(2024, 1, 20), dt.date(2024, 4, 20), dt.date(2024, 6, 20)
BOTH = (A, B)
DUE, LATER, LATEST = "2024-06-01", "2024-07-01", "2024-08-01"

# ledger, the columns given, day and streets of each report, its rows
_ISSUES = ("rectification_issue", "issue community status due_on found_on closed_on leader aspect", [
    (MARCH, BOTH, [
        ("gone", A1, "under_way", DUE, None, None, "赵", "team"),
        ("closed", A1, "closed", DUE, "2024-01-01", "2024-01-11", "赵", "team"),
        ("back", A1, "under_way", DUE, None, None, "赵", "team"),
        ("moved", A2, "under_way", DUE, None, None, None, "role"),
        ("moved and back", A2, "under_way", DUE, None, None, "钱", "role"),
        ("dated late", A2, "under_way", None, None, None, "钱", "role"),
        ("of b", B1, "under_way", "2024-03-01", "2023-11-22", None, "赵", None),
    ]),
    (APRIL, (A,), [
        ("moved", A2, "under_way", LATER, None, None, None, "role"),
        ("moved and back", A2, "under_way", LATER, None, None, "钱", "role"),
        ("dated late", A2, "under_way", LATER, None, None, "钱", "role"),
    ]),
    (MAY, (A,), [
        ("back", A1, "under_way", "2024-05-01", "2024-04-20", None, "赵", "team"),
        ("moved", A2, "under_way", LATEST, "2024-05-21", None, None, "role"),
        ("moved and back", A2, "under_way", DUE, "2024-04-19", None, "钱", "role"),
        ("dated late", A2, "under_way", LATER, "2023-11-21", None, "钱", "role"),
        *[(f"slow {n}", A1, "closed", None, "2024-01-01", f"2024-01-{n + 1:02}", "孙", "other") for n in range(1, 12)],
        ("closed before found", A1, "closed", None, "2024-02-02", "2024-02-01", "孙", "other"),
        ("undated", A1, "closed", None, None, "2024-02-01", "孙", "other"),
    ]),
])  # fmt: skip
_PROJECTS = ("secretary_project", "title street stage progress declared_on due_on category budget spent", [
    (MARCH, BOTH, [
        ("put off", A, "under_way", 0, "2024-03-01", DUE, "x", None, None),
        ("put off, done", A, "under_way", 0, None, DUE, "x", None, None),
        ("brought forward", A, "under_way", 0, None, LATER, "x", None, None),
    ]),
    (MAY, BOTH, [
        ("put off", A, "under_way", 0, "2024-03-01", LATER, "x", 10, 5),
        ("put off, done", A, "accepted", None, "2024-03-01", LATER, "x", 30, 0),
        ("brought forward", A, "under_way", 0, None, DUE, "x", None, 7),
        ("ten points behind", B, "under_way", 40, "2024-05-10", "2024-05-30", "y", 10, 20),
        ("eleven points behind", B, "under_way", 39, "2024-05-10", "2024-05-30", "y", 0, 0),
        ("not begun", B, "declared", 0, "2024-05-21", DUE, "y", 5, None),
        ("due the day it was declared", B, "declared", 0, "2024-05-01", "2024-05-01", None, None, None),
        ("due before it was declared", B, "declared", 0, "2024-05-01", "2024-04-01", None, None, None),
    ]),
])  # fmt: skip
_HALLS = ("lecture_hall", "hall street field", [
    (MAY, BOTH, [
        ("one form", A, "two_new"), ("two forms", A, "school"), ("form missing", A, None), ("once", B, None),
        ("long ago", B, None),
    ]),
])  # fmt: skip
_SESSIONS = ("lecture_session", "topic street hall held_on form attendees", [
    (MAY, BOTH, [
        ("1", A, "one form", "2023-05-22", "fixed", 10), ("2", A, "one form", "2024-05-20", "fixed", 20),
        ("3", A, "one form", "2023-05-19", "theme", 30), ("4", A, "one form", "2023-05-21", "theme", 40),
        ("5", A, "two forms", "2024-05-01", "fixed", 1), ("6", A, "two forms", "2024-05-02", "theme", 1),
        ("7", A, "form missing", "2024-05-01", "fixed", 1), ("8", A, "form missing", "2024-05-02", None, 1),
        ("9", B, "once", "2024-05-01", "fixed", 1), ("10", B, "long ago", "2023-02-01", "fixed", 1),
    ]),
])  # fmt: skip
_UNITS = ("cobuild_unit", "unit street community kind", [
    (MAY, BOTH, [("国企", A, A1, "soe"), ("国企", B, B1, "soe"), ("学校", A, A1, "school")]),
])  # fmt: skip
_RESOURCES = ("cobuild_resource", "resource street community unit kind", [
    (MAY, BOTH, [
        ("claimed", A, A1, "国企", "venue"), ("other kind", A, A1, "国企", "people"),
        ("for a need", A, A1, "学校", "people"), ("need still open", A, A1, "学校", "fund"),
        ("any kind", B, B1, "银行", "fund"), ("no unit", B, B1, None, "fund"), ("no kind", B, B1, "学校", None),
    ]),
])  # fmt: skip
_NEEDS = ("cobuild_need", "need community kind status matched_unit raised_on", [
    (MAY, BOTH, [
        ("1", A1, "people", "met", "学校", None), ("2", A1, "fund", "open", "学校", "2024-05-10"),
        ("3", A1, None, "open", None, None), ("4", B1, None, "open", None, "2024-04-20"),
        ("5", B1, None, "open", None, "2024-05-21"),
    ]),
])  # fmt: skip
_CLAIMS = ("cobuild_project", "project community unit kind status problems_solved", [
    (MAY, BOTH, [
        ("p", A1, "国企", "venue", "claimed", None), ("q", A1, "银行", None, "done", 1),
        ("r", B1, "国企", "venue", "done", 4),
    ]),
])  # fmt: skip

# metric: the number on a day, the rows behind it
EXPECTED = {
    ("issues_vanished", MARCH): (0, ""),
    ("issues_vanished", APRIL): (2, "back, gone"),
    ("issues_vanished", MAY): (1, "gone"),
    ("issues_pushed_out", MARCH): (0, ""),
    ("issues_pushed_out", APRIL): (2, "moved, moved and back"),
    ("issues_pushed_out", MAY): (1, "moved"),
    ("issue_days_to_close", MAY): (6, ", ".join(sorted(f"slow {n}" for n in range(1, 12)))),
    ("issue_days_to_close_slowest", MAY): (10, ", ".join(sorted(f"slow {n}" for n in range(1, 12)))),
    ("projects_pushed_out", MAY): (1, "put off"),
    ("project_days_pushed", MAY): (30, "put off"),
    ("projects_behind", MAY): (3, "due the day it was declared, eleven points behind, put off"),
    ("project_planned_progress", MAY): (
        (100 + 2 * 50 + 2 * 8000 / 122) / 5,
        ", ".join(
            [
                "due the day it was declared",
                "eleven points behind",
                "put off",
                "put off, done",
                "ten points behind",
            ]
        ),
    ),
    ("project_spending_rate", MAY): (50, "eleven points behind, put off, put off, done, ten points behind"),
    ("one_form_halls", MAY): (1, "one form"),
    ("one_form_halls", JUNE): (0, ""),
    ("hall_forms", MAY): (5 / 4, "form missing, once, one form, two forms"),
    ("two_new_sessions", MAY): (4, "1, 2, 3, 4"),
    ("sessions_by_field", MAY): (10, "1, 10, 2, 3, 4, 5, 6, 7, 8, 9"),
    ("resources_unclaimed", MAY): (2, "need still open, other kind"),
    ("soe_resources", MAY): (2, "claimed, other kind"),
    ("soe_projects", MAY): (2, "p, r"),
    ("needs_open_age", MAY): (20, "2, 4"),
    ("needs_open_oldest", MAY): (30, "2, 4"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The open store with every report of this module."""
    with Store.open(tmp_path_factory.mktemp("rules")) as store:
        store.import_places(PLACES)
        for ledger, columns, reports in (
            _ISSUES, _PROJECTS, _HALLS, _SESSIONS, _UNITS, _RESOURCES, _NEEDS, _CLAIMS,
        ):  # fmt: skip
            for day, scope, rows in reports:
                report(store, day, ledger, [dict(zip(columns.split(), row, strict=True)) for row in rows], scope)
        yield store


@pytest.mark.parametrize(("name", "day"), EXPECTED)
def test_a_rule_counts_the_rows_it_should(store, metrics, name, day):
    value, names = EXPECTED[name, day]
    with store.cursor(Slice(day)) as cursor:
        assert measure(cursor, metrics[name]).value == pytest.approx(value)
        rows = metric_rows(cursor, metrics[name])
    assert ", ".join(sorted(rows[NAMES[metrics[name].ledgers[0]]].to_pylist())) == names


@pytest.mark.parametrize("name", sorted({name for name, _day in EXPECTED}))
def test_an_empty_ledger_has_no_middle_and_no_rate(store, metrics, name):
    with store.cursor(Slice(JANUARY.replace(year=2020))) as cursor:
        measured = measure(cursor, metrics[name], "street")
    empty = 0 if metrics[name].aggregate.adds_up else None
    assert [measured.value, *(group.value for group in measured.groups)] == [empty] * 3


@pytest.mark.parametrize(
    ("name", "by", "expected"),
    [
        ("issues_overdue", "leader", {"赵": 2}),
        ("issues_open", "age_band", {"0-30": 1, "31-60": 1, "91-180": 1, "181+": 1, None: 1}),
        ("project_spending_rate", "category", {"x": 12.5, "y": 200}),
        ("projects_declared", "category", {"x": 3, "y": 3, None: 2}),
        ("sessions_by_field", "field", {"two_new": 4, "school": 2, None: 4}),
    ],
)
def test_a_number_by_a_text_of_its_rows(store, metrics, name, by, expected):
    with store.cursor(Slice(MAY)) as cursor:
        assert {group.key: group.value for group in measure(cursor, metrics[name], by).groups} == expected


@pytest.mark.parametrize(
    ("name", "columns", "expected"),
    [
        ("issue_aspect_streets", "street_code aspect found", [
            (A, "other", 13), (A, "role", 3), (A, "team", 1), (A, None, 0),
            (B, "other", 0), (B, "role", 0), (B, "team", 0), (B, None, 1),
        ]),
        # one day stands for the reports of a month
        ("issues_over_time", "day found closed open", [
            (MARCH, 7, 1, 6), (APRIL, 4, 0, 4), (MAY, 18, 13, 5),
        ]),
        ("project_timeline", "title days_late first_due_on due_on", [
            ("due before it was declared", 49, dt.date(2024, 4, 1), dt.date(2024, 4, 1)),
            ("due the day it was declared", 19, dt.date(2024, 5, 1), dt.date(2024, 5, 1)),
            ("eleven points behind", -10, dt.date(2024, 5, 30), dt.date(2024, 5, 30)),
            ("ten points behind", -10, dt.date(2024, 5, 30), dt.date(2024, 5, 30)),
            ("not begun", -12, dt.date(2024, 6, 1), dt.date(2024, 6, 1)),
            ("put off", -42, dt.date(2024, 6, 1), dt.date(2024, 7, 1)),
        ]),
        # the last month runs to the 20th, and a year before too: the session of 22 May 2023 is left out
        ("lecture_year_on_year", "month sessions attendees sessions_before attendees_before", [
            ("2023-06", 0, 0, None, None), *[(f"2023-{n:02}", 0, 0, None, None) for n in range(7, 13)],
            ("2024-01", 0, 0, None, None), ("2024-02", 0, 0, 1, 1), ("2024-03", 0, 0, 0, 0),
            ("2024-04", 0, 0, 0, 0), ("2024-05", 6, 25, 1, 30),
        ]),
        ("hall_fields", "field halls sessions sessions_per_hall attendees_per_session", [
            ("school", 1, 2, 2, 1), ("two_new", 1, 4, 4, 25), (None, 3, 4, None, 1),
        ]),
        ("open_needs", "need age_days", [("4", 30), ("2", 10), ("5", None), ("3", None)]),
        ("cobuilding_coverage", "street_code communities covered coverage", [
            (A, 2, 1, 50), (B, 1, 1, 100), (None, 3, 2, 200 / 3),
        ]),
        ("state_owned_enterprises", "unit communities resources projects projects_done problems_solved", [
            ("国企", 2, 2, 2, 1, 4),
        ]),
    ],
)  # fmt: skip
def test_charts_of_these_rows(store, name, columns, expected):
    with store.cursor(Slice(MAY)) as cursor:
        rows = [tuple(row[column] for column in columns.split()) for row in panel(cursor, name)]
    assert rows == [tuple(pytest.approx(v) if isinstance(v, float) else v for v in row) for row in expected]
