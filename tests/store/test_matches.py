"""Confirmed matches: each need and each resource once, newest first, undone, kept through a restart, in the slice."""

import datetime as dt

import msgspec
import pytest
from reporting import SPECS

from taizhang.store import Match, MatchTakenError, Slice, Store

DAY = dt.date(2026, 9, 21)
BOOKS = Match(
    community_code="999901001001",
    need="补充图书",
    unit="区图书馆",
    resource="流动图书角图书",
    community="武汉路社区",
    street_code="999901001",
    resource_street_code="999901002",
    reason="{}",
    confirmed_on=DAY,
    confirmed_by="张干事",
)


def other(**changes):
    return msgspec.structs.replace(BOOKS, **{"need": "法律咨询", "resource": "专家库"} | changes)


def test_a_match_is_kept_as_it_was_confirmed_and_undone(store):
    version = store.version()
    store.confirm_match(BOOKS)
    assert store.matches() == (BOOKS,)
    assert store.version() > version
    store.undo_match("999901001001", "补充图书")
    assert store.matches() == ()
    store.confirm_match(BOOKS)
    assert store.matches() == (BOOKS,)


def test_the_newest_stands_first(store):
    store.confirm_match(BOOKS)
    store.confirm_match(other(confirmed_on=DAY + dt.timedelta(1)))
    assert [match.need for match in store.matches()] == ["法律咨询", "补充图书"]


@pytest.mark.parametrize(
    ("second", "taken"),
    [
        (other(), False),
        (other(need="补充图书"), True),  # the same need
        (other(resource="流动图书角图书"), True),  # the same resource
        (other(need="补充图书", community_code="999901001002"), False),  # the same words of another community
        (other(resource="流动图书角图书", unit="区文化馆"), False),  # the same words of another unit
    ],
)
def test_each_need_and_each_resource_is_matched_once(store, second, taken):
    store.confirm_match(BOOKS)
    if taken:
        with pytest.raises(MatchTakenError, match=second.need):
            store.confirm_match(second)
        assert store.matches() == (BOOKS,)
    else:
        store.confirm_match(second)
        assert set(store.matches()) == {BOOKS, second}


def test_undoing_what_is_not_there_changes_nothing(store):
    store.confirm_match(BOOKS)
    store.undo_match("999901001001", "法律咨询")
    assert store.matches() == (BOOKS,)


def test_clearing_the_store_forgets_them(store):
    store.confirm_match(BOOKS)
    store.clear()
    assert store.matches() == ()


def test_they_stay_through_a_restart(tmp_path):
    with Store.open(tmp_path / "store", SPECS) as store:
        store.confirm_match(BOOKS)
    with Store.open(tmp_path / "store", SPECS) as store:
        assert store.matches() == (BOOKS,)


@pytest.mark.parametrize(
    ("streets", "seen"),
    [((), 1), (("999901001",), 1), (("999901002",), 1), (("999901003",), 0), (("999901003", "999901001"), 1)],
)
def test_queries_see_those_of_the_streets_in_view(store, streets, seen):
    store.confirm_match(BOOKS)
    with store.cursor(Slice(DAY, streets=streets)) as cursor:
        assert len(cursor.execute("select * from confirmed_match").fetchall()) == seen


def test_a_cursor_without_a_slice_sees_none(store):
    store.confirm_match(BOOKS)
    with store.cursor() as cursor:
        assert cursor.execute("select * from confirmed_match").fetchall() == []
