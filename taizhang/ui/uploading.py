"""Taking workbooks in: one after the other, each with its accounting; a bad one is one sentence and stops none."""

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

import msgspec
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from taizhang.errors import TaizhangError
from taizhang.locale import _
from taizhang.store import Upload, read_places
from taizhang.ui import accounting, address, data, findings_list
from taizhang.ui.plain import plain

_RESULTS: Final = "load_results"
_ROUND: Final = "upload_round"
_BY_ITSELF: Final = ""
_FEW: Final = 3
_PLACES_LIKE: Final = """code,name,level,parent
999901,X区,district,9999
999901001,武汉路街道,street,999901
999901001001,武汉路社区居民委员会,community,999901001"""
_T = TypeVar("_T")


class Result(msgspec.Struct, frozen=True):
    """What became of one file: an upload, or why it could not be taken."""

    file: str
    upload: Upload | None = None
    error: TaizhangError | None = None


def take_workbooks() -> None:
    """The box to drop workbooks on, and what became of those dropped last."""
    _tell(_results())
    round_ = st.session_state.get(_ROUND, 0)
    with st.container(key="uploader"):
        files = st.file_uploader(
            _("Drop workbooks here, as many as you like"), accept_multiple_files=True, key=f"uploader-{round_}"
        )
    ledger, day = _options()
    if files:
        _load_all(files, ledger, day)
        st.session_state[_ROUND] = round_ + 1
        st.rerun()
    for number, result in enumerate(_results(), start=1):
        _show(result, f"new-{number}", opened=len(_results()) <= _FEW)


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


def _options() -> tuple[str | None, dt.date | None]:
    """What the user says beforehand: which ledger, and the day for workbooks that name none."""
    with st.expander(_("If a workbook does not say it itself")):
        names = {_BY_ITSELF: _("Found out from the headings")} | {
            k: ledger.label for k, ledger in data.ledgers().items()
        }
        ledger = st.selectbox(_("Ledger"), list(names), format_func=names.__getitem__, key="load-ledger")
        day = st.date_input(_("Reporting day"), value=None, format="YYYY-MM-DD", key="load-day")
    return ledger or None, day


def _results() -> tuple[Result, ...]:
    """What became of the files dropped last."""
    return tuple(st.session_state.get(_RESULTS, {}).values())


def _load_all(files: Sequence[UploadedFile], ledger: str | None, day: dt.date | None) -> None:
    """Load each file once, even if somebody touches the page in between and the run begins anew."""
    done: dict[str, Result] = st.session_state.get(_RESULTS, {})
    if not any(file.file_id in done for file in files):
        done = st.session_state[_RESULTS] = {}
    bar = st.progress(0.0)
    for number, file in enumerate(files):
        text = _("Reading {number} of {count}: {file}").format(
            number=number + 1, count=len(files), file=plain(file.name)
        )
        bar.progress(number / len(files), text=text)
        if file.file_id not in done:
            done[file.file_id] = _load(file, ledger, day)
    bar.empty()


def _load(file: UploadedFile, ledger: str | None, day: dt.date | None) -> Result:
    try:
        upload = _with_path(file, lambda path: data.store().load(path, file.name, ledger=ledger, reported_on=day))
    except TaizhangError as error:
        return Result(file.name, error=error)
    return Result(file.name, upload=upload)


def _with_path(file: UploadedFile, use: Callable[[Path], _T]) -> _T:
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        path = Path(folder) / Path(file.name).name
        path.write_bytes(file.getbuffer())
        return use(path)


def _tell(results: Sequence[Result]) -> None:
    """What to do next, once something has been taken in."""
    if not results:
        return
    taken = [r.upload for r in results if r.upload and r.upload.id]
    with st.container(border=True, key="load-summary"):
        rows = sum(accounting.loaded(u) for u in taken if u.same_as is None)
        st.subheader(
            _("{taken} of {count} files taken in, {rows} rows loaded").format(
                taken=len(taken), count=len(results), rows=rows
            ),
            anchor=False,
        )
        if any(accounting.rejected(u) for u in taken) or len(taken) < len(results):
            st.write(
                _(
                    "Correct what is named below in your own workbook and drop it here again: "
                    "the newer report takes the place of the older one."
                )
            )
        st.caption(_("Every row of every sheet stands in exactly one column of its table below."))
        with st.container(horizontal=True):
            address.link("overview", _("See the numbers"), ":material/dashboard:")
            address.link("ledgers", _("See the rows"), ":material/table_view:")


def _show(result: Result, key: str, *, opened: bool) -> None:
    with st.container(border=True, key=key):
        if result.upload is None:
            st.error(plain(str(result.error)), icon=":material/error:")
            return
        st.markdown(f"**{plain(result.file)}** {accounting.verdict(result.upload)}")
        accounting.show(result.upload, key)
        findings_list.show(result.upload, key, opened=opened)
