"""区域化共建 Co-building: who has what, who needs what, where?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, cobuilding_lists, cobuilding_map, empty, figures, headlines, matches

NUMBERS = (
    "needs_open", "needs_open_age", "needs_open_oldest", "needs_matched_rate",
    "cobuilding_units", "resources_unclaimed", "cobuilding_projects_done_rate", "cobuilding_problems_solved",
)  # fmt: skip
ENTERPRISES = ("soe_units", "soe_resources", "soe_projects", "soe_matters_solved")
MAPPED = (
    "needs_open", "needs_raised", "needs_matched_rate", "cobuilding_units", "cobuilding_resources_shared",
    "resources_unclaimed", "cobuilding_projects", "cobuilding_problems_solved",
)  # fmt: skip

if not empty.told("cobuilding", "cobuild_unit", "cobuild_resource", "cobuild_need", "cobuild_project"):
    headlines.show(
        "cobuilding",
        headlines.finding(
            _("{open} of {raised} needs are open, while {unclaimed} of {resources} resources are unclaimed"),
            open="needs_open",
            raised="needs_raised",
            unclaimed="resources_unclaimed",
            resources="cobuilding_resources_shared",
        ),
    )
    cards.show(NUMBERS)
    st.subheader(_("Who has what, who needs what, where"), anchor=False)
    cobuilding_map.show(MAPPED)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("Needs that wait longest"), anchor=False)
        cobuilding_lists.waiting()
    with right:
        st.subheader(_("Coverage by street"), anchor=False)
        cobuilding_lists.coverage()
    matches.show()
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("Open needs by kind"), anchor=False)
        figures.by_choice("needs_open", "kind")
        st.subheader(_("Units by kind"), anchor=False)
        figures.by_choice("cobuilding_units", "kind")
    with right:
        st.subheader(_("Resources by kind"), anchor=False)
        figures.by_choice("cobuilding_resources_shared", "kind")
        st.subheader(_("Projects by kind"), anchor=False)
        figures.by_choice("cobuilding_projects", "kind")
    st.subheader(_("State-owned enterprises"), anchor=False)
    cards.show(ENTERPRISES)
    cobuilding_lists.enterprises()
