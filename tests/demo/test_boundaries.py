"""The invented map is one a real district could have: every place once, valid rings, no gaps, no overlaps."""

import json
from collections import Counter

import pytest

from taizhang.demo.boundaries import BOUNDARIES, as_text, boundaries
from taizhang.demo.geometry import area, contains, cross, sides
from taizhang.demo.places import demo_places

PLACES = demo_places()
FEATURES = {f["properties"]["code"]: f for f in json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]}


def ring_of(code):
    (ring,) = FEATURES[code]["geometry"]["coordinates"]
    return [tuple(p) for p in ring]


def edges_of(code):
    return {frozenset(side) for side in sides(ring_of(code)[:-1])}


def test_the_committed_file_is_what_the_generator_draws():
    assert as_text(boundaries(PLACES)) == BOUNDARIES.read_text(encoding="utf-8")
    assert BOUNDARIES.stat().st_size < 400_000


def test_every_place_has_its_polygon():
    assert {(p.code, p.name, p.level) for p in PLACES} == {
        (f["properties"]["code"], f["properties"]["name"], f["properties"]["level"]) for f in FEATURES.values()
    }


@pytest.mark.parametrize("place", PLACES, ids=lambda p: p.code)
def test_ring_is_closed_and_valid_and_holds_its_label(place):
    ring = ring_of(place.code)
    assert ring[0] == ring[-1]
    assert len(set(ring)) == len(ring) - 1 >= 4
    assert area(ring[:-1]) > 0, "the outer ring of a polygon runs counter-clockwise"
    assert contains(ring[:-1], tuple(FEATURES[place.code]["properties"]["centroid"]))
    edges = list(sides(ring[:-1]))
    for i, one in enumerate(edges):
        assert not any(cross(*one, *edges[j]) for j in range(i + 2, len(edges) - (i == 0)))


@pytest.mark.parametrize("parent", [p for p in PLACES if p.level != "community"], ids=lambda p: p.code)
def test_a_place_is_the_union_of_its_parts(parent):
    parts = [p.code for p in PLACES if p.parent == parent.code]
    assert sum(area(ring_of(p)[:-1]) for p in parts) == pytest.approx(area(ring_of(parent.code)[:-1]), rel=1e-6)
    owners = Counter(edge for part in parts for edge in edges_of(part))
    assert set(owners.values()) <= {1, 2}, "a side has one community on each hand"
    assert {edge for edge, count in owners.items() if count == 1} == edges_of(parent.code)


def test_the_district_is_as_wide_as_a_real_one():
    lons, lats = zip(*ring_of("999901"), strict=True)
    assert 10 < (max(lons) - min(lons)) * 91.6 < 14
    assert 8 < (max(lats) - min(lats)) * 111 < 14
    sizes = sorted(area(ring_of(p.code)[:-1]) for p in PLACES if p.level == "community")
    assert sizes[-1] < 12 * sizes[0], "communities are of one order of size"
