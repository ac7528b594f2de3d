"""One upload in full: its accounting, what was said of it, its bytes, and the switch whether it counts."""

import streamlit as st

from taizhang.errors import TaizhangError
from taizhang.locale import _
from taizhang.store import Upload
from taizhang.ui import accounting, annotated, data, findings_list, originals, scopes
from taizhang.ui.plain import plain
from taizhang.ui.view import current


def show(upload: Upload) -> None:
    """Everything that is kept of `upload`."""
    with st.container(border=True, key="upload-detail"):
        st.markdown(f"**{plain(upload.file)}** {accounting.verdict(upload)}")
        st.caption(plain(_about(upload)))
        accounting.show(upload, "chosen")
        findings_list.show(upload, "chosen")
        st.markdown(f"SHA-256 `{upload.sha256}`")
        _same_bytes(upload)
        with st.container(horizontal=True):
            _switch(upload)
            originals.download(upload, _("Download the original"), "chosen")
            annotated.download(upload, data.store().original(upload.sha256), f"upload-{upload.id}")


def _about(upload: Upload) -> str:
    """Of which day and places it speaks, when and by whom it came, and whether it counts."""
    scope = scopes.scope_name(scopes.scope_of(upload), data.places(current().version))
    parts = [
        _("No. {id}").format(id=upload.id),
        _("reported on {day}").format(day=upload.reported_on),
        scope,
        _("received at {time}").format(time=f"{upload.received_at:%Y-%m-%d %H:%M}"),
        _("brought by {name}").format(name=upload.received_by) if upload.received_by else "",
        _("withdrawn") if upload.withdrawn else _("in force"),
    ]
    return " ｜ ".join(part for part in parts if part)


def _same_bytes(upload: Upload) -> None:
    """The other uploads of the very same bytes."""
    others = [u for u in data.store().uploads() if u.sha256 == upload.sha256 and u.id != upload.id]
    if others:
        numbers = _(", ").join(str(u.id) for u in reversed(others))
        st.caption(_("The same bytes came with the uploads of these numbers, too: {numbers}").format(numbers=numbers))


def _switch(upload: Upload) -> None:
    """The button that lets an upload count no more, or again."""
    label, act = (
        (_("Let it count again"), data.store().restore)
        if upload.withdrawn
        else (_("Withdraw this upload"), data.store().withdraw)
    )
    if st.button(label, key="withdraw", help=_("Nothing is deleted; it can be undone.")):
        try:
            act(upload.id)
        except TaizhangError as error:
            st.error(str(error))
        else:
            st.rerun()
