"""The original workbook around one of its rows, and that workbook to be taken home, opened there."""

from functools import partial
from typing import Final

import streamlit as st
from msgspec.structs import replace

from taizhang.errors import TaizhangError
from taizhang.exports import opened_name, opened_workbook, opens_at_rows
from taizhang.loading.excerpts import Excerpt, excerpt
from taizhang.loading.values import LoadedSheet
from taizhang.locale import _
from taizhang.spec import Ledger
from taizhang.store import Upload
from taizhang.ui import data, originals, sheet_picture
from taizhang.ui.plain import plain
from taizhang.ui.view import View, cached, current

AROUND: Final = 5  # rows above and below
_BLOCK: Final = 100  # whoever looks at a row looks at its neighbours next, and reading takes its time
_TITLES: Final = 3  # rows above the header


def show(upload: Upload, sheet: LoadedSheet, row: int, ledger: Ledger) -> None:
    """The sheet around `row` as it stands in the workbook, what was said of the rows shown, and the download."""
    where = _("{file} › {sheet} › row {row}").format(file=upload.file, sheet=sheet.name, row=row)
    st.markdown(f"**{_('In the original workbook')}** {plain(where)}")
    try:
        with st.spinner(_("Opening the original workbook…")):
            found = around(upload, sheet, row)
    except TaizhangError as error:
        st.warning(str(error))
    else:
        _show(found, upload, sheet, row, ledger, where)
    _download(upload, sheet, row)


def around(upload: Upload, sheet: LoadedSheet, row: int) -> Excerpt:
    """The title and header rows of `sheet` and those around `row`. Raises WorkbookError, UnknownNameError."""
    header = sheet.header_rows
    above = range(max(1, header[0] - _TITLES), header[-1] + 1) if header else range(0)
    block = (row - 1) // _BLOCK * _BLOCK
    near = range(block + 1 - AROUND, block + _BLOCK + AROUND + 1)
    found = _read(upload.sha256, upload.file, sheet.name, (*above, *near))
    shown = {*above, *range(row - AROUND, row + AROUND + 1)}
    return replace(found, rows=tuple(line for line in found.rows if line[0] in shown))


@cached(entries=100)
def _read(sha256: str, file: str, sheet: str, rows: tuple[int, ...]) -> Excerpt:
    return excerpt(data.store().original(sha256), file, sheet, rows)


def _show(found: Excerpt, upload: Upload, sheet: LoadedSheet, row: int, ledger: Ledger, label: str) -> None:
    shown = {number for number, _cells in found.rows}
    said = [finding for finding in upload.findings if finding.sheet == sheet.name and finding.row in shown]
    picture = sheet_picture.picture(found, row, sheet.header_rows, said, label)
    st.html(picture + sheet_picture.remarks(said, ledger))
    for note in _notes(found, row):
        st.caption(note)


def _notes(found: Excerpt, row: int) -> list[str]:
    """What the picture cannot say of itself."""
    notes = [_("This sheet is hidden in the workbook.")] if found.hidden else []
    columns = len(found.rows[0][1]) if found.rows else 0
    if columns < found.width - found.column:
        notes.append(_("The first {shown} of {count} columns.").format(shown=columns, count=found.width))
    if row > found.height:
        notes.append(_("The sheet ends at row {last}, before this one.").format(last=found.height))
    return notes


def _download(upload: Upload, sheet: LoadedSheet, row: int) -> None:
    """The original, opened at `row` where its format can say so, else as it is; the button says which."""
    if sheet.hidden or not opens_at_rows(upload.file):
        originals.download(upload, _("Download the original as it is"), "excerpt")
        return
    st.download_button(
        _("Download the original, opened at row {row}").format(row=row),
        data=partial(_opened, current(), upload, sheet.name, row),
        file_name=opened_name(upload.file, row),
        key=f"opened-{upload.id}-{row}",
        icon=":material/download:",
        on_click="ignore",
    )


def _opened(view: View, upload: Upload, sheet: str, row: int) -> bytes:
    view.enter()
    return opened_workbook(data.store().original(upload.sha256), upload.file, sheet, row)
