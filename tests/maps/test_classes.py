"""Classes of a map: few, round, in order, and every value in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.locale import set_language
from taizhang.maps.classes import NO_DATA, class_of, classes, is_dark, legend


@pytest.mark.parametrize(
    ("values", "whole", "texts"),
    [
        ([0, 10], True, ["9–11个", "6–8个", "3–5个", "0–2个"]),
        ([0, 1], True, ["1个", "0个"]),
        ([7, 7], True, ["7个"]),
        ([12.5, 88.1], False, ["80–100个", "60–80个", "40–60个", "20–40个", "0–20个"]),
        ([0, 1234], True, ["1,000–1,249个", "750–999个", "500–749个", "250–499个", "0–249个"]),
        ([5, None], True, ["5个"]),
        ([None], True, []),
    ],
)
def test_legend_names_round_classes_greatest_first(values, whole, texts):
    set_language("zh")
    rows = legend(classes(values, whole=whole), "个")
    assert [text for _colour, text in rows] == [*texts, "不在视角内或无数据"]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
def test_every_value_falls_in_one_of_at_most_five_classes(values):
    steps = classes(values, whole=False)
    assert 1 <= len(steps) <= 5
    for value in values:
        step = class_of(value, steps)
        assert step.low - 1e-4 <= value <= step.high + 1e-4


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=40))
def test_whole_numbers_get_whole_limits_and_darker_means_more(values):
    steps = classes(values, whole=True)
    assert len(steps) <= 5
    assert all(step.low == int(step.low) and step.high == int(step.high) for step in steps)
    assert [sum(s.colour) for s in steps] == sorted({sum(s.colour) for s in steps}, reverse=True)
    assert all(class_of(v, steps).low <= v < class_of(v, steps).high for v in values)


def test_no_value_has_no_class():
    assert class_of(None, classes([1, 2])) is None
    assert class_of(1, ()) is None


def test_text_is_light_on_dark():
    assert [is_dark(s.colour) for s in classes(range(50))] == [False, False, False, True, True]
    assert not is_dark(NO_DATA)
