"""设置 Settings: what was told once and is remembered, and which ledgers are our own?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import headlines, own_ledgers_list, remembered

headlines.show("settings", _("What is remembered can be forgotten"))
st.subheader(_("Remembered matches"), anchor=False)
remembered.show()
st.subheader(_("Ledgers of our own"), anchor=False)
own_ledgers_list.show()
