"""总览 Overview: where do we stand, and who is behind?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, empty, headlines, mapping, scoreboard, setbacks

NUMBERS = (
    "projects_declared", "projects_completed", "projects_overdue", "issues_found", "issues_closed",
    "issues_closure_rate", "lecture_sessions", "lecture_attendees", "idle_halls", "cobuilding_units",
    "cobuilding_resources_shared", "needs_open",
)  # fmt: skip
SCORED = (
    "projects_completed_rate", "projects_overdue", "issues_closure_rate", "lecture_sessions", "idle_halls",
    "cobuilding_resources_shared", "needs_matched_rate", "rows_clean_rate",
)  # fmt: skip

if not empty.told("overview", "secretary_project", "rectification_issue", "lecture_session", "cobuild_unit"):
    headlines.show("overview", headlines.behind("projects_completed_rate", "issues_closure_rate"))
    cards.show(NUMBERS)
    st.subheader(_("Scoreboard of the streets"), anchor=False)
    scoreboard.show(SCORED)
    st.subheader(_("Where each street stands"), anchor=False)
    mapping.show(mapping.mappable(), "projects_completed_rate")
    setbacks.show()
