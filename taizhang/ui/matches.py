"""Suggested matches to confirm with a click, and the list of those confirmed, which run anew by themselves."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

import msgspec
import streamlit as st

from taizhang.charts.pairs import Side, pair
from taizhang.locale import _
from taizhang.store import Match, MatchTakenError
from taizhang.ui import address, data, drafts, figures, match_list, row_history, suggestions
from taizhang.ui.suggestions import Offer
from taizhang.ui.view import current, fragment

FEW: Final = 6  # suggestions shown until more are asked for
MANY: Final = 40
_MORE: Final = "more"
_REFUSED: Final = "match-refused"


@fragment
def show() -> None:
    """The suggestions for the current view, then the list of matches."""
    refused = st.session_state.pop(_REFUSED, None)
    if refused:
        st.error(refused)
    offers, suggesting = suggestions.offers(), _may_confirm()
    st.subheader(_("Suggested matches: {count}").format(count=len(offers)), anchor=False)
    st.caption(
        _(
            "Open needs and unclaimed resources, brought together so that all of them suit best: of one kind, alike in "
            "words (venues and funds need not be), and near. One resource for one need at a time."
        )
    )
    if not suggesting:
        st.info(_("These are the suggestions as of an earlier day. To confirm one, look at the latest meeting."))
    shown = offers[: MANY if address.value("matches") == _MORE else FEW]
    for offer in shown:
        _suggested(offer, suggesting)
    if not offers:
        st.write(_("No unclaimed resource suits an open need."))
    elif len(offers) > FEW:
        _more_or_less(min(len(offers), MANY), len(shown))
    match_list.show()


def _may_confirm() -> bool:
    days = data.store().report_days()
    return not days or current().slice.as_of >= days[0]


def _suggested(offer: Offer, suggesting: bool) -> None:
    need, resource = offer.need, offer.resource
    name = f"{need['community_code']}-{need['need']}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"offer-{name}"):
        figures.draw(pair(_need(need), _resource(resource), suggestions.said(offer.reason)), f"pair-{name}")
        if suggesting:
            st.button(_("Confirm"), key=f"confirm-{name}", icon=":material/check:", on_click=_confirm, args=(offer,))


def _need(row: Mapping[str, Any]) -> Side:
    return Side(
        role=_("Need · {kind}").format(kind=suggestions.kind_name("cobuild_need", row["kind"])),
        text=row["need"],
        place=_(", ").join(filter(None, [row["street"], row["community"]])),
        opens=_row(row),
    )


def _resource(row: Mapping[str, Any]) -> Side:
    return Side(
        role=_("Resource · {kind}").format(kind=suggestions.kind_name("cobuild_resource", row["kind"])),
        text=row["resource"],
        place=_(", ").join(filter(None, [row["unit"], row["community"]])),
        opens=_row(row),
    )


def _row(row: Mapping[str, Any]) -> str:
    return row_history.address_of(row_history.Place(row["_upload"], row["_sheet"], row["_row"]))


def _more_or_less(count: int, shown: int) -> None:
    if shown < count:
        label, asked = _("Show the best {count}").format(count=count), _MORE
    else:
        label, asked = _("Show the best {count} only").format(count=FEW), None
    st.button(label, key="more-matches", type="tertiary", on_click=lambda: address.put(matches=asked))


def _confirm(offer: Offer) -> None:
    need, resource = offer.need, offer.resource
    match = Match(
        community_code=need["community_code"],
        need=need["need"],
        unit=resource["unit"],
        resource=resource["resource"],
        community=need["community"] or "",
        street_code=need["street_code"] or "",
        resource_community=resource["community"] or "",
        resource_community_code=resource["community_code"] or "",
        resource_street_code=resource["street_code"] or "",
        reason=msgspec.json.encode(offer.reason).decode(),
        confirmed_on=dt.date.today(),
        confirmed_by=drafts.bringer_said(),
    )
    try:
        data.store().confirm_match(match)
    except MatchTakenError as error:
        st.session_state[_REFUSED] = str(error)
