"""The workbooks that rows come from, as they came."""

from collections.abc import Collection

import streamlit as st

from taizhang.locale import _
from taizhang.store import Upload
from taizhang.ui import data
from taizhang.ui.plain import plain


def show(ids: Collection[int], key: str) -> None:
    """The workbooks of the uploads `ids` to download: one by its name, several by choosing; `key` tells two apart."""
    shown = {u.id: u for u in data.store().uploads() if u.id in ids}
    if len(shown) == 1:
        upload = next(iter(shown.values()))
        label = _("Original workbook: {file}").format(file=plain(upload.file))
        download(upload, label, key, icon=":material/description:", link=True)
    elif shown:
        # a button a workbook would be hundreds of them
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                _("Original workbooks ({count})").format(count=len(shown)),
                list(shown),
                format_func=lambda id_: _("{file} (No. {id})").format(file=shown[id_].file, id=id_),
                key=f"original-{key}",
            )
            download(shown[chosen], _("Download the original"), key)


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
