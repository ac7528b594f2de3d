"""Taking workbooks in: the box to drop them on, who brings them, and what they do not say themselves."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from taizhang.errors import TaizhangError
from taizhang.locale import _
from taizhang.store import Corrections, read_places
from taizhang.ui import data, drafts, intake, previews, results
from taizhang.ui.plain import plain

_ROUND: Final = "upload_round"
_BY_ITSELF: Final = ""
_PLACES_LIKE: Final = """code,name,level,parent
999901,X区,district,9999
999901001,武汉路街道,street,999901
999901001001,武汉路社区居民委员会,community,999901001"""
_T = TypeVar("_T")


def take_workbooks() -> None:
    """The box to drop workbooks on, what was read and waits for a word, and what became of the rest."""
    round_ = st.session_state.get(_ROUND, 0)
    with st.container(key="uploader"):
        files = st.file_uploader(
            _("Drop workbooks or zips of them here, as many as you like"),
            accept_multiple_files=True,
            key=f"uploader-{round_}",
        )
    said = _said_beforehand()
    if files:
        intake.take(files, said)
        st.session_state[_ROUND] = round_ + 1
        st.rerun()
    intake.renew()
    intake.work()
    results.show_summary()
    previews.show()
    results.show()


def take_places() -> None:
    """The box for the registry of places, without which no row can be placed."""
    st.info(_("First say which streets and communities there are: without them no row can be placed."))
    st.write(_("A CSV with the columns code, name, level (district, street or community), parent:"))
    st.code(_PLACES_LIKE, language=None)
    file = st.file_uploader(_("Registry of places (CSV)"), key="places-uploader")
    if file:
        try:
            data.store().import_places(_with_path(file, read_places))
        except TaizhangError as error:
            st.error(plain(str(error)))
        else:
            st.rerun()


def _said_beforehand() -> Corrections:
    """Who brings the workbooks, which is kept; and which ledger they are, which day those are of that name none."""
    who, beforehand = st.columns([2, 5], vertical_alignment="bottom")
    with who:
        st.text_input(
            _("Brought by"),
            value=drafts.bringer_said(),
            key="bringer-box",
            placeholder=_("Your name or office"),
            on_change=lambda: drafts.set_bringer(st.session_state["bringer-box"]),
        )
    with beforehand, st.expander(_("If a workbook does not say it itself")):
        names = {_BY_ITSELF: _("Found out from the headings")}
        names |= {key: ledger.label for key, ledger in data.ledgers().items()}
        ledger = st.selectbox(_("Ledger"), list(names), format_func=names.__getitem__, key="load-ledger")
        day = st.date_input(_("Reporting day"), value=None, format="YYYY-MM-DD", key="load-day")
    return Corrections(ledger=ledger or None, reported_on=day)


def _with_path(file: UploadedFile, use: Callable[[Path], _T]) -> _T:
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        path = Path(folder) / Path(file.name).name
        path.write_bytes(file.getbuffer())
        return use(path)
