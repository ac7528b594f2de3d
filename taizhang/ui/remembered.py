"""What people confirmed once, headings and names of places, and how to take it back."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final, TypeVar

import streamlit as st

from taizhang.loading.values import Alias, Heading, Place
from taizhang.locale import _
from taizhang.ui import data
from taizhang.ui.plain import plain
from taizhang.ui.view import current

_FEW: Final = 20  # lines up to which a list is unfolded
_T = TypeVar("_T")


def show() -> None:
    """The remembered headings by ledger, then the remembered names of places, each with a button to forget it."""
    st.caption(
        _("Confirmed in a preview, used by itself from then on. Forgetting leaves rows already loaded as they are.")
    )
    headings, names = st.columns(2, gap="large")
    with headings:
        _headings(data.store().headings())
    with names:
        _names(data.store().aliases(), data.places(current().version))


def _headings(headings: Sequence[Heading]) -> None:
    st.markdown(_("**Headings**: {count}").format(count=len(headings)))
    if not headings:
        st.info(_("No heading was confirmed yet. Choose a field for a column in the preview of a workbook."))
    for key, found in groupby(headings, key=lambda heading: heading.ledger):
        known, group = data.ledgers().get(key), list(found)
        label = _("{ledger}: {count}").format(ledger=plain(known.label if known else key), count=len(group))
        with st.expander(label, expanded=len(headings) <= _FEW):
            for heading in group:
                _line(heading.text, field_name(heading), f"heading-{key}-{heading.text}", _forget_heading, heading)


def _names(aliases: Sequence[Alias], places: Sequence[Place]) -> None:
    st.markdown(_("**Names of places**: {count}").format(count=len(aliases)))
    if not aliases:
        st.info(
            _("No name of a place was confirmed yet. Choose a place for an unknown name in the preview of a workbook.")
        )
        return
    called = {place.code: place.name for place in places}
    with st.expander(_("Streets and communities: {count}").format(count=len(aliases)), expanded=len(aliases) <= _FEW):
        for alias in aliases:
            _line(alias.name, called.get(alias.code, alias.code), f"name-{alias.name}", _forget_name, alias)


def field_name(heading: Heading) -> str:
    """What a remembered heading means: a field by its label, or that its column is left out."""
    if not heading.field:
        return _("not loaded")
    known = data.ledgers().get(heading.ledger)
    return (known.field_label(heading.field) if known else None) or heading.field


def _line(said: str, means: str, key: str, forget: Callable[[_T], None], what: _T) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"line-{key}"):
        st.markdown(f"{plain(said)} → **{plain(means)}**")
        st.button(
            _("Forget"), key=f"forget-{key}", type="tertiary", icon=":material/close:", on_click=forget, args=(what,)
        )


def _forget_heading(heading: Heading) -> None:
    data.store().forget_heading(heading.ledger, heading.text)


def _forget_name(alias: Alias) -> None:
    data.store().forget_alias(alias.name)
