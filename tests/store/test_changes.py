"""What a report would change: against the rows in force on its day, in what it covers."""

import pytest
from reporting import (
    COMMUNITY,
    OTHER_COMMUNITY,
    OTHER_STREET,
    PLAN,
    STREET,
    day,
    plan,
    publish,
    row,
    sheet,
    visit,
    write_rows,
)

from taizhang.loading.values import LoadedBook
from taizhang.metrics import stepped_back
from taizhang.store.changes import find_changes


def changes(store, on, *sheets):
    """What publishing `sheets` as the report of `day(on)` would change."""
    work = store.folder / "preview"
    work.mkdir(exist_ok=True)
    for loaded, rows in sheets:
        write_rows(work / loaded.table, rows)
    sheets = tuple(loaded for loaded, _ in sheets)
    book = LoadedBook(file="预览.xlsx", sha256="0" * 64, reported_on=day(on), sheets=sheets, findings=())
    with store._database.transaction() as cursor:
        return find_changes(cursor, store.specs, book, work)


def of_plan(store, on, titles, street=STREET, scope=None):
    (found,) = changes(store, on, sheet("plan", [row(t, street) for t in titles], scope or (street,)))
    return found


def counts(found):
    return found.new, found.changed, found.same, found.vanished


@pytest.mark.parametrize(
    ("before", "titles", "expected"),
    [
        ("", "ab", (2, 0, 0, 0)),
        ("ab", "ab", (0, 0, 2, 0)),
        ("ab", "bc", (1, 0, 1, 1)),
        ("aab", "ab", (0, 0, 2, 1)),
        ("ab", "aab", (1, 0, 2, 0)),
    ],
    ids=["first_report", "same", "one_comes_one_goes", "one_of_two_alike_goes", "one_more_alike"],
)
def test_rows_come_stay_and_go(store, before, titles, expected):
    if before:
        plan(store, 10, before)
    found = of_plan(store, 20, titles)
    assert counts(found) == expected
    assert found.since == (day(10) if before else None)


def test_only_what_the_report_covers_can_vanish(store):
    plan(store, 10, "ab")
    plan(store, 10, "cd", OTHER_STREET)
    assert counts(of_plan(store, 20, "a")) == (0, 0, 1, 1)
    assert counts(of_plan(store, 20, "a", scope=(STREET, OTHER_STREET))) == (0, 0, 1, 3)


def test_a_community_is_compared_with_its_own_rows(store):
    publish(store, 10, sheet("plan", [row("a", STREET, COMMUNITY), row("b", STREET)], (STREET,)))
    (found,) = changes(store, 20, sheet("plan", [row("c", None, COMMUNITY)], (COMMUNITY,)))
    assert counts(found) == (1, 0, 0, 1)
    (found,) = changes(store, 20, sheet("plan", [row("a", None, COMMUNITY)], (COMMUNITY,)))
    assert counts(found) == (0, 0, 1, 0), "the street is that of the community, though the row names none"
    (found,) = changes(store, 20, sheet("plan", [row("a", None, OTHER_COMMUNITY)], (OTHER_COMMUNITY,)))
    assert counts(found) == (1, 0, 0, 0)


def test_it_is_the_report_in_force_on_that_day_that_counts(store):
    plan(store, 10, "a")
    plan(store, 30, "ab")
    assert counts(of_plan(store, 20, "ab")) == (1, 0, 1, 0)
    assert counts(of_plan(store, 30, "b")) == (0, 0, 1, 1)
    assert counts(of_plan(store, 5, "a")) == (1, 0, 0, 0)


def test_a_withdrawn_report_is_not_compared_with(store):
    store.withdraw(plan(store, 10, "a").id)
    assert counts(of_plan(store, 20, "a")) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("field", "old", "new", "backward"),
    [
        ("stage", "begun", "done", False),
        ("stage", "done", "begun", True),
        ("stage", "done", None, None),
        ("people", 40, 41, False),
        ("people", 40, 39, True),
        ("people", None, 39, None),
        ("due_on", day(50), day(49), False),
        ("due_on", day(50), day(51), True),
        ("progress", 80.0, 10.0, False),
        ("progress", 80.0, None, True),
        ("signed", False, True, False),
        ("signed", True, False, True),
        ("held_on", day(1), day(0), False),
    ],
)
def test_what_a_cell_said_and_whether_it_is_a_step_back(store, field, old, new, backward):
    publish(store, 10, sheet("plan", [row("a", **{field: old}), row("b")], (STREET,)))
    (found,) = changes(store, 20, sheet("plan", [row("a", **{field: new}), row("b")], (STREET,)))
    assert (counts(found), found.backward) == ((0, 1, 1, 0), int(backward is True))
    (changed,) = found.rows
    (cell,) = changed.cells
    texts = [None if v is None else str(v).lower() if isinstance(v, bool) else str(v) for v in (old, new)]
    assert (cell.field, cell.old, cell.new, cell.backward) == (field, *texts, backward)
    assert changed.names == (STREET, "a")
    assert (changed.sheet, changed.row, changed.held_sheet, changed.held_row) == ("Sheet1", 3, "Sheet1", 3)
    assert (changed.held_upload, changed.held_on, changed.backward) == (1, day(10), backward is True)
    assert stepped_back(PLAN.field(field), old, new) is (backward is True), "a row's history says the same"


def test_steps_back_come_first(store):
    publish(store, 10, sheet("plan", [row(t, people=5) for t in "abcd"], (STREET,)))
    rows = [row("a", people=6), row("b", people=4), row("c", people=5), row("e", people=5)]
    (found,) = changes(store, 20, sheet("plan", rows, (STREET,)))
    assert [(c.kind, c.names[1]) for c in found.rows] == [
        ("changed", "b"),
        ("vanished", "d"),
        ("changed", "a"),
        ("new", "e"),
    ]


def test_events_are_compared_by_their_keys_and_never_vanish(store):
    visit(store, 10, "abc", people=5)
    rows = [row("b", held_on=day(0), people=5), row("c", held_on=day(0), people=4), row("d", held_on=day(0), people=1)]
    (found,) = changes(store, 20, sheet("visit", rows, (STREET,)))
    assert (counts(found), found.backward) == ((1, 1, 1, 0), 1)


def test_the_sheets_of_one_ledger_are_one_report(store):
    plan(store, 10, "ab")
    plan(store, 10, "cd", OTHER_STREET)
    found = changes(
        store, 20,
        sheet("plan", [row("a")], (STREET,), name="一"),
        sheet("plan", [row("c", OTHER_STREET)], (OTHER_STREET,), name="二"),
        sheet("visit", [row("v", held_on=day(3))], (STREET,), name="三"),
    )  # fmt: skip
    assert [(each.ledger, counts(each)) for each in found] == [("plan", (0, 0, 2, 2)), ("visit", (1, 0, 0, 0))]


def test_the_list_is_cut_the_counts_are_not(store):
    rows = [row(f"{n}") for n in range(600)]
    (found,) = changes(store, 20, sheet("plan", rows, (STREET,)))
    assert (found.new, len(found.rows)) == (600, 500)
