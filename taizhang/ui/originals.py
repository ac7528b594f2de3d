"""The workbooks that rows come from, as they came."""

from collections.abc import Collection

import streamlit as st

from taizhang.locale import _
from taizhang.store import Upload
from taizhang.ui import data
from taizhang.ui.plain import plain


def show(ids: Collection[int], key: str) -> None:
    """A download of each workbook among the uploads `ids`, folded up; `key` tells two on one page apart."""
    shown = [u for u in data.store().uploads() if u.id in ids]
    with st.expander(_("Original workbooks ({count})").format(count=len(shown))):
        for upload in shown:
            download(upload, plain(upload.file), key, icon=":material/description:", link=True)


def download(upload: Upload, label: str, key: str, *, icon: str = ":material/download:", link: bool = False) -> None:
    """A button, or what looks like a `link`, that gives the bytes of `upload` as they came."""
    st.download_button(
        label,
        data=data.store().original(upload.sha256).read_bytes,
        file_name=upload.file,
        key=f"original-{key}-{upload.id}",
        icon=icon,
        type="tertiary" if link else "secondary",
        on_click="ignore",
    )
