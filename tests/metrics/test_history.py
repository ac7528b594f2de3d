"""What each report said of a row, and which of it was a step back."""

import datetime as dt

import pytest
from given_rows import MARCH, MAY, A, B

from taizhang.metrics import ledger_rows, row_history, stepped_back
from taizhang.spec import load_specs
from taizhang.store import Slice

DAYS = [dt.date(2024, 5, 12), dt.date(2024, 6, 1)]


def _place(cursor, ledger, title):
    """Where the project `title` stands in the report in force: upload, sheet, row."""
    rows = ledger_rows(cursor, ledger).to_pylist()
    return next((r["_upload"], r["_sheet"], r["_row"]) for r in rows if r["title"] == title)


def test_every_report_of_a_row_is_told_whichever_of_them_it_is_asked_for(cursor, reported):
    ledger = reported.specs["secretary_project"]
    told = row_history(cursor, ledger, *_place(cursor, ledger, "a"))
    days = told["_reported_on"].to_pylist()
    assert (days[0], days[-1]) == (MARCH, MAY)
    assert set(told["title"].to_pylist()) == {"a"}
    assert told["_ended_on"].to_pylist() == [*days[1:], None]
    first = (told["_upload"][0].as_py(), told["_sheet"][0].as_py(), told["_row"][0].as_py())
    assert row_history(cursor, ledger, *first).to_pylist() == told.to_pylist()


@pytest.mark.parametrize(
    ("slice_", "reports"),
    [
        (Slice(MARCH), 1),
        (Slice(MARCH - dt.timedelta(days=1)), 0),
        (Slice(MAY, streets=(A,)), 2),
        (Slice(MAY, streets=(B,)), 0),
    ],
)
def test_no_more_is_told_than_the_slice_lets_see(reported, slice_, reports):
    ledger = reported.specs["secretary_project"]
    with reported.cursor(Slice(MARCH)) as march:
        place = _place(march, ledger, "a")
    with reported.cursor(slice_) as cursor:
        assert row_history(cursor, ledger, *place).num_rows == reports


@pytest.mark.parametrize(
    ("field", "old", "new", "back"),
    [
        ("stage", "accepted", "under_way", True),
        ("stage", "under_way", "accepted", False),
        ("stage", "accepted", "accepted", False),
        ("stage", "accepted", None, False),
        ("stage", "accepted", "unheard of", False),
        ("stage", None, "declared", False),
        ("progress", 80.0, 60.0, True),
        ("progress", 60.0, 80.0, False),
        ("progress", 60.0, None, False),
        ("due_on", *DAYS, True),
        ("due_on", *reversed(DAYS), False),
        ("due_on", None, DAYS[0], False),
        ("accepted_on", DAYS[0], None, True),
        ("accepted_on", *DAYS, False),
        ("accepted_on", None, None, False),
        ("title", "乙", "甲", False),
        ("note", "有", None, False),
    ],
)
def test_steps_back_are_what_a_field_declares(field, old, new, back):
    assert stepped_back(load_specs()["secretary_project"].field(field), old, new) is back
