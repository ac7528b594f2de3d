"""The form over one sheet of a preview: its ledger, its header, its columns, its places and the reporting day."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

import streamlit as st
from xlsxwriter.utility import xl_col_to_name

from taizhang.findings import Finding
from taizhang.loading.values import MATCHED, ColumnMatch, LoadedSheet, Place
from taizhang.locale import _
from taizhang.spec import Ledger
from taizhang.store import Preview
from taizhang.ui import corrections, data, intake
from taizhang.ui.corrections import Said
from taizhang.ui.drafts import Draft
from taizhang.ui.plain import plain
from taizhang.ui.preview_columns import in_words
from taizhang.ui.questions import unplaced
from taizhang.ui.view import current

_BY_ITSELF: Final = "?"
_NONE: Final = ""
_UNDECIDED: Final = "?"
_ACROSS: Final = 3
_MOST_PLACES: Final = 30


def show(draft: Draft, sheet: LoadedSheet, *, opened: bool) -> None:
    """The form, folded away unless `opened`; one press of its button reads the workbook again as it says."""
    preview = draft.preview
    if preview is None:
        return
    key = f"correct-{draft.key}-{draft.reading}-{_position(preview, sheet)}"
    with st.expander(_("Correct what was recognised"), expanded=opened or bool(draft.mistake), icon=":material/edit:"):
        if draft.mistake:
            st.error(plain(draft.mistake), icon=":material/error:")
        with st.form(key, border=False):
            _places(preview, sheet, key)
            _whole_sheet(preview, sheet, key)
            _columns(sheet, ledger_of(sheet), key)
            st.form_submit_button(
                _("Preview again as corrected"),
                key=f"{key}-again",
                icon=":material/refresh:",
                on_click=_again,
                args=(draft, preview, sheet, key),
            )


def ledger_of(sheet: LoadedSheet) -> Ledger | None:
    """The ledger that a sheet was taken for, or is likeliest to be."""
    return data.ledgers().get(sheet.ledger or sheet.likeliest or "")


def _position(preview: Preview, sheet: LoadedSheet) -> int:
    return preview.book.sheets.index(sheet)


def _whole_sheet(preview: Preview, sheet: LoadedSheet, key: str) -> None:
    choice = corrections.choice_of(preview.corrections, sheet.name)
    names = _ledger_names()
    which, first, last, day = st.columns([4, 2, 2, 2])
    with which:
        standing = _BY_ITSELF if choice.ledger is None else choice.ledger
        options = list(names)
        st.selectbox(
            _("Ledger of this sheet"),
            options,
            index=options.index(standing) if standing in options else 0,
            format_func=names.__getitem__,
            key=f"{key}-ledger",
        )
    rows = choice.header_rows or (None, None)
    found = sheet.header_rows or (None,)
    for place, name, label, value, by_itself in (
        (first, "first", _("Header: first row"), rows[0], found[0]),
        (last, "last", _("Header: last row"), rows[1], found[-1]),
    ):
        with place:
            st.number_input(
                label,
                min_value=1,
                value=value,
                step=1,
                placeholder=_("found: {row}").format(row=by_itself) if by_itself else _("not found"),
                key=f"{key}-{name}",
            )
    with day:
        st.date_input(_("Reporting day"), value=preview.book.reported_on, format="YYYY-MM-DD", key=f"{key}-day")


def _ledger_names() -> dict[str, str]:
    return {
        _BY_ITSELF: _("Found out from the headings"),
        **{key: ledger.label for key, ledger in data.ledgers().items()},
        _NONE: _("Leave this sheet out"),
    }


def _columns(sheet: LoadedSheet, ledger: Ledger | None, key: str) -> None:
    """A select box a column, with the fields of the ledger."""
    if ledger is None or not sheet.columns:
        return
    st.markdown(f"**{_('Columns of this sheet')}**")
    for start in range(0, len(sheet.columns), _ACROSS):
        for place, match in zip(st.columns(_ACROSS), sheet.columns[start : start + _ACROSS], strict=False):
            with place:
                _column(match, ledger, f"{key}-column-{match.index}")


def _column(match: ColumnMatch, ledger: Ledger, key: str) -> None:
    names = {_NONE: _("not loaded"), **{field.key: field.label for field in ledger.fields}}
    if match.how == "suggested":
        asked = _("{field}? Please confirm").format(field=ledger.field_label(match.field))
        names = {_UNDECIDED: asked, **names}
    label = f"{xl_col_to_name(match.index)} {plain(match.heading)}　{plain(in_words(match, ledger))}"
    options = list(names)
    st.selectbox(label, options, index=options.index(shown_field(match)), format_func=names.__getitem__, key=key)


def shown_field(match: ColumnMatch) -> str:
    """What stands in the select box of a column before anybody touches it."""
    if match.how == "suggested":
        return _UNDECIDED
    return match.field if match.field and match.how in MATCHED else _NONE


def _places(preview: Preview, sheet: LoadedSheet, key: str) -> None:
    """A select box for each text that names no one place of the registry."""
    texts = unplaced(preview.book, sheet.name)
    if not texts:
        return
    st.markdown(f"**{_('Places that nobody could tell')}**")
    st.caption(_("What you choose is remembered for this name, here and in later workbooks."))
    for start in range(0, min(len(texts), _MOST_PLACES), _ACROSS):
        part = list(texts.items())[start : min(start + _ACROSS, _MOST_PLACES)]
        for number, (place, ((text, level), found)) in enumerate(zip(st.columns(_ACROSS), part, strict=False), start):
            with place:
                _place(text, found, _options(level), f"{key}-place-{number}")


def _place(text: str, found: list[Finding], names: Mapping[str, str], key: str) -> None:
    label = _("“{text}” in {cells}").format(text=plain(text), cells=_cells(found))
    st.selectbox(label, list(names), format_func=names.__getitem__, key=key)


def _cells(found: list[Finding]) -> str:
    cells = [f.cell for f in found if f.cell]
    shown = _(", ").join(cells[:3])
    return _("{cells} and {count} more").format(cells=shown, count=len(cells) - 3) if len(cells) > 3 else shown


def _options(level: str) -> dict[str, str]:
    """The places of a level by code, a community after its street; first of all, none."""
    places: dict[str, Place] = {place.code: place for place in data.places(current().version)}
    streets = {code: place.name for code, place in places.items() if place.level == "street"}
    named = {c: f"{streets.get(p.parent, '')} {p.name}".strip() for c, p in places.items() if p.level == level}
    return {_NONE: _("Leave as it is"), **named}


def _again(draft: Draft, preview: Preview, sheet: LoadedSheet, key: str) -> None:
    """Take what was filled in, and read again if it can be meant so."""
    if draft.preview is not preview:
        return
    said = filled_in(st.session_state, preview, sheet, key)
    wrong = corrections.mistake(said, sheet)
    after = corrections.corrected(preview.corrections, sheet, said)
    if wrong is None and after == preview.corrections:
        wrong = _("Nothing was changed. Choose what to correct first.")
    draft.mistake = wrong or ""
    if wrong is None:
        intake.correct(draft, after)


def filled_in(state: Mapping[str | int, Any], preview: Preview, sheet: LoadedSheet, key: str) -> Said:
    """What the widgets of the form `key` hold."""
    ledger = state[f"{key}-ledger"]
    standing = corrections.choice_of(preview.corrections, sheet.name).ledger
    named = None if ledger == _BY_ITSELF else ledger
    filled = {c.index: state.get(f"{key}-column-{c.index}", shown_field(c)) for c in sheet.columns}
    texts = enumerate(text for text, _level in unplaced(preview.book, sheet.name))
    day: dt.date | None = state[f"{key}-day"]
    return Said(
        ledger=named,
        first=state[f"{key}-first"],
        last=state[f"{key}-last"],
        columns={c.index: filled[c.index] for c in sheet.columns if filled[c.index] != shown_field(c)}
        if named == standing
        else {},
        places={text: code for n, text in texts if (code := state.get(f"{key}-place-{n}", _NONE))},
        day=day if day != preview.book.reported_on else None,
    )
