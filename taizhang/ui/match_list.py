"""The list of confirmed matches: what became of each by the ledger, undone with a click, downloaded as a table."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
import pyarrow as pa
import streamlit as st

from taizhang.charts.pairs import Side, pair
from taizhang.locale import N_, _
from taizhang.matching import Reason
from taizhang.ui import data, drill, figures, numbers, row_history, suggestions
from taizhang.ui.view import current

_STATES: Final = {
    "open": N_("the ledger still says open"),
    "matched": N_("the ledger says matched"),
    "met": N_("the ledger says met"),
}


def show() -> None:
    """The matches of the streets in view, each with its state and a button to undo it; both rows open."""
    matches = numbers.panel("confirmed_matches")
    st.subheader(_("List of matches: {count}").format(count=len(matches)), anchor=False)
    st.caption(
        _(
            "What is confirmed here changes no number: the ledgers say what is matched. Each entry takes its state "
            "from them by itself once a street reports it."
        )
    )
    for match in matches:
        _line(match)
    if matches:
        _downloads(matches)


def _line(match: Mapping[str, Any]) -> None:
    name = f"{match['community_code']}-{match['need']}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"match-{name}"):
        drawn = pair(_need(match), _resource(match), [_confirmed(match), *reasons(match["reason"])], state(match))
        figures.draw(drawn, f"matched-{name}")
        st.button(
            _("Undo"),
            key=f"undo-{name}",
            icon=":material/undo:",
            on_click=_undo,
            args=(match["community_code"], match["need"]),
        )


def _need(match: Mapping[str, Any]) -> Side:
    return Side(role=_("Need"), text=match["need"], place=match["community"], opens=_row(match, "need"))


def _resource(match: Mapping[str, Any]) -> Side:
    place = _(", ").join(filter(None, [match["unit"], match["resource_community"]]))
    return Side(role=_("Resource"), text=match["resource"], place=place, opens=_row(match, "resource"))


def _row(match: Mapping[str, Any], side: str) -> str | None:
    upload, sheet, row = (match[f"{side}_{part}"] for part in ("upload", "sheet", "row"))
    return None if upload is None else row_history.address_of(row_history.Place(upload, sheet, row))


def state(match: Mapping[str, Any]) -> str:
    """What the ledger says of the need by now, with the unit it names if that is another."""
    status, unit = match["status"], match["matched_unit"]
    if status is None:
        return _("the ledger in view has no such need")
    said = _(_STATES[status])
    if status == "open" or not unit or unit == match["unit"]:
        return said
    return _("{state}, with {unit}").format(state=said, unit=unit)


def reasons(kept: str) -> list[str]:
    """The reason as it was kept, in words; none if it cannot be read."""
    try:
        return suggestions.said(msgspec.json.decode(kept, type=Reason))
    except msgspec.DecodeError:
        return []


def _confirmed(match: Mapping[str, Any]) -> str:
    if match["confirmed_by"]:
        return _("confirmed on {day} by {name}").format(day=match["confirmed_on"], name=match["confirmed_by"])
    return _("confirmed on {day}").format(day=match["confirmed_on"])


def _undo(community_code: str, need: str) -> None:
    data.store().undo_match(community_code, need)


def _downloads(matches: tuple[dict[str, Any], ...]) -> None:
    view = current()

    def make() -> pa.Table:
        view.enter()
        return table(matches)

    drill.download_buttons(make, _("Matches_{day}").format(day=view.slice.as_of), "matches")


def table(matches: tuple[dict[str, Any], ...]) -> pa.Table:
    """The list as a table in words."""
    columns = {
        _("Community"): "community",
        _("Need"): "need",
        _("Unit"): "unit",
        _("Resource"): "resource",
        _("Confirmed on"): "confirmed_on",
        _("Confirmed by"): "confirmed_by",
    }
    made = {label: [match[name] for match in matches] for label, name in columns.items()}
    made[_("State in the ledger")] = [state(match) for match in matches]
    made[_("Reason")] = [_("; ").join(reasons(match["reason"])) for match in matches]
    return pa.table(made)
