"""Which unclaimed resource is suggested for which open need of the current view, and what is said of it."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from taizhang.charts import number
from taizhang.locale import _
from taizhang.maps.outlines import label_point
from taizhang.matching import Item, Reason, suggest
from taizhang.ui import data, numbers
from taizhang.ui.view import View, cached, current

MOST: Final = 2000  # needs, and resources: what is weighed grows with their product
_SIMILAR: Final = 0.2  # likeness from which texts without a common word are said to be worded alike
Point = tuple[float, float]


class Offer(msgspec.Struct, frozen=True):
    """A need and the resource suggested for it, as rows of their ledgers, and why."""

    need: Mapping[str, Any]
    resource: Mapping[str, Any]
    reason: Reason


def offers() -> tuple[Offer, ...]:
    """The suggestions for the current view, the best suited first, without what is in the list of matches."""
    return _offers(current())


def said(reason: Reason) -> list[str]:
    """The parts of a reason in words."""
    return [text for text in (_kind(reason), _words(reason), _distance(reason)) if text]


def kind_name(ledger: str, kind: str | None) -> str:
    """What a kind of a co-building ledger is called."""
    return data.ledgers()[ledger].field("kind").choice_label(kind) if kind else _("kind not filled in")


@cached()
def _offers(view: View) -> tuple[Offer, ...]:
    matched = data.store().matches()
    taken_needs = {(m.community_code, m.need) for m in matched}
    taken_resources = {(m.unit, m.resource) for m in matched}
    known = points()
    needs = [row for row in numbers.panel("open_needs") if (row["community_code"], row["need"]) not in taken_needs]
    resources = [
        row
        for row in numbers.rows("resources_unclaimed", {}).to_pylist()
        if (row["unit"], row["resource"]) not in taken_resources
    ]
    found = suggest(
        [_item(row, "need", known) for row in needs[:MOST]],
        [_item(row, "resource", known) for row in resources[:MOST]],
    )
    return tuple(Offer(needs[s.need], resources[s.resource], s.reason) for s in found)


def points() -> dict[str, Point]:
    """The middle of each community: of its outline, or of the places that its resources give."""
    given = {
        row["community_code"]: (row["longitude"], row["latitude"])
        for row in numbers.panel("place_points")
        if row["longitude"] is not None and row["latitude"] is not None
    }
    outlines = data.boundaries(current().version)["features"]
    drawn = {f["properties"]["code"]: label_point(f["geometry"]) for f in outlines}
    return {**given, **drawn}


def _item(row: Mapping[str, Any], text: str, points: Mapping[str, Point]) -> Item:
    longitude, latitude = row.get("longitude"), row.get("latitude")
    own = None if longitude is None or latitude is None else (longitude, latitude)
    return Item(
        text=row[text],
        kind=row["kind"],
        community=row["community_code"],
        street=row["street_code"],
        point=own or points.get(row["community_code"]),
    )


def _kind(reason: Reason) -> str:
    need, resource = reason.kinds
    if reason.kind == "same":
        return _("same kind: {kind}").format(kind=kind_name("cobuild_need", need))
    if reason.kind == "unknown":
        return _("kind not filled in")
    return _("related kinds: {one} and {other}").format(
        one=kind_name("cobuild_need", need), other=kind_name("cobuild_resource", resource)
    )


def _words(reason: Reason) -> str:
    if reason.words:
        return _("both say {words}").format(words="".join(_("“{word}”").format(word=word) for word in reason.words))
    return _("similar wording") if reason.likeness >= _SIMILAR else ""


def _distance(reason: Reason) -> str:
    place = {"community": _("same community"), "street": _("same street")}.get(reason.nearness)
    if place and (reason.nearness == "community" or reason.km is None):
        return place
    if reason.km is None:
        return _("distance not known")
    apart = _("{km} km apart").format(km=number(round(reason.km, 1)))
    return f"{place}{_(', ')}{apart}" if place else apart
