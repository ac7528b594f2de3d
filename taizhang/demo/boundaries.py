"""Invented boundaries of the demo district: cut as a city grows, by a river, a ring road, avenues and lanes.

The outline is cut into streets along a tree written by hand and each street into its communities by halving.
Every cut is one path of points shared by both sides, so there are no gaps and no overlaps.
"""

import json
import math
import random
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from taizhang.demo.geometry import Point, area, below, bent_path, between, cross, label_point, long_axis
from taizhang.demo.places import demo_places
from taizhang.loading.values import Place
from taizhang.paths import DEMO

BOUNDARIES = DEMO / "boundaries.geojson"

_CENTRE = (112.4, 34.65)
_METRES_A_DEGREE = (111_320 * math.cos(math.radians(_CENTRE[1])), 110_950)
_STEP = 110  # metres between the points of a path
_SNAP = 140  # metres within which a road joins an existing crossing instead of making its own
_OUTLINE: tuple[Point, ...] = (  # kilometres east and north of the centre
    (-5.6, -3.4), (-3.9, -4.6), (-2.2, -4.3), (-0.6, -5.3), (1.5, -4.9), (2.9, -4.1), (4.6, -4.4), (5.5, -2.9),
    (5.2, -1.2), (6.1, 0.4), (5.7, 2.2), (4.6, 3.1), (4.3, 4.5), (2.4, 4.9), (0.9, 4.4), (-0.8, 5.2), (-2.7, 4.7),
    (-3.6, 3.7), (-5.2, 3.3), (-5.9, 1.6), (-5.4, 0.2), (-6.2, -1.5),
)  # fmt: skip


class Cut(NamedTuple):
    """One boundary across an area: which share lies before it going towards `bearing`, and how it runs.

    `bearing` is in degrees from east to north; `bulge` and `noise` as for `bent_path`. `before` and `after` are
    further cuts, or the codes of streets (their last two digits).
    """

    bearing: float
    share: float
    bulge: float
    noise: float
    before: "Cut | str" = ""
    after: "Cut | str" = ""


_OLD_TOWN = Cut(97, 0.5, 0.02, 0.008, Cut(12, 0.5, 0.03, 0.01, "01", "05"), Cut(-6, 0.46, -0.03, 0.01, "02", "07"))
_NORTH_BANK = Cut(86, 0.56, 0.14, 0.01, _OLD_TOWN, Cut(14, 0.51, -0.04, 0.014, "04", "08"))
_EAST = Cut(72, 0.45, 0.04, 0.014, "09", "06")
_INSIDE_AND_EAST = Cut(-6, 0.68, 0.1, 0.012, _NORTH_BANK, _EAST)  # the ring road runs on three sides of the old town
_NORTH = Cut(184, 0.8, 0.1, 0.012, _INSIDE_AND_EAST, "10")
_SOUTH = Cut(38, 0.56, 0.03, 0.02, "11", "03")
_DISTRICT = Cut(98, 0.3, 0.05, 0.09, _SOUTH, _NORTH)  # the river


class Plan:
    """Rings of point numbers over one list of points; a point put on a side is put on every ring that has the side."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.points: list[Point] = []
        self.rings: dict[str, list[int]] = {}
        self.crossings: set[int] = set()

    def outline(self, code: str, corners: Sequence[Point]) -> None:
        """Draw the ring `code` round `corners`, counter-clockwise, its sides wavy."""
        ring: list[int] = []
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
            path = bent_path(a, b, bulge=self.rng.uniform(-0.06, 0.06), noise=0.02, step=_STEP, rng=self.rng)
            ring += self._add([a, *path])
        self.rings[code] = ring

    def cut(self, code: str, cut: Cut, before: str, after: str) -> None:
        """Divide the ring `code`, which stays, into the new rings `before` and `after`."""
        angle = math.radians(cut.bearing)
        normal = (math.cos(angle), math.sin(angle))
        start, end = self._ends(code, normal, cut.share)
        ring = self.rings[code]
        path = self._path(ring, start, end, cut)
        turned = ring[ring.index(start) :] + ring[: ring.index(start)]
        at = turned.index(end)
        one, other = turned[: at + 1] + path[::-1], [start, *path, *turned[at:]]
        swapped = self._reach(one, normal) > self._reach(other, normal)
        self.rings[before], self.rings[after] = (other, one) if swapped else (one, other)

    def corners(self, code: str) -> list[Point]:
        """The points of the ring `code`, in metres."""
        return [self.points[i] for i in self.rings[code]]

    def _ends(self, code: str, normal: Point, share: float) -> tuple[int, int]:
        corners, ring = self.corners(code), list(self.rings[code])
        offset = _offset(corners, normal, area(corners) * share)
        heights = [p[0] * normal[0] + p[1] * normal[1] - offset for p in corners]
        crossed = [k for k in range(len(ring)) if heights[k] * heights[k - 1] < 0]
        if len(crossed) != 2:
            raise ValueError(f"a straight line would cut {code} into more than two parts")
        found = []
        for k in crossed:
            at = between(corners[k - 1], corners[k], heights[k - 1] / (heights[k - 1] - heights[k]))
            found.append(self._crossing(ring, (ring[k - 1], ring[k]), at))
        # with the part after the path on its left, a bulge is towards the bearing
        return (found[0], found[1]) if heights[crossed[0]] < 0 else (found[1], found[0])

    def _crossing(self, ring: list[int], side: tuple[int, int], at: Point) -> int:
        near = min(self.crossings & set(ring), key=lambda i: math.dist(self.points[i], at), default=None)
        if near is not None and math.dist(self.points[near], at) < _SNAP:
            return near
        (new,) = self._add([at])
        for other in self.rings.values():
            places = (k for k in range(len(other)) if {other[k - 1], other[k]} == set(side))
            if (k := next(places, None)) is not None:
                other.insert(k, new)
        self.crossings.add(new)
        return new

    def _path(self, ring: list[int], start: int, end: int, cut: Cut) -> list[int]:
        a, b = self.points[start], self.points[end]
        for calm in (1.0, 0.7, 0.4, 0.2, 0.0):
            path = bent_path(a, b, bulge=cut.bulge * calm, noise=cut.noise * calm, step=_STEP, rng=self.rng)
            if self._is_free(ring, [a, *path, b], {start, end}):
                return self._add(path)
        raise ValueError(f"no free path between {a} and {b}")

    def _is_free(self, ring: list[int], path: Sequence[Point], ends: set[int]) -> bool:
        sides = ((i, j) for i, j in zip(ring, [*ring[1:], ring[0]], strict=True) if not {i, j} & ends)
        walls = [(self.points[i], self.points[j]) for i, j in sides]
        return not any(cross(*wall, p, q) for p, q in pairwise(path) for wall in walls)

    def _add(self, points: Sequence[Point]) -> list[int]:
        self.points += points
        return list(range(len(self.points) - len(points), len(self.points)))

    def _reach(self, ring: list[int], normal: Point) -> float:
        return sum(self.points[i][0] * normal[0] + self.points[i][1] * normal[1] for i in ring) / len(ring)


def _offset(corners: Sequence[Point], normal: Point, wanted: float) -> float:
    reach = [p[0] * normal[0] + p[1] * normal[1] for p in corners]
    low, high = min(reach), max(reach)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if below(corners, normal, middle) < wanted else (low, middle)
    return low


def draw(places: Sequence[Place], seed: int = 7) -> Plan:
    """The plan of a district: its own ring, one a street and one a community, under their codes."""
    (district,) = (p.code for p in places if p.level == "district")
    plan = Plan(seed)
    plan.outline(district, [(x * 1000, y * 1000) for x, y in _OUTLINE])
    _cut_streets(plan, district, district, _DISTRICT)
    for street in [p.code for p in places if p.level == "street"]:
        _halve(plan, street, [p.code for p in places if p.parent == street])
    return plan


def _cut_streets(plan: Plan, district: str, code: str, cut: Cut) -> None:
    codes = [f"{district}0{part}" if isinstance(part, str) else f"{code}/{i}" for i, part in enumerate(cut[4:])]
    plan.cut(code, cut, *codes)
    for part_code, part in zip(codes, (cut.before, cut.after), strict=True):
        if isinstance(part, Cut):
            _cut_streets(plan, district, part_code, part)


def _halve(plan: Plan, code: str, communities: Sequence[str]) -> None:
    if len(communities) == 1:
        plan.rings[communities[0]] = list(plan.rings[code])
        return
    half = (len(communities) + plan.rng.randint(0, 1)) // 2
    share = half / len(communities) + plan.rng.uniform(-0.05, 0.05)
    bearing = math.degrees(long_axis(plan.corners(code))) + plan.rng.uniform(-12, 12)
    plan.cut(code, Cut(bearing, share, plan.rng.uniform(-0.04, 0.04), 0.012), f"{code}/0", f"{code}/1")
    _halve(plan, f"{code}/0", communities[:half])
    _halve(plan, f"{code}/1", communities[half:])


def boundaries(places: Sequence[Place], seed: int = 7) -> dict[str, object]:
    """A GeoJSON FeatureCollection (WGS84): a polygon a place with `code`, `name`, `level` and a `centroid` inside."""
    plan = draw(places, seed)
    return {"type": "FeatureCollection", "features": [_feature(p, plan.corners(p.code)) for p in places]}


def as_text(collection: Mapping[str, object]) -> str:
    """The collection as it is committed: compact JSON, a feature a line."""
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return text.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n"


def _feature(place: Place, corners: Sequence[Point]) -> dict[str, object]:
    ring = [_degrees(p) for p in corners]
    label = {"centroid": _degrees(label_point(corners))}
    return {
        "type": "Feature",
        "properties": {"code": place.code, "name": place.name, "level": place.level} | label,
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
    }


def _degrees(point: Point) -> list[float]:
    return [round(_CENTRE[i] + point[i] / _METRES_A_DEGREE[i], 5) for i in (0, 1)]


if __name__ == "__main__":
    BOUNDARIES.write_text(as_text(boundaries(demo_places())), encoding="utf-8")
