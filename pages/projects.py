"""书记领办项目 Projects: which will not make it?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, empty, figures, headlines, project_charts

NUMBERS = (
    "projects_declared", "projects_completed", "projects_completed_rate", "projects_overdue", "projects_unmoved",
    "projects_postponed", "streets_declaring", "project_spent",
)  # fmt: skip

if not empty.told("projects", "secretary_project"):
    headlines.show(
        "projects",
        headlines.finding(
            _("{overdue} of {declared} projects are overdue, {unmoved} have not moved"),
            overdue="projects_overdue",
            declared="projects_declared",
            unmoved="projects_unmoved",
        ),
    )
    cards.show(NUMBERS)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("How far the projects have come"), anchor=False)
        project_charts.funnel()
        st.subheader(_("Projects by category"), anchor=False)
        figures.by_choice("projects_declared", "category", ranked=True)
    with right:
        st.subheader(_("Completion by street"), anchor=False)
        figures.by_street("projects_completed_rate")
    st.subheader(_("Planned against actual: the longest overdue, then the next due"), anchor=False)
    project_charts.planned_and_actual()
