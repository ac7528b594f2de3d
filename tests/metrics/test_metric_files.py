"""Every number of `queries/metrics/`: what it is in May and was in March, by street, and which rows it counts."""

import pytest
from given_rows import NAMES, A, B

from taizhang.metrics import load_metrics, measure, metric_rows

# how many rows each ledger has in May, of the metrics over all of them
ALL_ROWS = (
    "cobuild_need " * 3 + "cobuild_project " * 3 + "cobuild_resource " * 3 + "cobuild_unit " * 4 + "lecture_hall " * 4
    + "lecture_session " * 6 + "rectification_issue " * 5 + "secretary_project " * 7
)  # fmt: skip
# metric: (May, March), (May, March) in street A, in street B, the rows behind May's number
EXPECTED = {
    "projects_declared": ((7, 6), (3, 3), (4, 3), "a b c d e f g"),
    "streets_declaring": ((2, 2), (1, 1), (1, 1), "a b c d e f g"),
    "declared_per_street_min_max": (((2, 3), (2, 2)), (2, 2), (3, 2), "a c d f g"),
    "self_set_per_street": (((1, 1), (1, 1)), (1, 1), (1, 1), "b e"),
    "projects_completed": ((2, 1), (1, 0), (1, 1), "c d"),
    "projects_completed_rate": ((200 / 7, 100 / 6), (100 / 3, 0), (25, 100 / 3), "a b c d e f g"),
    "projects_started": ((5, 5), (2, 2), (3, 3), "a c d e f"),
    "projects_promoted": ((1, 0), (0, 0), (1, 0), "d"),
    "projects_overdue": ((1, 1), (1, 0), (0, 1), "a"),
    "projects_unmoved": ((2, 0), (2, 0), (0, 0), "a b"),
    "projects_postponed": ((1, 0), (0, 0), (1, 0), "f"),
    # e counts: 40 of 75.7 points; f too: 20 of 91.4; b is due this very day
    "projects_behind": ((4, 3), (2, 2), (2, 1), "a b e f"),
    "project_progress": ((290 / 6, 38), (130 / 3, 80 / 3), (160 / 3, 55), "a b c d e f"),
    "project_planned_progress": (
        ((400 + 12800 / 169 + 12700 / 139) / 6, (200 + 7000 / 130 + 3900 / 100 + 3800 / 79) / 5),
        (100, (7000 / 130 + 3900 / 100 + 3800 / 79) / 3), ((100 + 12800 / 169 + 12700 / 139) / 3, 100), "a b c d e f",
    ),
    "projects_pushed_out": ((1, 0), (0, 0), (1, 0), "f"),
    "project_days_pushed": ((92, None), (None, None), (92, None), "f"),
    # the spending of e, which has no budget, and the budget of f, which had no spending in March, are left out
    "project_spending_rate": ((3000 / 42, 2250 / 35), (700 / 15, 250 / 15), (2300 / 27, 100), "a c d f"),
    "project_budget": ((42, 42), (15, 15), (27, 27), "a c d f"),
    "project_spent": ((31, 23.5), (7, 2.5), (24, 21), "a c d e f"),
    "issues_found": ((5, 4), (3, 3), (2, 1), "p q r s t"),
    "communities_with_issues": ((3, 3), (2, 2), (1, 1), "p q r s t"),
    "issues_closed": ((1, 1), (1, 0), (0, 1), "p"),
    "issues_open": ((4, 3), (2, 3), (2, 0), "q r s t"),
    "issues_closure_rate": ((20, 25), (100 / 3, 0), (0, 100), "p q r s t"),
    "issues_overdue": ((2, 1), (1, 1), (1, 0), "q s"),
    "issues_reopened": ((1, 0), (0, 0), (1, 0), "s"),
    "issues_pushed_out": ((0, 0), (0, 0), (0, 0), ""),  # test_rules has those that count
    "issues_vanished": ((0, 0), (0, 0), (0, 0), ""),
    "issue_days_to_close": ((121, 24), (121, None), (None, 24), "p"),
    "issue_days_to_close_slowest": ((121, 24), (121, None), (None, 24), "p"),
    "open_issue_age": ((90, 59), (109, 59), (54.5, None), "q s t"),
    "lecture_halls": ((4, 3), (2, 2), (2, 1), "h1 h2 h3 h4"),
    "two_new_halls": ((2, 1), (1, 1), (1, 0), "h2 h4"),
    "hall_lecturers": ((6, 5), (3, 3), (3, 2), "h1 h3 h4"),
    "idle_halls": ((2, 1), (0, 1), (2, 0), "h3 h4"),
    "lecture_sessions": ((6, 3), (4, 2), (1, 1), "1 2 3 4 5 6"),
    "lecture_attendees": ((160, 60), (120, 30), (35, 30), "1 2 3 4 5 6"),
    "attendees_per_session": ((160 / 6, 20), (30, 15), (35, 30), "1 2 3 4 5 6"),
    "one_form_halls": ((1, 0), (1, 0), (0, 0), "h2"),
    "hall_forms": ((4 / 3, 1), (1.5, 1), (1, 1), "h1 h2 h3"),
    "two_new_sessions": ((2, 1), (2, 1), (0, 0), "3 5"),
    "sessions_by_field": ((6, 3), (4, 2), (1, 1), "1 2 3 4 5 6"),
    "two_new_attendees": ((70, 20), (70, 20), (0, 0), "3 5"),
    "cobuilding_units": ((3, 2), (1, 1), (2, 1), "u1 u1 u2 u3"),
    "soe_units": ((1, 1), (1, 1), (0, 0), "u1 u1"),
    "cobuilding_resources_shared": ((3, 1), (2, 1), (1, 0), "r1 r2 r3"),
    "needs_raised": ((3, 2), (2, 1), (1, 1), "n1 n2 n3"),
    "needs_open": ((1, 1), (1, 1), (0, 0), "n3"),
    "needs_matched": ((2, 1), (1, 0), (1, 1), "n1 n2"),
    "needs_matched_rate": ((200 / 3, 50), (50, 0), (100, 100), "n1 n2 n3"),
    "needs_open_age": ((42, 72), (42, 72), (None, None), "n3"),
    "needs_open_oldest": ((42, 72), (42, 72), (None, None), "n3"),
    "resources_unclaimed": ((0, 0), (0, 0), (0, 0), ""),
    "soe_resources": ((0, 0), (0, 0), (0, 0), ""),
    "soe_projects": ((2, 1), (1, 1), (1, 0), "c1 c3"),
    "cobuilding_projects": ((3, 1), (1, 1), (2, 0), "c1 c2 c3"),
    "cobuilding_projects_done": ((2, 0), (1, 0), (1, 0), "c1 c3"),
    "cobuilding_projects_done_rate": ((200 / 3, 0), (100, 0), (50, None), "c1 c2 c3"),
    "cobuilding_problems_solved": ((6, 2), (5, 2), (1, 0), "c1 c3"),
    "soe_matters_solved": ((6, 2), (5, 2), (1, 0), "c1 c3"),
    "rows_reported": ((35, 22), (19, 14), (15, 8), ALL_ROWS),
    "rows_clean": ((35, 22), (19, 14), (15, 8), ALL_ROWS),  # test_data_quality has rows with findings
    "rows_clean_rate": ((100, 100), (100, 100), (100, 100), ALL_ROWS),
    "rows_rejected": ((0, 0), (0, 0), (0, 0), ""),
    "communities_cobuilding": (
        (3, 2), (2, 1), (1, 1),
        "cobuild_need " * 3 + "cobuild_project " * 3 + "cobuild_resource " * 3 + "cobuild_unit " * 3,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_metric_counts_the_rows_it_should(cursor, metrics, name):
    whole, in_a, in_b, names = EXPECTED[name]
    measured = measure(cursor, metrics[name], "street")
    groups = {group.key: (group.value, group.before) for group in measured.groups}
    assert (measured.value, measured.before) == _about(whole)
    assert groups[A] == _about(in_a)
    assert groups[B] == _about(in_b)
    assert sorted(_names(metric_rows(cursor, metrics[name]), metrics[name])) == names.split()


def test_every_metric_has_its_case():
    assert sorted(EXPECTED) == sorted(load_metrics())


def _names(rows, metric):
    """What the rows are called; of a metric over several ledgers, which ledgers they are of."""
    if len(metric.ledgers) > 2:
        return [file.partition("-")[0] for file in rows["_file"].to_pylist()]
    return rows[NAMES[metric.ledgers[0]]].to_pylist()


def _about(pair):
    return tuple(v if v is None or isinstance(v, tuple) else pytest.approx(v) for v in pair)
