"""Rows that took a step back between two days."""

import datetime as dt

import pytest
from given_rows import A1, APRIL, MARCH, MAY, PLACES, A, B, report

from taizhang.metrics.setbacks import Step, setbacks
from taizhang.spec import Choice, Field, Ledger
from taizhang.store import Slice, Store

PLAN = Ledger(
    key="plan", zh="计划", en="Plan", mode="snapshot", row_key=("street", "title"),
    fields=(
        Field(key="street", zh="街道", en="Street", type="street"),
        Field(key="community", zh="社区", en="Community", type="community"),
        Field(key="title", zh="名称", en="Title", type="text", required=True),
        Field(
            key="stage", zh="阶段", en="Stage", type="choice", backward="lower",
            choices=(Choice(code="z_begun", zh="启动", en="Begun"), Choice(code="a_done", zh="完成", en="Done")),
        ),
        Field(key="due_on", zh="时限", en="Due on", type="date", backward="later"),
        Field(key="progress", zh="进度", en="Progress", type="percent", backward="lower"),
        Field(key="closed_on", zh="完成日", en="Closed on", type="date", backward="emptied"),
        Field(key="verified", zh="验收", en="Verified", type="boolean", backward="lower"),
        Field(key="note", zh="备注", en="Note", type="text"),
    ),
)  # fmt: skip
VISIT = Ledger(key="visit", zh="走访", en="Visit", mode="events", row_key=("title",), fields=PLAN.fields)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store", {"plan": PLAN, "visit": VISIT}) as store:
        store.import_places(PLACES)
        yield store


def row(title="a", street=A, **values):
    return {"title": title, "street": street, **values}


def found(store, day=MAY, before=MARCH, streets=()):
    with store.cursor(Slice(day, before, streets)) as cursor:
        return setbacks(cursor, store.specs.values())


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ({"stage": "a_done"}, {"stage": "z_begun"}, [("stage", "a_done", "z_begun")]),  # by order, not by letter
        ({"stage": "z_begun"}, {"stage": "a_done"}, []),
        ({"stage": "a_done"}, {"stage": None}, []),
        ({"due_on": "2024-05-01"}, {"due_on": "2024-06-01"}, [("due_on", "2024-05-01", "2024-06-01")]),
        ({"due_on": "2024-05-01"}, {"due_on": "2024-04-01"}, []),
        ({"progress": 50}, {"progress": 40}, [("progress", "50.0", "40.0")]),
        ({"progress": None}, {"progress": 40}, []),
        ({"closed_on": "2024-05-01"}, {"closed_on": None}, [("closed_on", "2024-05-01", None)]),
        ({"closed_on": None}, {"closed_on": "2024-05-01"}, []),
        ({"verified": True}, {"verified": False}, [("verified", "true", "false")]),
        ({"note": "x"}, {"note": None}, []),
        (
            {"stage": "a_done", "progress": 100},
            {"stage": "z_begun", "progress": 80},
            [("stage", "a_done", "z_begun"), ("progress", "100.0", "80.0")],
        ),
        ({"progress": 50}, {"progress": 50}, []),
    ],
)
def test_a_step_back_is_what_the_field_declares_as_one(store, old, new, steps):
    report(store, MARCH, "plan", [row(**old)], (A,))
    report(store, MAY, "plan", [row(**new)], (A,))
    assert [step for each in found(store) for step in each.steps] == [Step(*step) for step in steps]


def test_a_row_says_what_it_is_called_and_where_it_stands(store):
    report(store, MARCH, "plan", [row("x"), row("b", progress=9)], (A,))
    report(store, MAY, "plan", [row("b", progress=8, community=A1)], (A,), file="五月.xlsx")
    (each,) = found(store)
    assert (each.ledger, each.names, each.street) == ("plan", ("武汉路街道", "b"), "武汉路街道")
    assert (each.file, each.sheet, each.row, each.community) == ("五月.xlsx", "台账", 2, "武汉路社区居民委员会")


def test_rows_that_only_one_day_has_and_those_of_other_streets_are_none(store):
    report(store, MARCH, "plan", [row("gone", progress=9), row("same", progress=9)], (A,))
    report(store, MAY, "plan", [row("new", progress=1), row("same", B, progress=1)], (A, B))
    assert found(store) == ()


def test_a_report_in_between_is_passed_over_and_so_is_one_not_known_yet(store):
    report(store, MARCH, "plan", [row(progress=50)], (A,))
    report(store, APRIL, "plan", [row(progress=90)], (A,))
    report(store, MAY, "plan", [row(progress=60)], (A,))
    assert found(store) == ()
    assert [s.old for each in found(store, before=APRIL) for s in each.steps] == ["90.0"]
    assert found(store, day=APRIL) == ()


def test_what_no_later_report_changed_stays_as_it_was(store):
    report(store, MARCH, "plan", [row(progress=50)], (A,))
    assert found(store) == ()


def test_rows_of_one_key_are_taken_in_their_order(store):
    report(store, MARCH, "plan", [row(progress=10), row(progress=90)], (A,))
    report(store, MAY, "plan", [row(progress=10), row(progress=80)], (A,))
    assert [(each.row, each.steps) for each in found(store)] == [(3, (Step("progress", "90.0", "80.0"),))]


def test_the_slice_decides_what_is_seen(store):
    report(store, MARCH, "plan", [row(progress=9), row("b", B, progress=9)], (A, B))
    report(store, MAY, "plan", [row(progress=8), row("b", B, progress=8)], (A, B))
    assert [each.street_code for each in found(store)] == [A, B]
    assert [each.street_code for each in found(store, streets=(B,))] == [B]
    assert found(store, before=None) == ()
    assert found(store, before=MARCH - dt.timedelta(days=1)) == ()


def test_events_do_not_move_backwards(store):
    report(store, MARCH, "visit", [row(progress=50)], (A,))
    report(store, MAY, "visit", [row(progress=40)], (A,))
    assert found(store) == ()
