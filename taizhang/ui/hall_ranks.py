"""The most and the least active lecture halls, as a report names them: equal ones are never called more or less."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from taizhang.charts import amount, number
from taizhang.charts.listing import Column, Entry, listing
from taizhang.charts.text import DASH
from taizhang.locale import _
from taizhang.ui import data, drill, figures, numbers
from taizhang.ui.hall_charts import Hall, opened_by
from taizhang.ui.view import View, cached, current

_SHOWN: Final = 5
_NAMED: Final = 2


def show() -> None:
    """Both ends of the list of halls, side by side."""
    halls = numbers.panel("hall_activity")
    top, bottom = ends(halls)
    if not top:
        st.subheader(_("Most and least active halls"), anchor=False)
        st.write(_("There are no two halls in view that held different numbers of sessions."))
        return
    with st.container(key="active"):
        for place, title, at_top in zip(st.columns(2, gap="medium"), titles(top, bottom), (True, False), strict=True):
            with place:
                st.subheader(title, anchor=False)
                figures.draw(_table(current(), at_top), f"chart-{'most' if at_top else 'least'}-active")


def ends(halls: Sequence[Hall]) -> tuple[list[Hall], list[Hall]]:
    """The most active of `halls`, which come in that order, and the least active, the last first; no hall is both.

    Both are empty where all held the same number of sessions.
    """
    if not halls or halls[0]["sessions"] == halls[-1]["sessions"]:
        return [], []
    count = min(_SHOWN, len(halls) // 2)
    most, fewest = halls[0]["sessions"], halls[-1]["sessions"]
    top = [hall for hall in halls[:count] if hall["sessions"] > fewest]
    return top, [hall for hall in reversed(halls[-count:]) if hall["sessions"] < most]


def titles(top: Sequence[Hall], bottom: Sequence[Hall]) -> tuple[str, str]:
    """What the two lists found: who leads each and with how many sessions."""
    return _("Most active: {halls}").format(halls=_first(top)), _("Least active: {halls}").format(halls=_first(bottom))


def alike(halls: Sequence[Hall], shown: Sequence[Hall]) -> int:
    """How many of `halls` held as many sessions as the last of `shown` without being among them."""
    same: int = shown[-1]["sessions"]
    return [hall["sessions"] for hall in halls].count(same) - [hall["sessions"] for hall in shown].count(same)


def _first(shown: Sequence[Hall]) -> str:
    same = [hall for hall in shown if hall["sessions"] == shown[0]["sessions"]]
    count = amount(shown[0]["sessions"], data.metric("lecture_sessions").unit)
    if len(same) > _NAMED or alike(numbers.panel("hall_activity"), same):
        return _("several with {count} each").format(count=count)
    names = _(", ").join(hall["hall"] for hall in same)
    template = _("{names} ({count})") if len(same) == 1 else _("{names} ({count} each)")
    return template.format(names=names, count=count)


@cached()
def _table(view: View, at_top: bool) -> str:
    halls = numbers.panel("hall_activity")
    shown = ends(halls)[0 if at_top else 1]
    columns = [
        Column(_("Hall")),
        Column(_("Sessions"), numbers=True),
        Column(_("People"), numbers=True),
        Column(_("Last held"), numbers=True),
        Column(_("Since then"), numbers=True),
    ]
    return listing(columns, [_line(hall) for hall in shown], _more(alike(halls, shown), shown[-1]["sessions"]))


def _line(hall: Hall) -> list[Entry]:
    where = {"hall": hall["hall"]}
    return [
        Entry(hall["hall"], opened_by(hall)),
        Entry(number(hall["sessions"]), drill.address_of("lecture_sessions", where)),
        Entry(number(hall["attendees"]), drill.address_of("lecture_attendees", where)),
        Entry(str(hall["last_held_on"] or _("Never"))),
        Entry(_("{days} days").format(days=hall["days_since"]) if hall["last_held_on"] else DASH),
    ]


def _more(count: int, sessions: int) -> str:
    if not count:
        return ""
    said = amount(sessions, data.metric("lecture_sessions").unit)
    return _("Held {sessions} too, and not shown: {count}.").format(
        count=amount(count, data.metric("lecture_halls").unit), sessions=said
    )
