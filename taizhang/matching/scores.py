"""How well each resource suits each need: by kind, by words, by distance."""

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from taizhang.matching.distance import kilometres
from taizhang.matching.items import Item
from taizhang.matching.words import likeness

Table = NDArray[np.float64]
Codes = NDArray[np.str_]

# kinds between which those who fill in ledgers waver: a teacher is a person to one and a service to another
KIN: Final = (("people", "service"), ("service", "information"), ("material", "fund"))
# any room or any money may do, but who teaches first aid does not teach dancing: other kinds need words as well
ANY_WILL_DO: Final = ("venue", "fund")
# the same kind outweighs the same words, and both outweigh distance
_KIND, _WORDS, _NEAR = 0.5, 0.32, 0.18
_SAME, _SAME_BUT_PARTICULAR, _KIN, _KIND_UNKNOWN = 1.0, 0.7, 0.5, 0.6
_COMMUNITY, _STREET, _NEAR_UNKNOWN = 1.0, 0.8, 0.5
_REACH_KM: Final = 3.0  # at this distance, what nearness counts for has fallen to 37%


class Scores(msgspec.Struct, frozen=True):
    """Tables of a row a need and a column a resource: their score, and the parts of it that a reason names."""

    total: Table
    likeness: Table
    km: Table


def score(needs: Sequence[Item], resources: Sequence[Item]) -> Scores:
    """How well each of `resources` suits each of `needs`, 0 to 1."""
    alike = likeness([need.text for need in needs], [resource.text for resource in resources])
    km = kilometres([need.point for need in needs], [resource.point for resource in resources])
    total = _KIND * _kinds(needs, resources) + _WORDS * alike + _NEAR * _near(needs, resources, km)
    return Scores(total, alike, km)


def _kinds(needs: Sequence[Item], resources: Sequence[Item]) -> Table:
    one, other = _codes([n.kind for n in needs]), _codes([r.kind for r in resources])
    suits = np.where(one[:, None] == other, np.where(np.isin(other, ANY_WILL_DO), _SAME, _SAME_BUT_PARTICULAR), 0.0)
    for a, b in (*KIN, *(pair[::-1] for pair in KIN)):
        suits[np.ix_(one == a, other == b)] = _KIN
    suits[one == "", :] = suits[:, other == ""] = _KIND_UNKNOWN
    return suits


def _near(needs: Sequence[Item], resources: Sequence[Item], km: Table) -> Table:
    near = np.nan_to_num(np.exp(-km / _REACH_KM), nan=_NEAR_UNKNOWN)
    near = np.where(_same([n.street for n in needs], [r.street for r in resources]), np.maximum(near, _STREET), near)
    return np.where(_same([n.community for n in needs], [r.community for r in resources]), _COMMUNITY, near)


def _same(ones: Sequence[str | None], others: Sequence[str | None]) -> NDArray[np.bool_]:
    one, other = _codes(ones), _codes(others)
    return np.asarray((one[:, None] == other) & (one != "")[:, None])


def _codes(values: Sequence[str | None]) -> Codes:
    return np.array([value or "" for value in values], dtype=np.str_)
