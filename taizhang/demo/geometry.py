"""Plane geometry for the invented map: rings of points in metres, counter-clockwise, the first not repeated."""

import math
import random
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Ring = Sequence[Point]


def area(ring: Ring) -> float:
    """The signed area of `ring`, positive counter-clockwise, in the square of its unit."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in sides(ring)) / 2


def sides(ring: Ring) -> Iterable[tuple[Point, Point]]:
    """The sides of `ring`, the closing one last."""
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def contains(ring: Ring, point: Point) -> bool:
    """Whether `point` lies inside `ring` (even-odd rule)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in sides(ring):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            inside = not inside
    return inside


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the segments `a b` and `c d` meet, ends included."""
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0 and _boxes_meet(a, b, c, d)


def below(ring: Ring, normal: Point, offset: float) -> float:
    """The area of the part of `ring` whose points lie less than `offset` along the unit vector `normal`."""
    kept: list[Point] = []
    for a, b in sides(ring):
        p, q = (v[0] * normal[0] + v[1] * normal[1] - offset for v in (a, b))
        if p <= 0:
            kept.append(a)
        if (p < 0 < q) or (q < 0 < p):
            kept.append(between(a, b, p / (p - q)))
    return area(kept) if len(kept) > 2 else 0.0


def between(a: Point, b: Point, share: float) -> Point:
    """The point `share` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def long_axis(ring: Ring) -> float:
    """The angle, in radians, of the direction in which `ring` is narrowest across, as of a road's course along it."""
    return min((k * math.pi / 36 for k in range(36)), key=lambda angle: _width(ring, angle))


def bent_path(a: Point, b: Point, *, bulge: float, noise: float, step: float, rng: random.Random) -> list[Point]:
    """Points about `step` apart between `a` and `b`, both left out.

    `bulge` is the height of the arc over the chord, to the left, as a share of its length; `noise` the size of
    its waves, likewise. Both fade towards the ends, so paths that meet there do not tangle.
    """
    length = math.dist(a, b)
    waves = [(k, rng.gauss(0, noise / k), rng.uniform(0, 2 * math.pi)) for k in range(2, 9)]
    left = ((a[1] - b[1]) / length, (b[0] - a[0]) / length)
    path = []
    for share in (i / max(2, round(length / step)) for i in range(1, max(2, round(length / step)))):
        fade = min(1.0, 4 * share, 4 * (1 - share))
        wave = sum(size * math.sin(math.pi * k * share + phase) for k, size, phase in waves)
        height = length * (4 * bulge * share * (1 - share) + fade * wave)
        x, y = between(a, b, share)
        path.append((x + left[0] * height, y + left[1] * height))
    return path


def label_point(ring: Ring, steps: int = 24) -> Point:
    """Of a grid of points inside `ring`, the one farthest from its sides: where a label sits best."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    grid = (
        (min(xs) + (max(xs) - min(xs)) * i / steps, min(ys) + (max(ys) - min(ys)) * j / steps)
        for i in range(1, steps)
        for j in range(1, steps)
    )
    return max((p for p in grid if contains(ring, p)), key=lambda p: min(_distance(p, a, b) for a, b in sides(ring)))


def _width(ring: Ring, angle: float) -> float:
    across = [p[1] * math.cos(angle) - p[0] * math.sin(angle) for p in ring]
    return max(across) - min(across)


def _turn(a: Point, b: Point, c: Point) -> float:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return float((turn > 0) - (turn < 0))


def _boxes_meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    return all(max(min(a[i], b[i]), min(c[i], d[i])) <= min(max(a[i], b[i]), max(c[i], d[i])) for i in (0, 1))


def _distance(p: Point, a: Point, b: Point) -> float:
    length = math.dist(a, b) ** 2
    share = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length if length else 0.0
    return math.dist(p, between(a, b, max(0.0, min(1.0, share))))
