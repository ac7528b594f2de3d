"""The list of matches as the ledgers see it: what became of each need, where both rows stand, what is in view."""

import datetime as dt

import pytest
from given_rows import A2, MAY, A, B, report, report_all

from taizhang.metrics import panel
from taizhang.store import Match, Slice, Store

NEED = {"community_code": A2, "need": "n3", "street_code": A}
GONE = {"community_code": A2, "need": "no such need", "street_code": A}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as opened:
        report_all(opened)
        yield opened


def confirm(store, need, unit="u1", resource="no such resource"):
    store.confirm_match(Match(**need, unit=unit, resource=resource, resource_street_code=B, confirmed_on=MAY))


def listed(store, *streets, as_of=MAY):
    with store.cursor(Slice(as_of, streets=streets)) as cursor:
        return panel(cursor, "confirmed_matches")


def test_the_state_is_the_ledgers(store):
    confirm(store, NEED)
    confirm(store, GONE, resource="another")
    states = {row["need"]: (row["status"], row["need_row"]) for row in listed(store)}
    assert states == {"n3": ("open", 4), "no such need": (None, None)}


def test_a_resource_stands_where_its_ledger_says(store):
    rows = [{"unit": "u1", "resource": f"r{i}", "street": A, "community": A2} for i in range(3)]
    report(store, MAY + dt.timedelta(1), "cobuild_resource", rows, (A, B))
    store.confirm_match(Match(**NEED, unit="u1", resource="r2", resource_community_code=A2, confirmed_on=MAY))
    (match,) = listed(store, as_of=MAY + dt.timedelta(1))
    assert (match["need_row"], match["resource_row"]) == (4, 4)
    assert listed(store)[0]["resource_row"] is None  # the day before, no ledger had it


@pytest.mark.parametrize(("streets", "count"), [((), 1), ((A,), 1), ((B,), 1), (("999999999",), 0)])
def test_it_is_in_view_with_either_street(store, streets, count):
    confirm(store, NEED)
    found = listed(store, *streets)
    assert len(found) == count
    if streets == (B,):
        assert found[0]["status"] is None  # the need itself is out of view


def test_it_is_of_today_whatever_day_is_looked_at(store):
    confirm(store, NEED)
    assert len(listed(store, as_of=dt.date(2020, 1, 1))) == 1
