"""整顿问题 Rectification: are faults really being closed?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, empty, figures, headlines, issue_charts

NUMBERS = (
    "issues_found", "issues_closed", "issues_closure_rate", "issues_open", "issues_overdue", "open_issue_age",
    "issues_reopened", "communities_with_issues",
)  # fmt: skip

if not empty.told("rectification", "rectification_issue"):
    headlines.show(
        "rectification",
        headlines.finding(
            _("{rate}% of {found} issues are closed; {overdue} of {open} open ones are overdue"),
            rate="issues_closure_rate",
            found="issues_found",
            overdue="issues_overdue",
            open="issues_open",
        ),
    )
    cards.show(NUMBERS)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("Found, closed and open, report by report"), anchor=False)
        issue_charts.over_time()
        st.subheader(_("How long the open ones have been known"), anchor=False)
        issue_charts.ages()
        st.subheader(_("Open issues by kind"), anchor=False)
        figures.by_choice("issues_open", "aspect", ranked=True)
    with right:
        st.subheader(_("Closure by street"), anchor=False)
        figures.by_street("issues_closure_rate")
        st.subheader(_("Communities with the most open issues"), anchor=False)
        figures.most("issues_open", "community", 10)
