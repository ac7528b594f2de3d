"""One sheet of a preview: the ledger it was taken for and why, what is in doubt, and what it could become."""

from collections.abc import Mapping

import streamlit as st
from xlsxwriter.utility import xl_col_to_name

from taizhang.loading.values import LoadedSheet
from taizhang.locale import _
from taizhang.spec import Ledger
from taizhang.store import Preview
from taizhang.ui import correcting, corrections, data, intake, own_ledger, preview_columns
from taizhang.ui.drafts import Draft
from taizhang.ui.plain import plain
from taizhang.ui.questions import is_refused, suggested, unplaced


def show(draft: Draft, preview: Preview, sheet: LoadedSheet) -> None:
    """What was recognised of `sheet`, and where it can be put right."""
    book, ledger = preview.book, correcting.ledger_of(sheet)
    key = f"{draft.key}-{draft.reading}-{book.sheets.index(sheet)}"
    st.markdown(why(preview, sheet))
    preview_columns.show(sheet, ledger, key)
    if ledger:
        _suggestions(draft, preview, sheet, ledger, key)
    if sheet.proposal and sheet.ledger is None:
        _own_ledger(draft, preview, sheet, key)
    correcting.show(draft, sheet, opened=is_refused(book, sheet) or bool(unplaced(book, sheet.name)))


def why(preview: Preview, sheet: LoadedSheet) -> str:
    """The ledger that `sheet` was taken for and what spoke for it, or why it was taken for none."""
    if sheet.ledger is None:
        return _why_not(preview, sheet)
    chosen = corrections.choice_of(preview.corrections, sheet.name).ledger == sheet.ledger
    label = plain(data.ledgers()[sheet.ledger].label)
    taken = _("Taken for **{ledger}**, as you chose") if chosen else _("Taken for **{ledger}**")
    found, count = preview_columns.counted(sheet.columns)
    reasons = [_("the title says “{word}”").format(word=plain(sheet.title))] if sheet.title else []
    reasons.append(_("{found} of {count} headings match").format(found=found, count=count))
    reasons.append(_("the header is in row {rows}").format(rows=_rows(sheet.header_rows)))
    return _("{taken}: {reasons}.").format(taken=taken.format(ledger=label), reasons=_("; ").join(reasons))


def _why_not(preview: Preview, sheet: LoadedSheet) -> str:
    findings = (f for f in preview.book.findings if f.sheet == sheet.name and f.row is None)
    said = [plain(f.message(_label(sheet, f.field))) for f in findings]
    likeliest = data.ledgers().get(sheet.likeliest or "")
    if likeliest and not sheet.rivals and is_refused(preview.book, sheet):
        found, count = preview_columns.counted(sheet.columns)
        text = _("Most like **{ledger}** ({found} of {count} headings match).")
        said.insert(0, text.format(ledger=plain(likeliest.label), found=found, count=count))
    sign = ":red-badge[✕ " if is_refused(preview.book, sheet) else ":gray-badge[－ "
    return f"{sign}{_('not loaded')}] " + (" ".join(said) or _("The sheet is empty."))


def _label(sheet: LoadedSheet, field: str | None) -> str | None:
    ledger = correcting.ledger_of(sheet)
    return ledger.field_label(field) if ledger else field


def _rows(rows: tuple[int, ...]) -> str:
    return str(rows[0]) if rows[0] == rows[-1] else _("{first} to {last}").format(first=rows[0], last=rows[-1])


def _suggestions(draft: Draft, preview: Preview, sheet: LoadedSheet, ledger: Ledger, key: str) -> None:
    """The columns in doubt, each accepted with a click, or all at once."""
    doubtful = suggested(sheet)
    headings = {c.index: c.heading for c in sheet.columns}
    with st.container(horizontal=True, vertical_alignment="center", key=f"suggestions-{key}"):
        for index, field in doubtful.items():
            text = _("Yes, {column} “{heading}” is {field}").format(
                column=xl_col_to_name(index),
                heading=plain(headings[index]),
                field=plain(ledger.field_label(field) or ""),
            )
            _accept(text, draft, preview, sheet, {index: field}, f"accept-{key}-{index}")
        if len(doubtful) > 1:
            _accept(_("Accept all suggestions"), draft, preview, sheet, doubtful, f"accept-{key}-all")


def _accept(
    label: str, draft: Draft, preview: Preview, sheet: LoadedSheet, columns: Mapping[int, str], key: str
) -> None:
    after = corrections.accepting(preview.corrections, sheet, columns)
    st.button(label, key=key, icon=":material/check:", on_click=intake.correct, args=(draft, after))


def _own_ledger(draft: Draft, preview: Preview, sheet: LoadedSheet, key: str) -> None:
    proposal = sheet.proposal
    assert proposal is not None
    with st.expander(_("Make it a ledger of its own"), icon=":material/add_box:"):
        ledger = own_ledger.form(proposal, sheet.name, f"own-{key}")
        if ledger:
            rows = proposal.header_rows
            intake.correct(draft, corrections.as_ledger(preview.corrections, sheet.name, ledger.key, rows))
            st.rerun()
