"""What became of the files dropped last: published, dropped, or why they could not be read."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from taizhang.locale import _
from taizhang.store import Upload
from taizhang.ui import accounting, address, annotated, data, drafts, findings_list
from taizhang.ui.plain import plain

_FEW: Final = 3


def show_summary() -> None:
    """In short what was published, with the way on, what was dropped, and why files could not be read."""
    settled = drafts.desk().settled()
    published = [d.upload for d in settled if d.upload]
    if published:
        _tell(published, sum(d.learned for d in settled))
    dropped = [plain(d.file) for d in settled if d.dropped]
    if dropped:
        text = _("Discarded: {files}. Nothing of it counts, nothing was changed.")
        st.info(text.format(files=_(", ").join(dropped)), icon=":material/delete:")
    for draft in settled:
        if draft.error:
            st.error(plain(str(draft.error)), icon=":material/error:")


def show() -> None:
    """The account of each file that was published."""
    settled = drafts.desk().settled()
    published = [draft for draft in settled if draft.upload]
    for draft in published:
        if draft.upload:
            with st.container(border=True, key=f"published-{draft.key}"):
                _account(draft.upload, draft.key, opened=len(published) <= _FEW)
    if settled:
        st.button(_("Speak no more of these files"), key="clear-settled", type="tertiary", on_click=_clear)


def _clear() -> None:
    desk = drafts.desk()
    with desk.lock:
        desk.clear_settled()


def _tell(published: Sequence[Upload], learned: int) -> None:
    """What to do next, once something has been published."""
    with st.container(border=True, key="load-summary"):
        rows = sum(accounting.loaded(u) for u in published if u.same_as is None and u.id)
        text = _("Files published: {taken}, rows loaded: {rows}")
        st.subheader(text.format(taken=len(published), rows=rows), anchor=False)
        if any(accounting.rejected(u) for u in published):
            st.write(
                _(
                    "Correct what is named below in your own workbook and drop it here again: "
                    "the newer report takes the place of the older one."
                )
            )
        st.caption(_("Every row of every sheet stands in exactly one column of its table below."))
        if learned:
            st.caption(_("What you confirmed is remembered: {count} (headings and places).").format(count=learned))
        with st.container(horizontal=True):
            address.link("overview", _("See the numbers"), ":material/dashboard:")
            address.link("ledgers", _("See the rows"), ":material/table_view:")
            if learned:
                address.link("settings", _("See or undo what is remembered"), ":material/settings:", section="memory")


def _account(upload: Upload, key: str, *, opened: bool) -> None:
    st.markdown(f"**{plain(upload.file)}**　{accounting.verdict(upload)}")
    accounting.show(upload, f"new-{key}")
    if upload.id:
        annotated.download(upload, data.store().original(upload.sha256), f"new-{key}")
    findings_list.show(upload, f"new-{key}", opened=opened)
