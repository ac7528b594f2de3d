"""The notice that what is shown is demonstration data, with the way out of it."""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import address, data
from taizhang.ui.view import in_view


def show() -> None:
    """The notice, if the store holds the demonstration."""
    if not data.store().is_demo:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="demo-notice"):
        st.markdown(_(":orange-badge[Demonstration] The district and all its numbers are invented."))
        if st.button(_("Start with an empty store"), key="start-empty"):
            st.dialog(_("Start with an empty store"))(_confirm)()


@in_view
def _confirm() -> None:
    st.write(_("All demonstration rows, workbooks and places are removed. This cannot be undone."))
    if st.button(_("Remove and start empty"), key="confirm-empty", type="primary", on_click=_empty):
        st.rerun()


def _empty() -> None:
    data.store().clear()
    address.put(as_of=None, before=None, street=None)
