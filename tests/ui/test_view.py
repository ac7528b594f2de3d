"""What the address asks for, where it asks for something that makes sense."""

import datetime as dt

import pytest

from taizhang.ui.view import parsed_day, round_before

DAYS = tuple(map(dt.date.fromisoformat, ("2024-07-22", "2024-07-20", "2024-05-21", "2024-05-20", "2024-03-20")))


MEETINGS = tuple(map(dt.date.fromisoformat, ("2024-07-25", "2024-05-25")))


@pytest.mark.parametrize(
    ("as_of", "before"),
    [("2024-07-22", "2024-05-21"), ("2024-07-20", "2024-05-21"), ("2024-05-20", "2024-03-20"), ("2024-03-20", None)],
)
def test_the_round_before_is_not_the_same_round_a_day_earlier(as_of, before):
    assert round_before(dt.date.fromisoformat(as_of), (), DAYS) == (dt.date.fromisoformat(before) if before else None)


@pytest.mark.parametrize(
    ("as_of", "before"),
    [("2024-07-26", "2024-07-25"), ("2024-07-25", "2024-05-25"), ("2024-05-25", "2024-03-20"), ("2024-03-21", None)],
)
def test_a_meeting_is_compared_with_the_meeting_before(as_of, before):
    found = round_before(dt.date.fromisoformat(as_of), MEETINGS, DAYS)
    assert found == (dt.date.fromisoformat(before) if before else None)


@pytest.mark.parametrize(
    ("text", "day"), [("2024-05-20", dt.date(2024, 5, 20)), ("soon", None), ("", None), (None, None)]
)
def test_parsed_day(text, day):
    assert parsed_day(text) == day
