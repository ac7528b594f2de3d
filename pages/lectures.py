"""讲习所 Lectures: are the halls alive?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, empty, hall_charts, hall_ranks, hall_tables, headlines, lecture_charts, numbers

NUMBERS = (
    "lecture_halls", "idle_halls", "lecture_sessions", "lecture_attendees", "hall_lecturers", "attendees_per_session",
    "hall_forms", "one_form_halls",
)  # fmt: skip


def title() -> str:
    """What was found; about halls where they are listed, else about sessions."""
    names = {"halls": "lecture_halls", "idle": "idle_halls", "sessions": "lecture_sessions"}
    if not numbers.value("lecture_halls"):
        return headlines.finding(_("Sessions held: {sessions}; no hall is listed yet"), **names)
    if not numbers.value("lecture_sessions"):
        return headlines.finding(_("Halls: {halls}; no session is recorded yet"), **names)
    if not numbers.value("idle_halls"):
        return headlines.finding(_("None of the {halls} halls stands idle"), **names)
    return headlines.finding(_("{idle} of {halls} halls stand idle"), **names)


if not empty.told("lectures", "lecture_hall", "lecture_session"):
    headlines.show("lectures", title())
    # no history: its measurements of six rounds would double the time that a street chosen anew takes
    cards.show(NUMBERS, history=False)
    left, right = st.columns([3, 2], gap="large")
    with left:
        hall_charts.by_month()
    with right:
        lecture_charts.by_month()
    hall_ranks.show()
    left, right = st.columns(2, gap="medium")
    with left:
        hall_tables.fields()
        lecture_charts.by_what()
    with right:
        hall_tables.one_form()
        lecture_charts.people_a_session()
