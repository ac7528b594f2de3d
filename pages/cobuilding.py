"""区域化共建 Co-building: who has what, who needs what, where?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import cards, empty, figures, headlines, mapping

NUMBERS = (
    "cobuilding_units", "soe_units", "cobuilding_resources_shared", "needs_open", "needs_matched_rate",
    "cobuilding_projects", "cobuilding_projects_done_rate", "cobuilding_problems_solved",
)  # fmt: skip
MAPPED = (
    "needs_open", "cobuilding_units", "cobuilding_resources_shared", "needs_raised", "needs_matched_rate",
    "cobuilding_projects",
)  # fmt: skip

if not empty.told("cobuilding", "cobuild_unit", "cobuild_resource", "cobuild_need", "cobuild_project"):
    headlines.show(
        "cobuilding",
        headlines.finding(
            _("{open} of {raised} needs are open; {units} units share {resources} resources"),
            open="needs_open",
            raised="needs_raised",
            resources="cobuilding_resources_shared",
            units="cobuilding_units",
        ),
    )
    cards.show(NUMBERS)
    mapping.show(MAPPED, MAPPED[0], "community")
    needs, resources, units = st.columns(3, gap="large")
    with needs:
        st.subheader(_("Open needs by kind"), anchor=False)
        figures.by_choice("needs_open", "kind")
    with resources:
        st.subheader(_("Resources by kind"), anchor=False)
        figures.by_choice("cobuilding_resources_shared", "kind")
    with units:
        st.subheader(_("Units by kind"), anchor=False)
        figures.by_choice("cobuilding_units", "kind")
