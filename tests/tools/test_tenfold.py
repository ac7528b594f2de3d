"""Ten times the demo is one district's story still: more rows of everything, each told apart."""

import pytest

from taizhang.demo.story import tell
from taizhang.demo.town import REPORT_DAYS
from taizhang.spec import load_specs
from tools.tenfold import TIMES, tell_tenfold

SPECS = load_specs()
ONE, TEN = tell(7), tell_tenfold(7)


@pytest.mark.parametrize("ledger", SPECS)
@pytest.mark.parametrize("number", range(len(REPORT_DAYS)))
def test_ten_times_the_rows_each_with_a_key_of_its_own(ledger, number):
    once, tenfold = ONE[number].rows[ledger], TEN[number].rows[ledger]
    assert TEN[number].day == ONE[number].day
    assert 0.8 * TIMES * len(once) <= len(tenfold) <= 1.2 * TIMES * len(once)
    assert len({tuple(row[key] for key in SPECS[ledger].row_key) for row in tenfold}) == len(tenfold)


def test_what_names_a_row_of_another_ledger_still_does():
    for report in TEN:
        halls = {row["hall"] for row in TEN[-1].rows["lecture_hall"]}
        assert {row["hall"] for row in report.rows["lecture_session"]} <= halls
        units = {row["unit"] for row in report.rows["cobuild_unit"]}
        assert {row["unit"] for row in report.rows["cobuild_resource"]} <= units
