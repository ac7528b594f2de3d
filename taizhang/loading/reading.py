"""The cells of a workbook as they stand, read with calamine. Runs in the child: a hostile file may kill it."""

import datetime as dt
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from taizhang.errors import EmptyWorkbookError, EncryptedWorkbookError, NotAWorkbookError, WorkbookTooLargeError
from taizhang.loading.limits import Limits
from taizhang.loading.sheet_xml import Unsaid, unsaid_by_sheet
from taizhang.locale import N_

Value = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta
Range = tuple[int, int, int, int]  # first row, first column, last row, last column; 0-based, inclusive

_OLE = b"\xd0\xcf\x11\xe0"


class RawSheet(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet as written: `rows` of equal length from the first used cell on, `""` where a cell is empty.

    `first_row` and `first_column` say where in the sheet they begin (0-based); `merges` are ranges inside `rows`,
    `hidden_rows` 1-based rows of the sheet.
    """

    name: str
    hidden: bool
    first_row: int
    first_column: int
    rows: list[list[Value]]
    merges: tuple[Range, ...]
    hidden_rows: tuple[int, ...]

    @property
    def height(self) -> int:
        """Rows of the sheet, from its first to its last used one."""
        return self.first_row + len(self.rows)


def read_workbook(path: Path, file: str, limits: Limits) -> Iterator[RawSheet]:
    """Every worksheet of the workbook at `path`, which its owner calls `file`. Raises WorkbookError."""
    _check_container(path, file, limits)
    with ThreadPoolExecutor(1) as beside:  # unpacking releases the interpreter, so this costs no time of its own
        unsaid = beside.submit(unsaid_by_sheet, path)
        book = _open(path, file)
        if len(book.sheet_names) > limits.sheets:
            raise WorkbookTooLargeError(
                file=file, what=N_("the number of sheets"), found=len(book.sheet_names), limit=limits.sheets
            )
        worksheets = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        sheets = [(meta, _sheet(book, meta.name, file)) for meta in worksheets]
    cells = sum(sheet.height * sheet.width for _, sheet in sheets)
    if cells > limits.cells:
        raise WorkbookTooLargeError(file=file, what=N_("the number of cells"), found=cells, limit=limits.cells)
    if not cells:
        raise EmptyWorkbookError(file=file)
    for meta, sheet in sheets:
        yield _raw_sheet(sheet, meta.visible != SheetVisibleEnum.Visible, unsaid.result().get(meta.name, Unsaid()))


def _check_container(path: Path, file: str, limits: Limits) -> None:
    """Refuse by size and by what the file is made of, before anything is unpacked."""
    size = path.stat().st_size
    if not size:
        raise EmptyWorkbookError(file=file)
    if size > limits.file_mib << 20:
        raise WorkbookTooLargeError(
            file=file, what=N_("the file's size in MB"), found=size >> 20, limit=limits.file_mib
        )
    if zipfile.is_zipfile(path):
        unpacked = _unpacked_size(path, file)
        if unpacked > limits.unpacked_mib << 20:
            raise WorkbookTooLargeError(
                file=file, what=N_("the unpacked size in MB"), found=unpacked >> 20, limit=limits.unpacked_mib
            )


def _unpacked_size(path: Path, file: str) -> int:
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotAWorkbookError(file=file) from error


def _open(path: Path, file: str) -> CalamineWorkbook:
    try:
        return _by_content(path)
    except PasswordError as error:
        raise EncryptedWorkbookError(file=file) from error
    except CalamineError as error:
        with path.open("rb") as start:
            encrypted = start.read(4) == _OLE and "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        raise (EncryptedWorkbookError if encrypted else NotAWorkbookError)(file=file) from error


def _by_content(path: Path) -> CalamineWorkbook:
    """The workbook at `path`, whatever kind its name says it is: an old .xls is often called .xlsx."""
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except CalamineError:
        with path.open("rb") as file:
            return CalamineWorkbook.from_filelike(file)


def _sheet(book: CalamineWorkbook, name: str, file: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except CalamineError as error:
        raise NotAWorkbookError(file=file) from error


def _raw_sheet(sheet: CalamineSheet, hidden: bool, unsaid: Unsaid) -> RawSheet:
    top, left = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=True) if sheet.start else []
    for (row, column), error in unsaid.errors.items():
        if 0 <= row - top < len(rows) and 0 <= column - left < sheet.width:
            rows[row - top][column - left] = error
    merges = tuple(
        (r0 - top, c0 - left, min(r1 - top, len(rows) - 1), min(c1 - left, sheet.width - 1))
        for (r0, c0), (r1, c1) in sheet.merged_cell_ranges or ()
        if r0 >= top and c0 >= left and r0 - top < len(rows) and c0 - left < sheet.width
    )
    return RawSheet(
        name=sheet.name,
        hidden=hidden,
        first_row=top,
        first_column=left,
        rows=rows,
        merges=merges,
        hidden_rows=unsaid.hidden_rows,
    )


def cell_text(value: Value | None) -> str:
    """What a cell says as text: 35.0 is `35`, a day is ISO, an empty cell is `""`."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    return str(value).upper() if isinstance(value, bool) else str(value)
