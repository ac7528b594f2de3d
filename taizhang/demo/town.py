"""The fictional town as its stories see it: places, who is keen and who is slow, and the days of the reports."""

import datetime as dt
import json
import random
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from taizhang.demo.boundaries import BOUNDARIES
from taizhang.demo.geometry import Point, Ring, contains
from taizhang.demo.places import demo_places
from taizhang.loading.values import Place
from taizhang.paths import DEMO

Value = str | int | float | bool | dt.date | None
Row = dict[str, Value]

REPORT_DAYS: Final = (dt.date(2026, 5, 20), dt.date(2026, 7, 20), dt.date(2026, 9, 20))


class Temper(NamedTuple):
    """How a street works, 1 being ordinary: projects go at `pace`, faults close with `care`, halls have `life`."""

    pace: float
    care: float
    life: float


TEMPERS: Final = {
    "999901001": Temper(1.7, 1.6, 1.5),  # exemplary
    "999901002": Temper(1.3, 1.4, 1.2),
    "999901003": Temper(1.0, 1.0, 1.0),
    "999901004": Temper(1.0, 1.1, 0.9),
    "999901005": Temper(1.05, 0.9, 1.1),
    "999901006": Temper(0.9, 0.8, 0.9),
    "999901007": Temper(1.15, 1.3, 1.3),
    "999901008": Temper(0.95, 1.0, 0.8),
    "999901009": Temper(1.0, 0.9, 0.9),
    "999901010": Temper(1.05, 1.1, 1.1),
    "999901011": Temper(0.62, 0.45, 0.55),  # behind
}


class Town(NamedTuple):
    """Streets in the order of their codes, and each street's communities."""

    streets: tuple[Place, ...]
    communities: dict[str, tuple[Place, ...]]

    def any_community(self, rng: random.Random) -> str:
        """The code of a community, every street being as likely."""
        return rng.choice(self.communities[rng.choice(self.streets).code]).code


@cache
def town() -> Town:
    """The town of `data/demo/places.csv`."""
    places = demo_places()
    streets = tuple(p for p in places if p.level == "street")
    return Town(streets, {s.code: tuple(p for p in places if p.parent == s.code) for s in streets})


@cache
def place_name(code: str) -> str:
    """What people call a place: `武汉路` for a street, `江城社区` for a community."""
    (name,) = (p.name for p in demo_places() if p.code == code)
    return name.removesuffix("居民委员会").removesuffix("街道")


@cache
def words(name: str) -> dict[str, Any]:
    """The wordings of `data/demo/words/NAME.toml`."""
    with (DEMO / "words" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def street_of(community: str) -> str:
    """The code of the street of a community: its first nine digits."""
    return community[:9]


def days_after(day: dt.date, days: float) -> dt.date:
    """The day `days` after `day`, parts of a day dropped."""
    return day + dt.timedelta(days=int(days))


def some_day(rng: random.Random, first: dt.date, last: dt.date) -> dt.date:
    """A day from `first` to `last`, both possible."""
    return first + dt.timedelta(days=rng.randint(0, (last - first).days))


def point_in(rng: random.Random, code: str) -> Point:
    """A point [longitude, latitude] somewhere inside the place `code`, to 5 decimals."""
    ring = _rings()[code]
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    while True:
        point = (round(rng.uniform(min(xs), max(xs)), 5), round(rng.uniform(min(ys), max(ys)), 5))
        if contains(ring, point):
            return point


@cache
def _rings() -> dict[str, Ring]:
    features: Sequence[dict[str, Any]] = json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]
    return {f["properties"]["code"]: [(x, y) for x, y in f["geometry"]["coordinates"][0][:-1]] for f in features}
