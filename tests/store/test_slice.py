"""What a cursor sees: its slice, and without one nothing."""

import pytest
from reporting import COMMUNITY, OTHER_STREET, SPECS, STREET, day, plan, publish, row, sheet, shown, visit

from taizhang.store import Slice, set_day, set_slice

VIEWS = [*SPECS, *(f"{key}_history" for key in SPECS), "street", "community"]


@pytest.fixture
def filled(store):
    publish(store, 10, sheet("plan", [row("a", STREET, COMMUNITY), row("b", OTHER_STREET)], (STREET, OTHER_STREET)))
    plan(store, 10, "c", None)
    plan(store, 20, "d")
    visit(store, 10, "a", 1)
    return store


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("half_set", ["", "as_of", "streets", "day"])
def test_a_cursor_without_a_whole_slice_sees_no_rows(filled, view, half_set):
    given = {"as_of": "date '2024-12-31'", "streets": "[]::varchar[]", "day": "'as_of'"}
    whole = filled.cursor(Slice(day(99)))
    assert whole.execute(f"select count(*) from {view}").fetchone() > (0,)
    cursor = filled.cursor()
    if half_set:
        for name in given.keys() - {half_set}:
            cursor.execute(f"set variable {name} = {given[name]}")
    assert cursor.execute(f"select count(*) from {view}").fetchone() == (0,)


@pytest.mark.parametrize(
    ("streets", "titles"),
    [
        ((), "bcd"),
        ((STREET,), "d"),
        ((OTHER_STREET,), "b"),
        (("",), "c"),
        ((STREET, ""), "cd"),
        (("999999999",), ""),
    ],
)
def test_only_the_streets_in_view_are_seen(filled, streets, titles):
    assert "".join(shown(filled, "plan", 20, *streets)) == titles
    in_view = {STREET, OTHER_STREET} & set(streets or (STREET, OTHER_STREET))
    assert set(shown(filled, "street", 20, *streets, columns="code")) == in_view
    assert set(shown(filled, "community", 20, *streets, columns="street_code")) == in_view


def test_one_cursor_looks_at_either_day(filled):
    cursor = filled.cursor(Slice(day(20), day(10), (STREET,)))

    def seen():
        return cursor.execute("select title, _as_of from plan").fetchall()

    assert seen() == [("d", day(20))]
    set_day(cursor, "before")
    assert seen() == [("a", day(10))]
    set_day(cursor, "as_of")
    assert seen() == [("d", day(20))]


def test_a_slice_without_a_day_before_shows_nothing_before(filled):
    cursor = filled.cursor(Slice(day(20)))
    set_day(cursor, "before")
    assert [cursor.execute(f"select count(*) from {v}").fetchone() for v in VIEWS] == [(0,)] * len(VIEWS)


def test_a_slice_may_be_exchanged_and_belongs_to_its_cursor_alone(filled):
    first, second = filled.cursor(Slice(day(20))), filled.cursor(Slice(day(5)))
    set_slice(first, Slice(day(10), streets=(STREET,)))
    assert first.execute("select title from plan").fetchall() == [("a",)]
    assert second.execute("select title from plan").fetchall() == []


def test_targets_are_seen_by_every_cursor(store):
    found = dict(store.cursor().execute("select name, value from target").fetchall())
    assert found["idle_hall_sessions"] == 1
