"""The fictional district: its streets and communities."""

from functools import cache

from taizhang.loading.values import Place
from taizhang.paths import DEMO
from taizhang.store import read_places


@cache
def demo_places() -> tuple[Place, ...]:
    """The places of `data/demo/places.csv`: the district, then each street with its communities."""
    return read_places(DEMO / "places.csv")
