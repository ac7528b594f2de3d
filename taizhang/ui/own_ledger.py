"""The form with which a sheet of no ledger becomes one."""

from collections.abc import Iterator, Sequence
from typing import Final

import streamlit as st

from taizhang.errors import SpecError
from taizhang.loading.values import Proposal
from taizhang.locale import N_, _
from taizhang.spec import TYPE_NAMES, Field, Ledger
from taizhang.spec.ledger import Mode
from taizhang.ui import data, tables
from taizhang.ui.declaring import Answers, ColumnAnswer, complaints, declaration
from taizhang.ui.plain import plain

MODES: Final[dict[Mode, tuple[str, str]]] = {
    "snapshot": (
        N_("Reported whole each time"),
        N_("Each workbook tells how everything stands; the newest takes the place of the one before."),
    ),
    "events": (
        N_("Added to bit by bit"),
        N_("Each workbook brings more rows; those reported before go on counting."),
    ),
}
_WIDTHS: Final = (0.6, 2.0, 2.2, 1.8, 0.9, 1.0)


def form(proposal: Proposal, sheet: str, key: str) -> Ledger | None:
    """Ask what `sheet` is to be as a ledger, as `proposal` has it; the ledger once it is declared, else None.

    `key` tells the widgets of two sheets apart.
    """
    with st.form(f"{key}-own", enter_to_submit=False):
        st.markdown(_("**{sheet}** fits no ledger yet. Make it one:").format(sheet=plain(sheet)))
        answers = _answers(proposal, key)
        submitted = st.form_submit_button(_("Make it a ledger"), key=f"{key}-declare", type="primary")
    return _declared(answers) if submitted else None


def _answers(proposal: Proposal, key: str) -> Answers:
    ledger = proposal.ledger
    chinese, english = st.columns(2)
    zh = chinese.text_input(_("Name of the ledger"), ledger.zh, key=f"{key}-zh", max_chars=40)
    en = english.text_input(_("Name in English (may stay empty)"), key=f"{key}-en", max_chars=80)
    mode = st.radio(
        _("How it is reported"),
        list(MODES),
        index=list(MODES).index(ledger.mode),
        format_func=lambda mode: _(MODES[mode][0]),
        captions=[_(caption) for _label, caption in MODES.values()],
        key=f"{key}-mode",
        horizontal=True,
    )
    columns = tuple(_columns(proposal, key))
    return Answers(proposed=ledger, zh=zh.strip(), en=en.strip(), mode=mode, columns=columns)


def _columns(proposal: Proposal, key: str) -> Iterator[ColumnAnswer]:
    """A line of widgets for each column that can be a field, and what is said of the others."""
    _head()
    headings = {column.field: column.heading for column in proposal.columns if column.field}
    for field in proposal.ledger.fields:
        with st.container(key=f"{key}-line-{field.key}"):
            yield _column(field, headings.get(field.key, field.zh), proposal.ledger, f"{key}-{field.key}")
    _left_out([column.heading for column in proposal.columns if column.how == "left_out"])
    st.caption(
        _(
            "A row without a required column is kept out. Two rows are the same one if all columns that tell rows "
            "apart agree; from report to report they are followed by these."
        )
    )


def _head() -> None:
    labels = (_("Take"), _("Heading"), _("Name"), _("Type"), _("Required"), _("Tells rows apart"))
    for box, label in zip(st.columns(_WIDTHS), labels, strict=True):
        box.caption(label)


def _column(field: Field, heading: str, ledger: Ledger, key: str) -> ColumnAnswer:
    take, named, name, kind, must, tells = st.columns(_WIDTHS, vertical_alignment="center")
    of = _("{what}: {heading}")
    taken = take.checkbox(
        of.format(what=_("Take"), heading=heading), value=True, key=f"{key}-take", label_visibility="collapsed"
    )
    named.markdown(plain(heading))
    if field.choices:
        named.caption(plain(_(", ").join(choice.label for choice in field.choices)))
    if field.unit:
        named.caption(_("Unit: {unit}").format(unit=tables.unit_name(field)))
    zh = name.text_input(
        of.format(what=_("Name"), heading=heading), field.zh, key=f"{key}-name", label_visibility="collapsed"
    )
    types = [name for name in TYPE_NAMES if name != "choice" or field.choices]
    type_ = kind.selectbox(
        of.format(what=_("Type"), heading=heading),
        types,
        index=types.index(field.type),
        format_func=lambda option: _(TYPE_NAMES[option]),
        key=f"{key}-type",
        label_visibility="collapsed",
    )
    required = must.checkbox(
        of.format(what=_("Required"), heading=heading), field.required, key=f"{key}-must", label_visibility="collapsed"
    )
    in_key = tells.checkbox(
        of.format(what=_("Tells rows apart"), heading=heading),
        field.key in ledger.row_key,
        key=f"{key}-tells",
        label_visibility="collapsed",
    )
    return ColumnAnswer(field=field, taken=taken, zh=zh.strip(), type=type_, required=required, in_key=in_key)


def _left_out(headings: Sequence[str]) -> None:
    if headings:
        text = _("Left out: {headings}. Phone and identity numbers are never loaded into tables.")
        st.info(text.format(headings=plain(_(", ").join(headings))))


def _declared(answers: Answers) -> Ledger | None:
    """The ledger that was asked for, kept in the store; None, and why, if it cannot be."""
    known = data.ledgers()
    found = complaints(answers, known.values())
    for sentence in found:
        st.error(plain(sentence))
    if found:
        return None
    ledger = declaration(answers, known)
    try:
        data.store().declare(ledger)
    except SpecError as error:
        st.error(plain(str(error)))
        return None
    return data.ledgers()[ledger.key]
