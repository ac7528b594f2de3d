"""台账导入 Upload: did my ledger go in?"""

import streamlit as st

from taizhang.locale import _
from taizhang.ui import data, empty, headlines, upload_history, uploading

headlines.show("upload", _("Drop ledgers as they are; every row is accounted for"))
if data.store().places():
    uploading.take_workbooks()
else:
    uploading.take_places()
with st.expander(_("Blank templates")):
    empty.templates(tuple(data.ledgers()))
upload_history.show()
