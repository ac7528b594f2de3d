"""整顿问题 Rectification: are faults really being closed?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, empty, headlines, issue_charts, watch_lists

NUMBERS = (
    "issues_found", "issues_closed", "issues_closure_rate", "issues_open", "issues_overdue", "open_issue_age",
    "issue_days_to_close", "issue_days_to_close_slowest",
)  # fmt: skip
WATCHED = ("issues_reopened", "issues_vanished", "issues_pushed_out", "issues_overdue")
COLUMNS = (
    "issue", "community", "street", "aspect", "status", "found_on", "first_due_on", "due_on", "days_pushed",
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
        issue_charts.over_time()
        issue_charts.closure()
    with right:
        issue_charts.ages()
        issue_charts.leaders()
        issue_charts.time_to_close()
    issue_charts.kinds()
    st.subheader(_("Issues to watch"), anchor=False)
    watch_lists.show(_("Issues to watch"), WATCHED, COLUMNS)
