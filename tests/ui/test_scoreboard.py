"""Ranks of streets."""

import pytest

from taizhang.metrics import Group
from taizhang.ui.scoreboard import ranks


@pytest.mark.parametrize(
    ("values", "good", "places"),
    [
        ([5, 9, 7], "up", [3, 1, 2]),
        ([5, 9, 7], "down", [1, 3, 2]),
        ([5, 9, 9, 1], "up", [3, 1, 1, 4]),
        ([5, None, 7], "up", [2, None, 1]),
        ([None], "up", [None]),
        ([], "up", []),
    ],
)
def test_equal_values_share_a_rank_and_unknown_ones_have_none(values, good, places):
    groups = [Group(str(i), f"street {i}", value, None) for i, value in enumerate(values)]
    assert [ranks(groups, good).get(str(i)) for i in range(len(values))] == places
