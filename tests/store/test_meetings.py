"""Meetings: one a day, newest first, moved, removed, kept through a restart and forgotten with everything else."""

import datetime as dt

import pytest
from reporting import SPECS

from taizhang.store import Meeting, Store

MAY, JULY = dt.date(2026, 5, 20), dt.date(2026, 7, 20)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda store: None, [(JULY, "b"), (MAY, "a")]),
        (lambda store: store.keep_meeting(Meeting(MAY, " c ")), [(JULY, "b"), (MAY, "c")]),
        (lambda store: store.keep_meeting(Meeting(MAY, "a"), MAY), [(JULY, "b"), (MAY, "a")]),
        (
            lambda store: store.keep_meeting(Meeting(dt.date(2026, 7, 21), "b"), JULY),
            [(dt.date(2026, 7, 21), "b"), (MAY, "a")],
        ),
        (lambda store: store.keep_meeting(Meeting(JULY), MAY), [(JULY, "")]),
        (lambda store: store.remove_meeting(JULY), [(MAY, "a")]),
        (lambda store: store.remove_meeting(dt.date(2026, 1, 1)), [(JULY, "b"), (MAY, "a")]),
        (lambda store: store.clear(), []),
    ],
)
def test_what_is_kept_after(store, act, expected):
    store.keep_meeting(Meeting(MAY, "a"))
    store.keep_meeting(Meeting(JULY, "b"))
    assert store.meetings() == (Meeting(JULY, "b"), Meeting(MAY, "a"))
    act(store)
    assert [(m.held_on, m.theme) for m in store.meetings()] == expected


def test_meetings_stay_through_a_restart(tmp_path):
    with Store.open(tmp_path / "store", SPECS) as store:
        store.keep_meeting(Meeting(MAY, "a"))
    with Store.open(tmp_path / "store", SPECS) as store:
        assert store.meetings() == (Meeting(MAY, "a"),)


def test_meetings_are_listed_once_a_version(store):
    store.keep_meeting(Meeting(MAY, "a"))
    assert store.meetings() is store.meetings()
