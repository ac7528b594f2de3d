"""Every upload there was: what it brought, its original, and whether it counts."""

import pyarrow as pa
import streamlit as st

from taizhang.locale import _
from taizhang.store import Upload
from taizhang.ui import accounting, address, data, findings_list, tables


def show() -> None:
    """The list of uploads, newest first, and the one chosen from it, which stands in the URL as `upload`."""
    uploads = data.store().uploads()
    if not uploads:
        return
    st.subheader(_("Uploads so far: {count}").format(count=len(uploads)), anchor=False)
    tables.show(_table(uploads), key="uploads-table", height=320)
    labels = {str(u.id): f"{u.id} · {u.file} · {u.reported_on}" for u in uploads}
    chosen = address.choice(_("One upload in full"), list(labels), "upload", labels=labels.__getitem__)
    _detail(data.store().upload(int(chosen)))


def _table(uploads: tuple[Upload, ...]) -> pa.Table:
    ledgers = data.ledgers()
    return pa.table(
        {
            _("No."): [u.id for u in uploads],
            _("File"): [u.file for u in uploads],
            _("Reported on"): [u.reported_on for u in uploads],
            _("Received at"): [f"{u.received_at:%Y-%m-%d %H:%M}" for u in uploads],
            _("Ledger"): [_(", ").join(ledgers[k].label for k in u.ledgers if k in ledgers) for u in uploads],
            _("Loaded"): [accounting.loaded(u) for u in uploads],
            _("Kept out"): [accounting.rejected(u) for u in uploads],
            _("State"): [_("withdrawn") if u.withdrawn else _("in force") for u in uploads],
        }
    )


def _detail(upload: Upload) -> None:
    with st.container(border=True, key="upload-detail"):
        st.markdown(accounting.verdict(upload))
        accounting.show(upload, "chosen")
        findings_list.show(upload, "chosen")
        with st.container(horizontal=True):
            _switch(upload)
            st.download_button(
                _("Download the original"),
                data=data.store().original(upload.sha256).read_bytes,
                file_name=upload.file,
                key=f"original-{upload.id}",
                icon=":material/download:",
                on_click="ignore",
            )


def _switch(upload: Upload) -> None:
    """The button that lets an upload count no more, or again."""
    label, act = (
        (_("Let it count again"), data.store().restore)
        if upload.withdrawn
        else (_("Withdraw this upload"), data.store().withdraw)
    )
    st.button(label, key="withdraw", on_click=act, args=(upload.id,), help=_("Nothing is deleted; it can be undone."))
