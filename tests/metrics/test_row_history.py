"""What each report said of a row, as far as the slice lets it be seen."""

import pytest
from given_rows import APRIL, MARCH, MAY, A, B

from taizhang.metrics import row_history
from taizhang.store import Slice


def history(reported, ledger, title, *slice_):
    """The history of the row of `ledger` that is called `title` in the newest report."""
    spec = reported.specs[ledger]
    with reported.cursor(Slice(MAY)) as cursor:
        found = cursor.execute(f"select _upload, _sheet, _row from {ledger}_history where title = ?", [title])
        *_, at = sorted(found.fetchall())
    with reported.cursor(Slice(*slice_)) as cursor:
        return row_history(cursor, spec, *at).to_pylist()


def test_every_report_says_its_part_oldest_first(reported):
    found = history(reported, "secretary_project", "c", MAY)
    assert [r["_reported_on"] for r in found] == [MARCH, MAY]
    assert [r["_ended_on"] for r in found] == [MAY, None]
    assert [r["progress"] for r in found] == [50, 100]
    assert all(r["_file"] and r["_sheet"] and r["_row"] and r["_upload"] for r in found)


@pytest.mark.parametrize(
    ("slice_", "days"),
    [((MARCH,), []), ((MAY, None, (A,)), [MARCH, MAY]), ((MAY, None, (B,)), [])],
    ids=["before_that_report", "its_street", "another_street"],
)
def test_it_is_seen_through_the_slice(reported, slice_, days):
    assert [r["_reported_on"] for r in history(reported, "secretary_project", "a", *slice_)] == days


def test_a_day_before_the_last_report_knows_nothing_of_it(reported):
    spec = reported.specs["secretary_project"]
    with reported.cursor(Slice(APRIL)) as cursor:
        at = cursor.execute("select _upload, _sheet, _row from secretary_project where title = 'a'").fetchall()[0]
        assert [r["_reported_on"] for r in row_history(cursor, spec, *at).to_pylist()] == [MARCH]
