"""讲习所 Lectures: are the halls alive?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, empty, figures, hall_charts, headlines

NUMBERS = (
    "lecture_halls", "lecture_sessions", "lecture_attendees", "idle_halls", "two_new_halls", "hall_lecturers",
)  # fmt: skip

if not empty.told("lectures", "lecture_hall", "lecture_session"):
    headlines.show(
        "lectures",
        headlines.finding(
            _("{idle} of {halls} halls stand idle"),
            idle="idle_halls",
            halls="lecture_halls",
        ),
    )
    cards.show(NUMBERS)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(_("Sessions by month"), anchor=False)
        figures.by_month("lecture_sessions")
        st.subheader(_("People by month"), anchor=False)
        figures.by_month("lecture_attendees")
    with right:
        st.subheader(_("Sessions by form"), anchor=False)
        figures.by_choice("lecture_sessions", "form", ranked=True)
        st.subheader(_("Halls by field"), anchor=False)
        figures.by_choice("lecture_halls", "field")
        st.subheader(_("Sessions by street"), anchor=False)
        figures.by_street("lecture_sessions")
    st.subheader(_("The quietest halls, month by month"), anchor=False)
    hall_charts.quietest()
