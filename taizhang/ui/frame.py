"""What every page has: the browser's title, the navigation, the sidebar, the demonstration notice, the rows drawer."""

from typing import Final

import streamlit as st

from taizhang.errors import StoreBusyError
from taizhang.locale import N_, _
from taizhang.paths import ROOT
from taizhang.ui import address, banner, data, drill, row_history, slice, theme, view, words

PAGES: Final = {
    "overview": (N_("Overview"), ":material/dashboard:"),
    "projects": (N_("Secretary projects"), ":material/flag:"),
    "rectification": (N_("Rectification"), ":material/build:"),
    "lectures": (N_("Lecture halls"), ":material/school:"),
    "cobuilding": (N_("Co-building"), ":material/handshake:"),
    "explore": (N_("Explore"), ":material/query_stats:"),
    "upload": (N_("Upload ledgers"), ":material/upload_file:"),
    "ledgers": (N_("Find in ledgers"), ":material/table_view:"),
    "settings": (N_("Settings"), ":material/settings:"),
    "guide": (N_("Guide"), ":material/menu_book:"),
}


def run() -> None:
    """One run of the app: everything around the page, and the page."""
    view.speak()
    # the icon is set before the navigation, or the browser would fetch one from outside
    st.set_page_config(
        page_title=_("Ledger dashboard"),
        page_icon=ROOT / "static" / "favicon.svg",
        layout="wide",
        initial_sidebar_state=264,
    )
    try:
        data.store()
    except StoreBusyError as error:
        st.error(str(error))
        st.stop()
    view.begin_all()
    page = st.navigation(_pages(), position="hidden")
    theme.apply()
    with st.sidebar:
        _sidebar()
    banner.show()
    page.run()
    drill.show_if_asked()
    row_history.show_if_asked()
    words.speak()


def page_name(name: str) -> str:
    """What a page is called in the language in force."""
    return _(PAGES[name][0])


def _pages() -> list[st.Page]:
    return [
        st.Page(
            address.page_file(name),
            title=f"{_(label)} · {_('Ledger dashboard')}",
            icon=icon,
            url_path=name,
            default=name == "overview",
        )
        for name, (label, icon) in PAGES.items()
    ]


def _sidebar() -> None:
    st.markdown(f"### {_('Ledger dashboard')}")
    for name, (label, icon) in PAGES.items():
        address.link(name, _(label), icon)
    st.divider()
    slice.choose()
