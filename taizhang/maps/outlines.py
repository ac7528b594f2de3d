"""What a map needs to know of outlines: where a label stands, and which view shows them all."""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

import msgspec

Ring = list[list[float]]
_TILE: Final = 512
_MARGIN: Final = 1.08


class View(msgspec.Struct, frozen=True):
    """Centre in degrees and zoom of a map."""

    longitude: float
    latitude: float
    zoom: float


def label_point(geometry: dict[str, Any]) -> tuple[float, float]:
    """The centre of gravity of the largest part of a Polygon or MultiPolygon, in degrees."""
    return max((_centroid(polygon[0]) for polygon in _polygons(geometry)), key=lambda c: c[0])[1:]


def fitting_view(geometries: Iterable[dict[str, Any]], size: tuple[int, int]) -> View:
    """The view in which all `geometries` fill a map of `size` (width, height in pixels); the whole world for none."""
    points = [point for geometry in geometries for polygon in _polygons(geometry) for point in polygon[0]]
    if not points:
        return View(0.0, 0.0, 0.0)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    width = (east - west) / 360
    height = (_mercator(north) - _mercator(south)) / (2 * math.pi)
    fits = [math.log2(s / (_TILE * _MARGIN * part)) for s, part in zip(size, (width, height), strict=True) if part > 0]
    return View((west + east) / 2, (south + north) / 2, round(min(fits, default=12.0), 2))


def rounded(feature: Mapping[str, Any]) -> dict[str, Any]:
    """`feature` with its outline to five decimals of a degree, about a metre."""
    return {**feature, "geometry": {**feature["geometry"], "coordinates": _rounded(feature["geometry"]["coordinates"])}}


def _rounded(part: Any) -> Any:  # noqa: ANN401 - nested lists of numbers, as deep as the geometry is
    return [_rounded(inner) for inner in part] if isinstance(part, list) else round(part, 5)


def _polygons(geometry: dict[str, Any]) -> Iterator[list[Ring]]:
    yield from geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def _centroid(ring: Ring) -> tuple[float, float, float]:
    """Area (unsigned) and centre of a closed ring, measured from its first point to keep the digits."""
    x0, y0 = ring[0][0], ring[0][1]
    area = x = y = 0.0
    for (ax, ay, *_a), (bx, by, *_b) in pairwise(ring):
        cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        area += cross
        x += (ax + bx - 2 * x0) * cross
        y += (ay + by - 2 * y0) * cross
    if area == 0:
        return 0.0, x0, y0
    return abs(area) / 2, x0 + x / (3 * area), y0 + y / (3 * area)


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
