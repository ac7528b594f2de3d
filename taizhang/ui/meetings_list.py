"""The meetings: a list to change, and a form to add one."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import streamlit as st

from taizhang.locale import _
from taizhang.store import Meeting
from taizhang.ui import data
from taizhang.ui.plain import plain
from taizhang.ui.view import in_view

_SHOWN: Final = 12  # meetings of two years; older ones are folded away


def show() -> None:
    """What a meeting is for, the form of a new one, and those there are, newest first."""
    meetings = data.store().meetings()
    st.markdown(
        _("A meeting can be chosen in the sidebar by its theme; everything is then shown as it stood that day.")
    )
    with st.container(border=True):
        st.markdown(f"**{_('Add a meeting')}**")
        _form(f"new-{len(meetings)}", Meeting(dt.date.today()), _("Add"), None)  # emptied once one is added
    if not meetings:
        st.info(_("No meeting is known yet. Add the days on which progress is looked at."))
    _list(meetings[:_SHOWN])
    if meetings[_SHOWN:]:
        with st.expander(_("Earlier meetings: {count}").format(count=len(meetings) - _SHOWN)):
            _list(meetings[_SHOWN:])


def _list(meetings: Sequence[Meeting]) -> None:
    for meeting in meetings:
        day = meeting.held_on
        with st.container(horizontal=True, vertical_alignment="center", key=f"meeting-{day}"):
            st.markdown(_title(meeting), width="stretch")
            if st.button(_("Edit"), key=f"edit-{day}", type="tertiary", icon=":material/edit:"):
                st.dialog(_("Edit the meeting"))(_edit)(meeting)
            if st.button(_("Remove"), key=f"remove-{day}", type="tertiary", icon=":material/delete:"):
                st.dialog(_("Remove the meeting"))(_confirm)(meeting)


def _title(meeting: Meeting) -> str:
    theme = plain(meeting.theme) or _("no theme")
    return f"**{meeting.held_on}**  {theme}"


@in_view
def _edit(meeting: Meeting) -> None:
    _form(f"edited-{meeting.held_on}", meeting, _("Save"), meeting.held_on)


def _form(key: str, meeting: Meeting, action: str, instead_of: dt.date | None) -> None:
    """A day and a theme; `instead_of` is the day of the meeting that is changed."""
    with st.form(key, border=False):
        columns = st.columns([1, 3], vertical_alignment="bottom") if instead_of is None else (st, st)
        day = columns[0].date_input(_("Day"), meeting.held_on, format="YYYY-MM-DD", key=f"day-{key}")
        theme = columns[1].text_input(
            _("Theme"), meeting.theme, key=f"theme-{key}", placeholder=_("For example: fourth bimonthly meeting")
        )
        asked = st.form_submit_button(action, type="primary", key=f"keep-{key}")
    if asked:
        _keep(day, theme, instead_of)


def _keep(day: dt.date | None, theme: str, instead_of: dt.date | None) -> None:
    taken = {m.held_on for m in data.store().meetings()} - {instead_of}
    if not isinstance(day, dt.date):
        st.error(_("Choose the day of the meeting."))
    elif day in taken:
        st.error(_("There is a meeting on {day} already; edit that one.").format(day=day))
    else:
        data.store().keep_meeting(Meeting(day, theme), instead_of)
        st.rerun()


@in_view
def _confirm(meeting: Meeting) -> None:
    st.markdown(_title(meeting))
    st.write(_("The meeting is taken off the list; no ledger is lost."))
    remove = data.store().remove_meeting
    if st.button(_("Remove it"), key="confirm-remove", type="primary", on_click=remove, args=(meeting.held_on,)):
        st.rerun()
