"""The sidebar's slice: the meeting looked at, the one it is compared with, the streets in view."""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import address, data
from taizhang.ui.view import NO_COMPARISON, current, previous_round

_DEFAULT = ""


def choose() -> None:
    """The three choices, each standing in the URL."""
    if not data.store().report_days():
        return
    days = _days()
    address.choice(_("Meeting"), _meetings(days), "as_of", labels=lambda o: _meeting(o, days))
    address.choice(_("Compared with"), _others(days), "before", labels=lambda o: _other(o, days))
    names = _street_names()
    address.sync("street", list(current().slice.streets))
    st.multiselect(
        _("Streets"),
        list(names),
        key="street",
        format_func=lambda code: names.get(code, code),
        placeholder=_("Whole district"),
        on_change=lambda: address.put(street=st.session_state["street"]),
    )


def address_of(code: str) -> str:
    """What a mark opens that looks at one street alone, or at the whole district again."""
    return f"street={code}"


def follow(opens: str) -> bool:
    """Toggle the street that the address `opens` names; whether it names one."""
    name, _equals, code = opens.partition("=")
    if name == "street":
        toggle_street(code)
    return name == "street"


def toggle_street(code: str) -> None:
    """Look at one street alone, or at the whole district again if it was the one."""
    address.put(street=None if address.values("street") == (code,) else [code])


def scope_name() -> str:
    """What is in view: the district, one street by name, or how many streets."""
    names, streets = _street_names(), current().slice.streets
    if not streets:
        return _("Whole district")
    return names[streets[0]] if len(streets) == 1 else _("{count} streets").format(count=len(streets))


def _street_names() -> dict[str, str]:
    return {p.code: p.name for p in data.places(current().version) if p.level == "street"}


def _days() -> dict[str, str]:
    """The days that can be looked at, newest first, and what is known of each: a meeting's theme, or a report's day."""
    themes = {m.held_on: m.theme or _("meeting") for m in data.store().meetings()}
    reports = {day: _("reports") for day in data.store().report_days()}
    known = reports | themes
    return {str(day): known[day] for day in sorted(known, reverse=True)}


def _meetings(days: dict[str, str]) -> list[str]:
    asked = address.value("as_of")
    known = [_DEFAULT, *days]
    return [*known, asked] if asked and asked == str(current().slice.as_of) and asked not in known else known


def _meeting(option: str, days: dict[str, str]) -> str:
    if not option:
        return _("Latest ({day})").format(day=data.store().report_days()[0])
    return f"{option} {days.get(option, '')}".rstrip()


def _others(days: dict[str, str]) -> list[str]:
    shown = current().slice
    known = [_DEFAULT, *(day for day in days if day < str(shown.as_of)), NO_COMPARISON]
    asked = address.value("before")
    return [*known, asked] if asked and asked == str(shown.before) and asked not in known else known


def _other(option: str, days: dict[str, str]) -> str:
    if option == NO_COMPARISON:
        return _("No comparison")
    if option:
        return f"{option} {days.get(option, '')}".rstrip()
    earlier = previous_round(current().slice.as_of)
    return _("Previous ({day})").format(day=earlier) if earlier else _("None earlier")
