"""The fictional district: its streets and communities."""

import csv

import msgspec

from taizhang.loading.values import Place
from taizhang.paths import DEMO


def demo_places() -> tuple[Place, ...]:
    """The places of `data/demo/places.csv`: the district, then each street with its communities."""
    with (DEMO / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(msgspec.convert(row, Place) for row in csv.DictReader(file))
