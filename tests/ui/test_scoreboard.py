"""Ranks of streets: in one number, and by all of them together."""

import pytest

from taizhang.ui.scoreboard import ranks, together


@pytest.mark.parametrize(
    ("values", "good", "places"),
    [
        ([5, 9, 7], "up", [3, 1, 2]),
        ([5, 9, 7], "down", [1, 3, 2]),
        ([5, 9, 9, 1], "up", [3, 1, 1, 4]),
        ([5, None, 7], "up", [2, None, 1]),
        ([66.66, 66.68], "up", [1, 1]),  # they look the same
        ([None], "up", [None]),
        ([], "up", []),
    ],
)
def test_equal_values_share_a_rank_and_unknown_ones_have_none(values, good, places):
    found = ranks({str(i): value for i, value in enumerate(values)}, good)
    assert [found.get(str(i)) for i in range(len(values))] == places


@pytest.mark.parametrize(
    ("columns", "places"),
    [
        ([{"a": 1, "b": 2, "c": 3}], [1, 2, 3]),
        ([{"a": 1, "b": 2, "c": 3}, {"a": 3, "b": 2, "c": 1}], [1, 1, 1]),
        ([{"a": 3, "b": 1}, {"a": 3, "b": 1, "c": 1}], [3, 1, 1]),  # an empty column does not count
        ([{"a": 1, "b": 1}], [1, 1, 3]),  # without any value: last
        ([], [1, 1, 1]),
    ],
)
def test_the_mean_of_the_ranks_ranks_all_together(columns, places):
    assert list(together(columns, ["a", "b", "c"]).values()) == places
