"""One preview in full: its sheets, what was recognised, what it changes, what is said of it, and rows as typed."""

import streamlit as st

from taizhang.loading.values import LoadedSheet
from taizhang.locale import _
from taizhang.store import Corrections, Preview
from taizhang.ui import (
    accounting,
    annotated,
    corrections,
    data,
    findings_list,
    intake,
    preview_changes,
    preview_sample,
    preview_sheet,
)
from taizhang.ui.drafts import Draft
from taizhang.ui.plain import plain
from taizhang.ui.questions import asks, questions
from taizhang.ui.view import current


def show(draft: Draft, preview: Preview) -> None:
    """Everything that may be known of `preview` before it counts."""
    book, key = preview.book, f"{draft.key}-{draft.reading}"
    _corrected(draft, preview)
    accounting.show(book, f"preview-{key}")
    sheet = _chosen(draft, preview, key)
    tabs = _tabs(preview)
    recognised, changed, said, rows = st.tabs(tabs, key=f"tabs-{key}", default=tabs[_first_tab(preview)])
    with recognised:
        preview_sheet.show(draft, preview, sheet)
    with changed:
        _changes(draft, preview, key)
    with said:
        annotated.download(book, preview.original, f"preview-{key}")
        findings_list.show(book, f"preview-{key}")
    with rows:
        _rows(preview, sheet, f"sample-{key}")


def _tabs(preview: Preview) -> list[str]:
    return [
        _("What was recognised"),
        _("Against the last report"),
        _("Findings ({count})").format(count=len(preview.book.findings)),
        _("Rows as read"),
    ]


def _first_tab(preview: Preview) -> int:
    """Where the first thing to be decided stands: what is in doubt, else what goes backwards, else what is kept out."""
    asked = questions(preview)
    if asked.untaken or asked.columns or asked.places:
        return 0
    return 1 if asked.backward else 2 if asked.kept_out else 0


def _corrected(draft: Draft, preview: Preview) -> None:
    """What was corrected so far, and the way back."""
    said = corrections.summary(preview.book, preview.corrections)
    if said:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_(":blue-badge[✎ read as you corrected] {what}").format(what=plain(_(", ").join(said))))
            before = Corrections(ledger=preview.corrections.ledger, reported_on=preview.corrections.reported_on)
            key = f"undo-{draft.key}-{draft.reading}"
            st.button(_("Undo the corrections"), key=key, on_click=intake.correct, args=(draft, before))


def _chosen(draft: Draft, preview: Preview, key: str) -> LoadedSheet:
    """The sheet looked at: the one there is, or the one chosen, first of all one that asks something."""
    sheets = preview.book.sheets
    if len(sheets) == 1:
        return sheets[0]
    asking = (n for n, sheet in enumerate(sheets) if asks(preview.book, sheet))
    taken = (n for n, sheet in enumerate(sheets) if sheet.ledger)
    looked_at = (n for n, sheet in enumerate(sheets) if sheet.name == draft.sheet)
    first = next(looked_at, next(asking, next(taken, 0)))
    signs = ["？" if asks(preview.book, s) else "✓" if s.ledger else "－" for s in sheets]
    names = [f"{sign} {sheet.name}" for sign, sheet in zip(signs, sheets, strict=True)]
    chosen = st.selectbox(
        _("Sheet looked at"), range(len(sheets)), index=first, format_func=names.__getitem__, key=f"sheet-{key}"
    )
    if sheets[chosen].name != draft.sheet:
        draft.sheet, draft.mistake = sheets[chosen].name, ""
    return sheets[chosen]


def _changes(draft: Draft, preview: Preview, key: str) -> None:
    if draft.version != current().version:
        st.info(_("Something else was published since this was read. Preview again to compare with it."))
        st.button(
            _("Preview again"),
            key=f"refresh-{key}",
            icon=":material/refresh:",
            on_click=intake.correct,
            args=(draft, preview.corrections),
        )
    if preview.changes:
        preview_changes.show(preview.changes, key)
    else:
        st.info(_("No row would be loaded, so nothing would change."))


def _rows(preview: Preview, sheet: LoadedSheet, key: str) -> None:
    proposal = sheet.proposal if sheet.ledger is None else None
    ledger = proposal.ledger if proposal else data.ledgers().get(sheet.ledger or "")
    table = proposal.table if proposal else sheet.table
    if ledger is None or table is None:
        st.info(_("No row of this sheet would be loaded."))
        return
    count = proposal.rows.loaded if proposal else sheet.rows.loaded
    st.caption(
        _("The first {shown} of {count} rows, as they would be kept.").format(
            shown=min(preview_sample.SAMPLE, count), count=count
        )
    )
    preview_sample.show(preview.tables / table, ledger, key)
