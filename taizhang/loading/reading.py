"""The sheets of a workbook as they stand, whatever its format. Runs in the child: a hostile file may kill it."""

import re
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from taizhang.errors import (
    DuplicateSheetError,
    EmptyWorkbookError,
    EncryptedWorkbookError,
    ForeignFileError,
    NotAWorkbookError,
    WorkbookTooLargeError,
)
from taizhang.loading import ole
from taizhang.loading.containers import UNREADABLE, Kind, book_stream, kind_of
from taizhang.loading.grid import inside
from taizhang.loading.limits import Limits
from taizhang.loading.raw import Range, RawSheet, Unsaid, Value, cell_text
from taizhang.loading.sheet_ods import unsaid_of_ods
from taizhang.loading.sheet_xls import unsaid_of_xls
from taizhang.loading.sheet_xlsb import unsaid_of_xlsb
from taizhang.loading.sheet_xml import unsaid_of_xlsx
from taizhang.locale import N_

__all__ = ["Range", "RawSheet", "Value", "cell_text", "read_workbook"]

_MARKUP: Final = re.compile(r"\s*<[!?\w]")
_TABLE: Final = re.compile(r"<table\b", re.IGNORECASE)
_PAGE: Final = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_ARCHIVE_OF_PAGES: Final = re.compile(r"\s*MIME-Version:", re.IGNORECASE)
_IN_ZIP: Final[dict[Kind, Callable[[zipfile.ZipFile], list[Unsaid]]]] = {
    "xlsx": unsaid_of_xlsx,
    "xlsb": unsaid_of_xlsb,
    "ods": unsaid_of_ods,
}


def read_workbook(path: Path, file: str, limits: Limits) -> Iterator[RawSheet]:
    """Every worksheet of the workbook at `path`, which its owner calls `file`. Raises WorkbookError."""
    kind = kind_of(path, file, limits)
    yield from _read_text(path, file, limits) if kind == "text" else _read_binary(path, file, kind, limits)


def _read_text(path: Path, file: str, limits: Limits) -> list[RawSheet]:
    """The sheets of a csv, or of what web systems save under the name of a workbook."""
    from taizhang.loading import delimited, html_tables, spreadsheet_xml  # an xlsx is read sooner without them

    text = delimited.decoded(path.read_bytes(), file)
    if _MARKUP.match(text):
        if spreadsheet_xml.SPACE in text[:4096] and "<html" not in text[:4096]:
            return spreadsheet_xml.read_spreadsheet_xml(text, file, limits)
        if _TABLE.search(text):
            return html_tables.read_html(text, file, limits)
    if _PAGE.match(text) or _ARCHIVE_OF_PAGES.match(text):
        raise ForeignFileError(file=file, kind=N_("a web page without a table"))
    return [delimited.read_delimited(text, file, limits)]


def _read_binary(path: Path, file: str, kind: Kind, limits: Limits) -> Iterator[RawSheet]:
    with ThreadPoolExecutor(1) as beside:  # unpacking releases the interpreter, so this costs no time of its own
        unsaid = beside.submit(_unsaid, path, kind)
        book = _open(path, file)
        _check_names(book, file, limits)
        worksheets = [(n, meta) for n, meta in enumerate(book.sheets_metadata) if meta.typ == SheetTypeEnum.WorkSheet]
        sheets = [(n, meta, _sheet(book, meta.name, file)) for n, meta in worksheets]
    cells = sum(sheet.height * sheet.width for *_, sheet in sheets)
    if cells > limits.cells:
        raise WorkbookTooLargeError(file=file, what=N_("the number of cells"), found=cells, limit=limits.cells)
    told = dict(enumerate(unsaid.result()))
    merges = sum(len(_merges(sheet, told.get(n, Unsaid()))) for n, _, sheet in sheets)
    if merges > limits.merges:
        raise WorkbookTooLargeError(file=file, what=N_("the number of merged cells"), found=merges, limit=limits.merges)
    if not cells:
        raise EmptyWorkbookError(file=file)
    for number, meta, sheet in sheets:
        yield _raw_sheet(sheet, meta, told.get(number, Unsaid()))


def _unsaid(path: Path, kind: Kind) -> list[Unsaid]:
    """What the reader does not say, by sheet; nothing of a file too damaged to tell."""
    try:
        if kind in _IN_ZIP:
            with zipfile.ZipFile(path) as archive:
                return _IN_ZIP[kind](archive)
        return unsaid_of_xls(book_stream(ole.CompoundFile(path.read_bytes())) or b"")
    except UNREADABLE:
        return []


def _check_names(book: CalamineWorkbook, file: str, limits: Limits) -> None:
    names = book.sheet_names
    if len(names) > limits.sheets:
        raise WorkbookTooLargeError(file=file, what=N_("the number of sheets"), found=len(names), limit=limits.sheets)
    for number, name in enumerate(names):
        if name in names[:number]:
            raise DuplicateSheetError(file=file, sheet=name)


def _open(path: Path, file: str) -> CalamineWorkbook:
    try:
        return _by_content(path)
    except PasswordError as error:
        raise EncryptedWorkbookError(file=file) from error
    except (CalamineError, OSError) as error:
        raise NotAWorkbookError(file=file) from error


def _by_content(path: Path) -> CalamineWorkbook:
    """The workbook at `path`, whatever kind its name says it is: an old .xls is often called .xlsx."""
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except (CalamineError, OSError):
        with path.open("rb") as file:
            return CalamineWorkbook.from_filelike(file)


def _sheet(book: CalamineWorkbook, name: str, file: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, OSError) as error:
        raise NotAWorkbookError(file=file) from error


def _merges(sheet: CalamineSheet, unsaid: Unsaid) -> list[Range]:
    """The merged ranges of a sheet, counted from its first cell."""
    if unsaid.merges is not None:
        return list(unsaid.merges)
    return [(r0, c0, r1, c1) for (r0, c0), (r1, c1) in sheet.merged_cell_ranges or ()]


def _raw_sheet(sheet: CalamineSheet, meta: SheetMetadata, unsaid: Unsaid) -> RawSheet:
    top, left = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=True) if sheet.start else []
    for (row, column), error in unsaid.errors.items():
        if 0 <= row - top < len(rows) and 0 <= column - left < sheet.width:
            rows[row - top][column - left] = error
    return RawSheet(
        name=sheet.name,
        hidden=meta.visible != SheetVisibleEnum.Visible,
        first_row=top,
        first_column=left,
        rows=rows,
        merges=inside(_merges(sheet, unsaid), top, left, len(rows), sheet.width if rows else 0),
        hidden_rows=unsaid.hidden_rows,
        uncached=unsaid.uncached,
        uncached_total=unsaid.uncached_total,
    )
