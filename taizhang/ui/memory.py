"""What the store was told once: matches that people confirmed, and ledgers of its own."""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import own_ledgers_list, remembered


def show() -> None:
    """Both lists, each line with its way back."""
    st.subheader(_("Remembered matches"), anchor=False)
    remembered.show()
    st.subheader(_("Ledgers of our own"), anchor=False)
    own_ledgers_list.show()
