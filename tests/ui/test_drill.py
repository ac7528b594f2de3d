"""Addresses that open the rows behind a number."""

import datetime as dt

import pytest

from taizhang.ui import drill, row_history

NOTHING = {"rows": None, "where": [], "at": None}


@pytest.fixture
def url(monkeypatch):
    """What was last put into the URL."""
    found = {}
    monkeypatch.setattr(drill.address, "put", lambda **changes: found.update(changes))
    return found


@pytest.mark.parametrize(
    ("where", "at", "address"),
    [
        (None, None, "rows=projects_overdue"),
        ({}, None, "rows=projects_overdue"),
        ({"street": "999901001"}, None, "rows=projects_overdue&where=street%3A999901001"),
        ({"kind": None}, None, "rows=projects_overdue&where=kind%3A"),
        ({"street": "1", "month": "2026-05"}, None, "rows=projects_overdue&where=street%3A1&where=month%3A2026-05"),
        ({"kind": "a:b&c=d"}, None, "rows=projects_overdue&where=kind%3Aa%3Ab%26c%3Dd"),
        (None, dt.date(2026, 5, 20), "rows=projects_overdue&at=2026-05-20"),
    ],
)
def test_what_an_address_says_is_what_it_opens(url, where, at, address):
    assert drill.address_of("projects_overdue", where, at) == address
    drill.follow(address)
    by_address = dict(url)
    drill.open_rows("projects_overdue", where, at)
    assert by_address == url


@pytest.mark.parametrize(
    "address",
    ["", "nothing", "street=999901001", "where=street%3A1", "rows=", "rows=projects_overdue&at=yesterday", "row=x"],
)
def test_an_address_of_nothing_opens_nothing(url, address):
    drill.follow(address)
    assert url == {}


def test_an_address_puts_nothing_else_into_the_url(url):
    drill.follow("rows=projects_overdue&street=999901001&as_of=2026-01-01")
    assert url == NOTHING | {"rows": "projects_overdue"}


def test_an_address_of_a_row_opens_it(url):
    drill.follow(row_history.address_of(row_history.Place(12, "台账 1&2", 5)))
    assert url == {"row": "12:台账 1&2:5"}
