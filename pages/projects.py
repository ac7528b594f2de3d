"""书记领办项目 Projects: which will not make it?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, empty, headlines, project_charts, watch_lists

NUMBERS = (
    "projects_declared", "projects_completed", "project_progress", "projects_behind", "projects_overdue",
    "projects_unmoved", "projects_pushed_out", "project_days_pushed",
)  # fmt: skip
WATCHED = ("projects_overdue", "projects_behind", "projects_unmoved", "projects_pushed_out")
COLUMNS = (
    "title", "street", "stage", "progress", "planned_progress", "first_due_on", "due_on", "days_pushed", "next_step",
)  # fmt: skip

if not empty.told("projects", "secretary_project"):
    headlines.show(
        "projects",
        headlines.finding(
            _("{declared} projects, {completed} done; {behind} are behind plan, {overdue} overdue"),
            declared="projects_declared",
            completed="projects_completed",
            behind="projects_behind",
            overdue="projects_overdue",
        ),
    )
    cards.show(NUMBERS)
    left, right = st.columns(2, gap="large")
    with left:
        project_charts.against_plan()
        project_charts.stages()
    with right:
        project_charts.spending()
        project_charts.categories()
    project_charts.in_time()
    st.subheader(_("Projects to watch"), anchor=False)
    watch_lists.show(_("Projects to watch"), WATCHED, COLUMNS)
