"""Rows as files: field keys as headings, then the file, sheet and row that each came from."""

import datetime as dt
import io
import re
from typing import Final

import msgspec
import pyarrow as pa
import pyarrow.csv as pa_csv
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from taizhang.exports.texts import display_width, neutralised

_PROVENANCE: Final = ("_counted", "_file", "_sheet", "_row")
_SHEET_ROWS: Final = 1_048_575
_CELL_CHARACTERS: Final = 32_767
_BOM: Final = b"\xef\xbb\xbf"
_SAMPLED: Final = 200
_WIDEST: Final = 50


def published(table: pa.Table) -> pa.Table:
    """The columns of `table` that go out: its fields, then `_counted` if it has one, `_file`, `_sheet`, `_row`."""
    fields = [name for name in table.column_names if not name.startswith("_")]
    return table.select([*fields, *(name for name in _PROVENANCE if name in table.column_names)])


def rows_csv(table: pa.Table, *, bom: bool = True) -> bytes:
    """`table` as UTF-8 CSV, with the mark without which Excel takes Chinese for GBK; no text runs as a formula."""
    out = io.BytesIO()
    options = pa_csv.WriteOptions(quoting_style="needed", quoting_header="needed")
    pa_csv.write_csv(neutralised(published(table)), out, options)
    return (_BOM if bom else b"") + out.getvalue()


def rows_json(table: pa.Table) -> bytes:
    """`table` as a JSON array of objects, one a line; dates are ISO."""
    lines = (msgspec.json.encode(row) for row in published(table).to_pylist())
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def rows_xlsx(table: pa.Table, title: str = "rows") -> bytes:
    """`table` as a workbook of one sheet `title`: real dates, a filter, fixed headings, no text that runs as a formula.

    Rows that a sheet cannot hold go on in the next one.
    """
    out = io.BytesIO()
    rows = neutralised(published(table))
    name = re.sub(r"[\[\]:*?/\\]", " ", title)
    with xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": True}) as book:
        heading = book.add_format({"bold": True, "bg_color": "#F3E9E8", "bottom": 1, "bottom_color": "#B3261E"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, start in enumerate(range(0, max(rows.num_rows, 1), _SHEET_ROWS), start=1):
            sheet = book.add_worksheet(name[:31] if number == 1 else f"{name[:27]} {number}")
            _write_sheet(sheet, rows.slice(start, _SHEET_ROWS), heading, day)
    return out.getvalue()


def _write_sheet(sheet: Worksheet, rows: pa.Table, heading: Format, day: Format) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows.num_rows, max(rows.num_columns - 1, 0))
    for index, name in enumerate(rows.column_names):
        sheet.set_column(index, index, _width(name, rows.column(index)))
        sheet.write_string(0, index, name, heading)
    for number, row in enumerate(zip(*(column.to_pylist() for column in rows.columns), strict=True), start=1):
        for index, value in enumerate(row):
            _write_cell(sheet, number, index, value, day)


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, day: Format) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)
        case dt.date():
            sheet.write_datetime(row, column, value, day)
        case _:
            sheet.write_string(row, column, str(value)[:_CELL_CHARACTERS])


def _width(name: str, column: pa.ChunkedArray) -> int:
    texts = [name, *(str(value) for value in column.slice(0, _SAMPLED).to_pylist() if value is not None)]
    return min(max(display_width(text) for text in texts) + 2, _WIDEST)
