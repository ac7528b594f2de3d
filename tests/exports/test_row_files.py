"""Rows as CSV, JSON and XLSX, read back: types, provenance, and texts that a spreadsheet must not run."""

import csv
import datetime as dt
import io
import json

import openpyxl
import pyarrow as pa
import pytest

from taizhang.exports import rows as row_files
from taizhang.exports import rows_csv, rows_json, rows_xlsx

DAY = dt.date(2024, 5, 12)
TABLE = pa.table({
    "street": ["武汉路街道", None],
    "stage": ["accepted", None],
    "held_on": pa.array([DAY, None], pa.date32()),
    "attendees": pa.array([35, None], pa.int64()),
    "progress": [12.5, None],
    "signed": pa.array([True, False]),
    "_key": pa.array([1, 2], pa.int64()),
    "_file": ["台账.xlsx", "b.xlsx"],
    "_sheet": ["Sheet1", "Sheet1"],
    "_row": pa.array([8, 9], pa.int32()),
    "_upload": pa.array([1, 1], pa.int32()),
    "_counted": pa.array([True, False]),
})  # fmt: skip
HEADINGS = ["street", "stage", "held_on", "attendees", "progress", "signed", "_counted", "_file", "_sheet", "_row"]


def read_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def read_xlsx(data):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(data)).active.rows]


def test_csv():
    assert read_csv(rows_csv(TABLE)) == [
        HEADINGS,
        ["武汉路街道", "accepted", "2024-05-12", "35", "12.5", "true", "true", "台账.xlsx", "Sheet1", "8"],
        ["", "", "", "", "", "false", "false", "b.xlsx", "Sheet1", "9"],
    ]


@pytest.mark.parametrize(("bom", "start"), [(True, b"\xef\xbb\xbf"), (False, b'"street"')])
def test_csv_for_excel_begins_with_a_byte_order_mark(bom, start):
    assert rows_csv(TABLE, bom=bom).startswith(start)


def test_json():
    rows = json.loads(rows_json(TABLE))
    assert list(rows[0]) == HEADINGS
    assert list(rows[0].values()) == [
        "武汉路街道", "accepted", "2024-05-12", 35, 12.5, True, True, "台账.xlsx", "Sheet1", 8,
    ]  # fmt: skip
    assert list(rows[1].values()) == [None, None, None, None, None, False, False, "b.xlsx", "Sheet1", 9]


def test_xlsx():
    data = rows_xlsx(TABLE, "讲习活动台账")
    assert read_xlsx(data) == [
        HEADINGS,
        ["武汉路街道", "accepted", dt.datetime(2024, 5, 12), 35, 12.5, True, True, "台账.xlsx", "Sheet1", 8],
        [None, None, None, None, None, False, False, "b.xlsx", "Sheet1", 9],
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("讲习活动台账", "A2", "A1:J3")
    assert sheet["C2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("empty", [TABLE.slice(0, 0)])
def test_no_rows(empty):
    assert read_csv(rows_csv(empty)) == [HEADINGS]
    assert json.loads(rows_json(empty)) == []
    assert read_xlsx(rows_xlsx(empty)) == [HEADINGS]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86 1", "'+86 1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("-", "'-"),
        ("-12.5", "-12.5"),
        ("a=b", "a=b"),
        ("武汉路，“两新”", "武汉路，“两新”"),
        ("line\nbreak, comma", "line\nbreak, comma"),
        ("", None),
    ],
)
def test_no_text_runs_as_a_formula(text, written):
    table = pa.table({"note": [text, "z"], "_row": [1, 2]})
    assert read_csv(rows_csv(table))[1] == [written or "", "1"]
    sheet = openpyxl.load_workbook(io.BytesIO(rows_xlsx(table))).active
    assert (sheet["A2"].value or "").replace("_x000D_", "\r") == (written or "")
    assert sheet["A2"].data_type != "f"
    assert json.loads(rows_json(table))[0]["note"] == text


def test_negative_numbers_are_numbers():
    table = pa.table({"change": [-3.5], "left": [-2]})
    assert read_csv(rows_csv(table))[1] == ["-3.5", "-2"]
    assert read_xlsx(rows_xlsx(table))[1] == [-3.5, -2]


@pytest.mark.parametrize("title", ["a/b:c*d?[e]\\f", "很" * 40])
def test_a_title_that_is_no_sheet_name_is_made_one(title):
    assert len(openpyxl.load_workbook(io.BytesIO(rows_xlsx(TABLE, title))).sheetnames[0]) <= 31


def test_rows_that_a_sheet_cannot_hold_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr(row_files, "_SHEET_ROWS", 2)
    book = openpyxl.load_workbook(io.BytesIO(rows_xlsx(pa.table({"n": [1, 2, 3, 4, 5]}), "数")))
    assert book.sheetnames == ["数", "数 2", "数 3"]
    assert [[cell.value for cell in sheet["A"]] for sheet in book] == [["n", 1, 2], ["n", 3, 4], ["n", 5]]
