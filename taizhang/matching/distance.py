"""How far places lie from one another."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_EARTH_KM: Final = 6371.0088  # mean radius


def kilometres(
    ones: Sequence[tuple[float, float] | None], others: Sequence[tuple[float, float] | None]
) -> NDArray[np.float64]:
    """The great-circle distance in km of each of `ones` (rows) from each of `others` (columns), in degrees.

    Points are (longitude, latitude); the distance from a point that is not known is not a number.
    """
    (longitude, latitude), (east, north) = _radians(ones), _radians(others)
    a = (
        np.sin((latitude[:, None] - north) / 2) ** 2
        + np.cos(latitude[:, None]) * np.cos(north) * np.sin((longitude[:, None] - east) / 2) ** 2
    )
    distances: NDArray[np.float64] = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(a, 1)))
    return distances


def _radians(points: Sequence[tuple[float, float] | None]) -> NDArray[np.float64]:
    known = [point or (np.nan, np.nan) for point in points]
    return np.radians(np.array(known, dtype=np.float64).reshape(-1, 2)).T
