"""Which resource is suggested for which need, and what is said of it."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.matching import THRESHOLD, Item, suggest
from taizhang.matching.distance import kilometres
from taizhang.matching.scores import score

HERE, NEAR, FAR = (112.40, 34.65), (112.41, 34.65), (112.60, 34.65)
STREET, OTHER = "999901001", "999901002"
HOME = "999901001001"


def item(text="应急救护培训", kind="people", community=None, street=None, point=None):
    return Item(text=text, kind=kind, community=community, street=street, point=point)


@pytest.mark.parametrize(
    ("name", "need", "resources", "expected"),
    [
        ("the same kind beats the same words", item(text="会议室", kind="venue", point=HERE),
         [item(text="会议室", kind="people", point=HERE), item(text="篮球场", kind="venue", point=HERE)], 1),
        ("any room will do near by", item(text="会议室", kind="venue", street=STREET),
         [item(text="会议室", kind="material", street=STREET), item(text="篮球场", kind="venue", street=STREET)], 1),
        ("words decide between equals in kind", item(point=HERE),
         [item(text="舞蹈教师", point=HERE), item(text="救护培训师", point=HERE)], 1),
        ("distance decides between equals", item(point=HERE), [item(point=FAR), item(point=NEAR)], 1),
        ("the same community is nearest", item(street=STREET, community=HOME, point=HERE),
         [item(street=STREET, community=STREET + "002", point=NEAR), item(community=HOME, point=FAR)], 1),
        ("the same street is near", item(street=STREET), [item(street=OTHER), item(street=STREET)], 1),
        ("a place that is not known is neither near nor far", item(point=HERE),
         [item(point=FAR), item(), item(point=(113.9, 34.65))], 1),
        ("what is near comes before a place that is not known", item(point=HERE), [item(), item(point=NEAR)], 1),
        ("kinds that are mixed up go together if the words agree", item(street=STREET),
         [item(kind="service", street=STREET), item(kind="venue", street=STREET)], 0),
        ("a kind that is not filled in goes with the same words", item(kind=None, street=STREET),
         [item(kind="venue", text="篮球场", street=STREET), item(street=STREET)], 1),
    ],
)  # fmt: skip
def test_the_resource_suggested(name, need, resources, expected):
    (found,) = suggest([need], resources)
    assert found.resource == expected, name


@pytest.mark.parametrize(
    ("need", "resource"),
    [
        (item(point=HERE), item(kind="venue", point=HERE)),  # another kind, whatever the words
        (item(point=HERE), item(text="舞蹈教师", point=HERE)),  # the same kind, on the spot, but another matter
        (item(kind="venue", point=HERE), item(text="篮球场", kind="venue", point=FAR)),  # any room, but far off
        (item(), item(text="舞蹈教师")),  # the same kind alone
        (item(kind=None, street=STREET), item(kind=None, text="舞蹈教师", street=STREET)),  # near alone
    ],
)
def test_what_does_not_suit_is_not_suggested(need, resource):
    assert suggest([need], [resource]) == ()


@pytest.mark.parametrize(("needs", "resources"), [([], []), ([item()], []), ([], [item()])])
def test_nothing_comes_of_nothing(needs, resources):
    assert suggest(needs, resources) == ()


def test_texts_without_a_word_are_matched_by_kind_and_place():
    (found,) = suggest([item(text="1", kind="venue", street=STREET)], [item(text="2", kind="venue", street=STREET)])
    assert found.reason.words == ()


def test_each_resource_serves_one_need_and_both_are_served_best():
    # the first need would do with either, the second only with the first resource
    needs = [item(street=STREET), item(text="救护", street=STREET)]
    resources = [item(text="应急救护", street=STREET), item(text="应急培训", street=OTHER)]
    pairs = {(s.need, s.resource) for s in suggest(needs, resources)}
    assert pairs == {(0, 1), (1, 0)}
    assert len(suggest([item(street=STREET)] * 3, [item(street=STREET)] * 2)) == 2


@pytest.mark.parametrize(
    ("need", "resource", "kind", "nearness", "km"),
    [
        (item(point=HERE), item(point=NEAR), "same", "apart", 0.915),
        (item(community=HOME, point=HERE), item(community=HOME, point=NEAR), "same", "community", 0.915),
        (item(street=STREET), item(street=STREET, kind="service"), "kin", "street", None),
        (item(), item(), "same", "unknown", None),
        (item(kind=None, street=STREET), item(street=STREET), "unknown", "street", None),
    ],
)  # fmt: skip
def test_the_reason(need, resource, kind, nearness, km):
    (found,) = suggest([need], [resource])
    assert (found.reason.kind, found.reason.nearness) == (kind, nearness)
    assert found.reason.km == (km and pytest.approx(km, abs=0.001))
    assert found.reason.words == ("应急救护培训",)
    assert found.reason.likeness == pytest.approx(1)
    assert THRESHOLD <= found.score <= 1


def test_distances_are_great_circles():
    # Beijing to Shanghai, and a quarter of the equator
    found = kilometres([(116.4074, 39.9042), (0, 0)], [(121.4737, 31.2304), (90, 0), None])
    assert found[0, 0] == pytest.approx(1067, abs=1)
    assert found[1, 1] == pytest.approx(10007.6, abs=0.1)
    assert np.isnan(found[:, 2]).all()


items = st.lists(
    st.builds(
        Item,
        text=st.text("书画老师教应急救护培训", max_size=6),
        kind=st.sampled_from(["people", "service", "venue", None]),
        community=st.sampled_from(["999901001001", "999901002001", None]),
        street=st.sampled_from([STREET, OTHER, None]),
        point=st.sampled_from([HERE, NEAR, FAR, None]),
    ),
    max_size=7,
)


@settings(deadline=None)
@given(items, items)
def test_no_pair_below_the_threshold_each_once_and_no_greedy_choice_is_better(needs, resources):
    found = suggest(needs, resources)
    assert all(s.score >= THRESHOLD for s in found)
    assert len({s.need for s in found}) == len({s.resource for s in found}) == len(found)
    if needs and resources:
        totals = score(needs, resources).total
        assert ((totals >= 0) & (totals <= 1 + 1e-9)).all()
        assert sum(s.score for s in found) >= _greedy(totals) - 1e-9


def _greedy(totals):
    """What the best pair first, then the best of the rest, comes to."""
    left, total = np.where(totals >= THRESHOLD, totals, 0.0), 0.0
    while left.any():
        n, r = np.unravel_index(left.argmax(), left.shape)
        total += left[n, r]
        left[n, :] = left[:, r] = 0
    return total


@pytest.mark.parametrize("alike", [True, False])
def test_two_thousand_by_two_thousand_in_a_few_seconds(alike):
    texts = ["书画老师", "应急救护培训", "独居老人助餐", "法律咨询", "文艺演出队", "心理辅导"]
    made = [
        item(text="培训" if alike else texts[i % 6] + texts[i % 5], point=None if alike else (112 + i % 71 / 700, 34.6))
        for i in range(2000)
    ]
    begun = time.process_time()
    found = suggest(made, made[::-1])
    assert time.process_time() - begun < 6
    assert len(found) == 2000
