"""What a page says when there is nothing to show: what to upload, and the blank templates for it."""

from collections.abc import Sequence
from functools import cache, partial

import streamlit as st

from taizhang.exports import template_workbook
from taizhang.locale import _
from taizhang.spec import Ledger
from taizhang.ui import address, data, headlines


def told(page: str, *keys: str) -> bool:
    """Say what to do if `page` has no rows of any of the ledgers `keys`; whether that was so."""
    if data.has_rows(*keys):
        return False
    headlines.show(page, _("Nothing has been loaded for this page yet"))
    names = _(", ").join(data.ledgers()[key].label for key in keys)
    with st.container(border=True, key="empty-notice"):
        st.write(_("It shows: {names}.").format(names=names))
        st.write(_("Fill in a blank template, or take a workbook of your own with such columns, and upload it."))
        address.link("upload", _("Go to upload"), ":material/upload_file:")
        templates(keys)
    return True


def templates(keys: Sequence[str]) -> None:
    """A download of a blank workbook for each of the ledgers `keys`."""
    with st.container(horizontal=True):
        for key in keys:
            st.download_button(
                data.ledgers()[key].label,
                data=partial(_template, data.ledgers()[key]),
                file_name=_("{name}_template.xlsx").format(name=data.ledgers()[key].label),
                key=f"template-{key}",
                icon=":material/download:",
                on_click="ignore",
            )


@cache
def _template(ledger: Ledger) -> bytes:
    return template_workbook(ledger)
