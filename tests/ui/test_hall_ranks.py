"""The most and least active halls: equal ones are never called more or less active, and none is both."""

import pytest

from taizhang.ui import hall_ranks


def halls(*counts):
    return [{"hall": f"{number}", "sessions": count} for number, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counts", "top", "bottom"),
    [
        ((), [], []),
        ((3,), [], []),
        ((2, 2, 2), [], []),
        ((2, 0), [2], [0]),
        ((5, 3, 1), [5], [1]),
        ((5, 4, 4, 4), [5], [4, 4]),
        ((4, 4, 4, 1), [4, 4], [1]),
        ((9, 8, 7, 6, 5, 4, 3, 2, 1, 0), [9, 8, 7, 6, 5], [0, 1, 2, 3, 4]),
        ((9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), [9], [0, 0, 0, 0, 0]),
    ],
)
def test_both_ends(counts, top, bottom):
    found = hall_ranks.ends(halls(*counts))
    assert [[hall["sessions"] for hall in end] for end in found] == [top, bottom]
    assert not {hall["hall"] for hall in found[0]} & {hall["hall"] for hall in found[1]}


@pytest.mark.parametrize(("counts", "shown", "alike"), [((3, 2, 2, 2, 1), 2, 2), ((3, 2, 1), 2, 0), ((1, 1), 2, 0)])
def test_equal_halls_that_are_not_shown_are_counted(counts, shown, alike):
    every = halls(*counts)
    assert hall_ranks.alike(every, every[:shown]) == alike
