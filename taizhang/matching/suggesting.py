"""Resources for needs, so that together they suit one another best."""

from collections.abc import Sequence
from math import isnan
from typing import Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from taizhang.matching.items import Item, KindMatch, Nearness, Reason, Suggestion
from taizhang.matching.scores import KIN, Scores, Table, score
from taizhang.matching.words import shared_words

# a room in the same street will do; a person, a thing or a service of the same kind must agree in words too, the more
# the farther off; kinds that are alike must be near and say nearly the same; unlike kinds never come together
THRESHOLD: Final = 0.6


def suggest(needs: Sequence[Item], resources: Sequence[Item], threshold: float = THRESHOLD) -> tuple[Suggestion, ...]:
    """At most one resource for each of `needs` and one need for each of `resources`, the best suited first.

    Of all such sets it is the one with the greatest total of scores, among pairs of a score of at least `threshold`
    (above 0). 2,000 needs and 2,000 resources take about a second.
    """
    if not needs or not resources:
        return ()
    scores = score(needs, resources)
    pairs = _assigned(np.where(scores.total >= threshold, scores.total, 0.0))
    made = [_suggestion(needs, resources, scores, n, r) for n, r in pairs]
    return tuple(sorted(made, key=lambda s: (-s.score, s.need)))


def _assigned(gains: Table) -> list[tuple[int, int]]:
    """The pairs of row and column whose gains, those above 0, are greatest together."""
    rows, columns = np.flatnonzero(gains.any(axis=1)), np.flatnonzero(gains.any(axis=0))
    chosen, taken = linear_sum_assignment(gains[np.ix_(rows, columns)], maximize=True)
    pairs = zip(rows[chosen].tolist(), columns[taken].tolist(), strict=True)
    return [(n, r) for n, r in pairs if gains[n, r] > 0]


def _suggestion(needs: Sequence[Item], resources: Sequence[Item], scores: Scores, n: int, r: int) -> Suggestion:
    need, resource, km = needs[n], resources[r], float(scores.km[n, r])
    reason = Reason(
        kind=_kind_match(need.kind, resource.kind),
        kinds=(need.kind, resource.kind),
        likeness=float(scores.likeness[n, r]),
        words=shared_words(need.text, resource.text),
        nearness=_nearness(need, resource, km),
        km=None if isnan(km) else km,
    )
    return Suggestion(need=n, resource=r, score=float(scores.total[n, r]), reason=reason)


def _kind_match(one: str | None, other: str | None) -> KindMatch:
    if not one or not other:
        return "unknown"
    if one == other:
        return "same"
    return "kin" if (one, other) in KIN or (other, one) in KIN else "unlike"


def _nearness(need: Item, resource: Item, km: float) -> Nearness:
    if need.community and need.community == resource.community:
        return "community"
    if need.street and need.street == resource.street:
        return "street"
    return "unknown" if isnan(km) else "apart"
