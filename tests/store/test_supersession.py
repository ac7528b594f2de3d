"""Which report's rows show on which day, in both modes, whatever came in which order and was taken back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reporting import (
    COMMUNITY,
    NEXT_COMMUNITY,
    OTHER_COMMUNITY,
    OTHER_STREET,
    PLACES,
    SPECS,
    STREET,
    day,
    plan,
    publish,
    row,
    sheet,
    shown,
    visit,
)

from taizhang.store import Slice, Store

DISTRICT = ("", STREET, OTHER_STREET)
SNAPSHOTS = {
    "a street's newer report replaces its older one": (
        [(10, "ab", STREET, None), (20, "bc", STREET, None)],
        {9: "", 10: "ab", 19: "ab", 20: "bc", 99: "bc"},
    ),
    "another street's report leaves it alone": (
        [(10, "a", STREET, None), (20, "b", OTHER_STREET, None)],
        {10: "a", 20: "ab"},
    ),
    "a report of the whole district replaces every street's, and rows of no street": (
        [(10, "a", STREET, None), (11, "b", OTHER_STREET, None), (12, "c", None, None), (20, "d", STREET, DISTRICT)],
        {12: "abc", 20: "d"},
    ),
    "rows of no street are replaced by such rows only": (
        [(10, "a", None, None), (20, "b", STREET, None), (30, "c", None, None)],
        {10: "a", 20: "ab", 30: "bc"},
    ),
    "an older report that comes late does not replace a newer one": (
        [(20, "b", STREET, None), (10, "a", STREET, None)],
        {9: "", 10: "a", 19: "a", 20: "b"},
    ),
    "of two reports of one day the later to come shows": (
        [(10, "a", STREET, None), (10, "b", STREET, None)],
        {10: "b", 20: "b"},
    ),
    "an empty report of a street ends its rows": (
        [(10, "a", STREET, None), (20, "", STREET, (STREET,))],
        {10: "a", 20: ""},
    ),
    "a sheet whose every row was rejected speaks for nobody": (
        [(10, "a", STREET, None), (20, "", STREET, ())],
        {10: "a", 20: "a"},
    ),
}


@pytest.mark.parametrize("case", SNAPSHOTS, ids=lambda c: c.replace(" ", "_"))
def test_snapshot_shows_the_newest_report_of_its_place(store, case):
    reports, expected = SNAPSHOTS[case]
    for on, titles, street, scope in reports:
        plan(store, on, titles, street, scope)
    assert {on: "".join(shown(store, "plan", on)) for on in expected} == expected


def test_a_community_reports_for_itself_alone(store):
    both = [row("a", STREET, COMMUNITY), row("b", STREET, NEXT_COMMUNITY), row("c", STREET)]
    publish(store, 10, sheet("plan", both, (STREET,)))
    publish(store, 20, sheet("plan", [row("d", STREET, COMMUNITY)], (COMMUNITY,)))
    assert shown(store, "plan", 20) == ["b", "c", "d"]
    publish(store, 30, sheet("plan", [row("e", STREET, NEXT_COMMUNITY)], (STREET,)))
    assert shown(store, "plan", 30) == ["e"]


def test_one_report_may_hold_a_sheet_a_street(store):
    plan(store, 10, "a")
    plan(store, 10, "b", OTHER_STREET)
    publish(
        store,
        20,
        sheet("plan", [row("c")], (STREET,), name="武汉路"),
        sheet("plan", [row("d", OTHER_STREET)], (OTHER_STREET,), name="湖北路"),
    )
    assert shown(store, "plan", 20, columns="title, street, _sheet") == [
        ("c", "武汉路街道", "武汉路"),
        ("d", "湖北路街道", "湖北路"),
    ]


def test_equal_rows_of_one_snapshot_are_all_kept(store):
    plan(store, 10, "aa")
    assert shown(store, "plan", 10) == ["a", "a"]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([(10, "ab", 1), (20, "bc", 2)], {9: [], 10: [("a", 1), ("b", 1)], 20: [("a", 1), ("b", 2), ("c", 2)]}),
        ([(20, "b", 2), (10, "ab", 1)], {10: [("a", 1), ("b", 1)], 20: [("a", 1), ("b", 2)]}),
        ([(10, "a", 1), (10, "a", 2)], {10: [("a", 2)]}),
        ([(30, "a", 3), (10, "a", 1), (20, "a", 2)], {10: [("a", 1)], 20: [("a", 2)], 30: [("a", 3)]}),
    ],
    ids=["the_newest_version_wins", "reports_out_of_order", "same_day", "three_out_of_order"],
)
def test_events_merge_by_key(store, reports, expected):
    for on, titles, people in reports:
        visit(store, on, titles, people)
    assert {on: shown(store, "visit", on, columns="title, people") for on in expected} == expected


def test_of_equal_keys_in_one_events_report_the_last_row_shows(store):
    rows = [row("a", held_on=day(0), people=n) for n in (1, 2, 3)]
    publish(store, 10, sheet("visit", rows, (STREET,)))
    assert shown(store, "visit", 10, columns="people, _row") == [(3, 5)]


def test_keys_that_only_look_alike_stay_apart(store):
    rows = [row("a:1", held_on=None), row("a", held_on=None), row("a", held_on=day(0)), row("", held_on=day(0))]
    publish(store, 10, sheet("visit", rows, (STREET,)))
    publish(store, 20, sheet("visit", [row("a", held_on=None, people=2)], (STREET,)))
    assert len(shown(store, "visit", 20)) == 4
    assert sum(p == 2 for p in shown(store, "visit", 20, columns="people")) == 1


@pytest.mark.parametrize("report", [plan, lambda s, on, t: visit(s, on, t, on)], ids=["snapshot", "events"])
def test_a_withdrawn_report_gives_way_to_the_one_before_until_it_is_restored(store, report):
    view = "plan" if report is plan else "visit"
    ids = [report(store, on, "a").id for on in (10, 20, 30)]
    until = lambda: shown(store, view, 25, columns="_upload")  # noqa: E731
    assert until() == [ids[1]]
    store.withdraw(ids[1])
    assert until() == [ids[0]]
    store.withdraw(ids[0])
    assert until() == []
    store.restore(ids[1])
    store.restore(ids[0])
    assert until() == [ids[1]]
    assert shown(store, view, 15, columns="_upload") == [ids[0]]


def test_history_holds_every_report_known_by_the_day_but_those_replaced_the_same_day(store):
    plan(store, 10, "a")
    replaced = plan(store, 20, "a")
    plan(store, 20, "ab")
    gone = plan(store, 25, "a")
    plan(store, 30, "a")
    store.withdraw(gone.id)
    history = shown(store, "plan_history", 29, columns="_reported_on, title")
    assert history == [(day(10), "a"), (day(20), "a"), (day(20), "b")]
    assert replaced.id not in shown(store, "plan_history", 99, columns="_upload")
    assert len(shown(store, "plan_history", 30)) == 4


def test_history_says_when_a_report_was_replaced_as_far_as_the_day_knows(store):
    for on in (10, 20):
        plan(store, on, "a")
        visit(store, on, "a", on)
    for view in ("plan_history", "visit_history"):
        ends = {on: shown(store, view, on, columns="_reported_on, _ended_on") for on in (19, 20)}
        assert ends == {19: [(day(10), None)], 20: [(day(10), day(20)), (day(20), None)]}


PLACED = st.sampled_from(
    [(STREET, COMMUNITY), (STREET, NEXT_COMMUNITY), (STREET, None), (OTHER_STREET, OTHER_COMMUNITY), (None, None)]
)
SCOPE = st.sets(st.sampled_from(["", STREET, OTHER_STREET, COMMUNITY, NEXT_COMMUNITY]), max_size=3)
ROWS = st.lists(st.tuples(PLACED, st.sampled_from("abc")), max_size=4)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("publish"), st.integers(0, 4), SCOPE, ROWS),
        st.tuples(st.sampled_from(["withdraw", "restore"]), st.integers(0, 6)),
    ),
    max_size=9,
)


@pytest.fixture(scope="module")
def reused(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("model") / "store", SPECS) as opened:
        yield opened


@pytest.mark.parametrize("ledger", SPECS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_day_shows_what_a_naive_model_of_the_rules_shows(reused, ledger, steps):
    reused.clear()
    reused.import_places(PLACES)
    reports = _play(reused, ledger, steps)
    for on in range(-1, 6):
        cursor = reused.cursor(Slice(day(on)))
        for view, model in ((ledger, _shown), (f"{ledger}_history", _known)):
            rows = cursor.execute(f"select _upload, _row from {view} order by all").fetchall()
            assert rows == sorted((v[1], v[2]) for v in model(reports, ledger, on)), (view, on)


def _play(store, ledger, steps):
    """Do the steps to the store; a report in the model is [day, id, scope, rows, in force]."""
    reports = []
    for step in steps:
        if step[0] == "publish":
            _, on, scope, rows = step
            typed = [row(title, *place, held_on=day(0)) for place, title in rows]
            upload = publish(store, on, sheet(ledger, typed, tuple(scope)))
            reports.append([on, upload.id, scope, rows, True])
        elif reports:
            report = reports[step[1] % len(reports)]
            getattr(store, step[0])(report[1])
            report[4] = step[0] == "restore"
    return reports


def _versions(reports, ledger, on):
    """Every row of a report in force known by the day: (day, id, row number, what tells when it is replaced)."""
    for reported, upload, _, rows, in_force in reports:
        if in_force and reported <= on:
            for number, ((street, community), title) in enumerate(rows, start=3):
                yield reported, upload, number, title if ledger == "visit" else {street or "", community}


def _replaced(version, reports, ledger, on):
    """The days by `on` that put something newer in this version's place."""
    reported, upload, number, by = version
    if ledger == "visit":
        return [v[0] for v in _versions(reports, ledger, on) if v[3] == by and v[:3] > (reported, upload, number)]
    later = [r for r in reports if r[4] and r[0] <= on and (r[0], r[1]) > (reported, upload)]
    return [r[0] for r in later if r[2] & by]


def _shown(reports, ledger, on):
    return [v for v in _versions(reports, ledger, on) if not _replaced(v, reports, ledger, on)]


def _known(reports, ledger, on):
    return [v for v in _versions(reports, ledger, on) if v[0] not in _replaced(v, reports, ledger, on)]
