"""How many rows stand behind a number is how many it opens into."""

import pytest

from taizhang.errors import UnknownNameError
from taizhang.metrics import RowCount, count_rows, metric_rows


@pytest.mark.parametrize("where", [{}, {"street": "999901001"}, {"street": None}, {"stage": "accepted"}])
@pytest.mark.parametrize("name", ["projects_declared", "projects_completed_rate", "projects_overdue"])
def test_as_many_rows_are_counted_as_are_opened(cursor, metrics, name, where):
    rows = metric_rows(cursor, metrics[name], where)
    counted = sum(rows.column("_counted").to_pylist()) if metrics[name].parts else None
    assert count_rows(cursor, metrics[name], where) == RowCount(rows.num_rows, counted)


def test_some_rows_count_and_some_do_not(cursor, metrics):
    found = count_rows(cursor, metrics["projects_completed_rate"])
    assert found.counted
    assert found.counted < found.rows


@pytest.mark.parametrize(("where", "said"), [({"no_such": "1"}, "no_such"), ({"month": "May"}, "May")])
def test_a_condition_on_nothing_is_named(cursor, metrics, where, said):
    with pytest.raises(UnknownNameError, match=said):
        count_rows(cursor, metrics["projects_declared"], where)
