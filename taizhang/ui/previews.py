"""What was read and waits for a word: a card a file, one of them in full; nothing of it counts yet."""

from collections.abc import Sequence
from typing import Final, Literal

import streamlit as st

from taizhang.locale import N_, _
from taizhang.store import Preview
from taizhang.ui import accounting, data, drafts, intake, preview_full
from taizhang.ui.drafts import Draft
from taizhang.ui.plain import plain
from taizhang.ui.questions import Questions, questions

_OPENED: Final = "opened-draft"
_ASKED: Final = {
    "untaken": N_(":red-badge[✕ sheets that fit no ledger: {count}]"),
    "columns": N_(":orange-badge[？ columns in doubt: {count}]"),
    "places": N_(":orange-badge[？ places in doubt: {count}]"),
    "backward": N_(":red-badge[↓ rows moved backwards: {count}]"),
    "days": N_(":orange-badge[? no reporting day named: the day it came was taken]"),
}


def show() -> None:
    """The files that wait, what can be done with all of them, and the one opened."""
    waiting = drafts.desk().waiting()
    if not waiting:
        return
    asked = {draft.key: questions(draft.preview) for draft in waiting if draft.preview}
    _all(waiting, [d for d in waiting if d.preview and _counts(d.preview) and not asked[d.key].total])
    opened = _opened(waiting)
    for draft in waiting:
        if draft.preview:
            _card(draft, draft.preview, asked[draft.key], opened=draft.key == opened, alone=len(waiting) == 1)


def _all(waiting: Sequence[Draft], ready: Sequence[Draft]) -> None:
    with st.container(border=True, key="preview-summary"):
        text = _("Files waiting for your word: {count}. Nothing of them counts yet")
        st.subheader(text.format(count=len(waiting)), anchor=False)
        st.caption(_("Look at what was recognised, correct what is wrong, then publish it or discard it."))
        if len(waiting) > 1:
            with st.container(horizontal=True):
                st.button(
                    _("Publish all without a question ({count})").format(count=len(ready)),
                    key="publish-all",
                    type="primary",
                    disabled=not ready,
                    on_click=lambda: intake.publish(ready, drafts.bringer()),
                )
                st.button(_("Discard all"), key="drop-all", on_click=lambda: _drop(waiting))


def _drop(waiting: Sequence[Draft]) -> None:
    for draft in waiting:
        drafts.drop(draft)


def _opened(waiting: Sequence[Draft]) -> str | None:
    if len(waiting) == 1:
        return waiting[0].key
    found: str | None = st.session_state.get(_OPENED)
    return found


def _open(key: str | None) -> None:
    st.session_state[_OPENED] = key


def _card(draft: Draft, preview: Preview, asked: Questions, *, opened: bool, alone: bool) -> None:
    with st.container(border=True, key=f"preview-{draft.key}"):
        told, buttons = st.columns([3, 2], vertical_alignment="center")
        with told:
            st.markdown(f"**{plain(draft.file)}**　{accounting.outlook(preview)} {_badges(asked)}")
            st.caption(_about(draft, preview))
        with buttons, st.container(horizontal=True, horizontal_alignment="right"):
            if not alone:
                label = _("Fold") if opened else _("Look and correct")
                st.button(label, key=f"open-{draft.key}", on_click=_open, args=(None if opened else draft.key,))
            if _counts(preview):
                kind: Literal["primary", "secondary"] = "primary" if opened else "secondary"
                st.button(_("Publish"), key=f"publish-{draft.key}", type=kind, on_click=_publish, args=(draft,))
            st.button(_("Discard"), key=f"drop-{draft.key}", on_click=drafts.drop, args=(draft,))
        if draft.trouble:
            st.error(plain(draft.trouble), icon=":material/error:")
        if opened:
            preview_full.show(draft, preview)


def _counts(preview: Preview) -> bool:
    """Whether publishing would change anything: some sheet was taken, and not the same one before."""
    return preview.same_as is None and any(sheet.ledger for sheet in preview.book.sheets)


def _publish(draft: Draft) -> None:
    intake.publish([draft], drafts.bringer())


def _badges(asked: Questions) -> str:
    counts = {name: getattr(asked, name) for name in _ASKED}
    return " ".join(_(_ASKED[name]).format(count=count) for name, count in counts.items() if count)


def _about(draft: Draft, preview: Preview) -> str:
    """The ledgers it holds, the day it speaks of, the archive it lay in, and whether it was here before."""
    labels = dict.fromkeys(data.ledgers()[sheet.ledger].label for sheet in preview.book.sheets if sheet.ledger)
    parts = [plain(_(", ").join(labels))] if labels else []
    parts.append(_("reported on {day}").format(day=preview.book.reported_on))
    if draft.archive:
        parts.append(_("from {archive}").format(archive=plain(draft.archive)))
    if preview.same_as is not None:
        text = _("the same bytes as upload no. {number}, which count already")
        parts.append(text.format(number=preview.same_as))
    return " ｜ ".join(parts)
