"""The user's own workbook back, with what was said of it marked on its cells."""

from functools import partial
from pathlib import Path

import streamlit as st

from taizhang.exports import annotated_name, annotated_workbook, remarks_on
from taizhang.loading.values import LoadedBook
from taizhang.locale import _
from taizhang.store import Upload
from taizhang.ui import data
from taizhang.ui.view import View, current


def download(book: Upload | LoadedBook, original: Path, key: str) -> None:
    """The button that makes the annotated workbook, where anything is said of a row or a cell."""
    if any(finding.row is not None for finding in book.findings):
        st.download_button(
            _("Download with the problems marked"),
            data=partial(_marked, current(), book, original),
            file_name=annotated_name(book.file),
            key=f"annotated-{key}",
            icon=":material/rate_review:",
            on_click="ignore",
        )


def _marked(view: View, book: Upload | LoadedBook, original: Path) -> bytes:
    view.enter()
    return annotated_workbook(original, book.file, remarks_on(book.sheets, book.findings, data.ledgers()))
