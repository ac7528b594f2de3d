"""What is matched, and what comes of it."""

from typing import Literal

import msgspec

KindMatch = Literal["same", "kin", "unknown", "unlike"]
Nearness = Literal["community", "street", "apart", "unknown"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One need or one resource: what it says, its kind, the codes of its places, its point in degrees.

    `point` is (longitude, latitude) in WGS84; None, as for every other part, where it is not known.
    """

    text: str
    kind: str | None = None
    community: str | None = None
    street: str | None = None
    point: tuple[float, float] | None = None


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why two were brought together.

    `kinds` are those of the need and the resource, `likeness` of the words is 0 to 1, `words` are those that stand in
    both texts, `km` is the distance as the crow flies, None where a point is not known.
    """

    kind: KindMatch
    kinds: tuple[str | None, str | None]
    likeness: float
    words: tuple[str, ...]
    nearness: Nearness
    km: float | None


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A resource for a need, both by their number in what was given; `score` is 0 to 1."""

    need: int
    resource: int
    score: float
    reason: Reason
