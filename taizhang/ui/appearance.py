"""How the program shows itself to this viewer: language, light or dark."""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import theme, words


def show() -> None:
    """The two choices; neither touches what others see."""
    st.markdown(_("These hold for you alone: the language goes along in the address, this browser keeps the look."))
    words.choose()
    theme.choose()
