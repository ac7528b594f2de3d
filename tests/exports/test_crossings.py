"""Crossings as files: numbers that a spreadsheet adds up, their totals and shares, and what they show."""

import csv
import io

import openpyxl
import pytest

from taizhang.exports import CrossSheet, crossing_csv, crossing_xlsx

SHEET = CrossSheet(
    name="讲习活动",
    headings=("街道", "固定", "=流动", "合计"),
    lines=(("武汉路街道", (2.0, None, 2.0)), ("=1+1", (0.5, 1234.0, 1234.5)), ("合计", (2.5, 1234.0, 1236.5))),
)
SHARES = CrossSheet(name="占比", headings=("街道", "固定"), lines=(("合计", (25.0,)),), percents=True)


def test_csv_holds_plain_numbers_and_no_formula():
    content = crossing_csv(SHEET)
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["街道", "固定", "'=流动", "合计"],
        ["武汉路街道", "2", "", "2"],
        ["'=1+1", "0.5", "1234", "1234.5"],
        ["合计", "2.5", "1234", "1236.5"],
    ]


def test_xlsx_holds_numbers_shares_and_what_they_show():
    book = openpyxl.load_workbook(io.BytesIO(crossing_xlsx([SHEET, SHARES], [("截至", "2026-09-20")], "说明")))
    assert book.sheetnames == ["讲习活动", "占比", "说明"]
    assert [[cell.value for cell in row] for row in book["讲习活动"]] == [
        ["街道", "固定", "'=流动", "合计"],
        ["武汉路街道", 2, None, 2],
        ["'=1+1", 0.5, 1234, 1234.5],
        ["合计", 2.5, 1234, 1236.5],
    ]
    assert (book["占比"]["B2"].value, book["占比"]["B2"].number_format) == (0.25, "0.0%")
    assert [cell.value for cell in book["说明"][1]] == ["截至", "2026-09-20"]


@pytest.mark.parametrize("name", ["a/b[c]:d", "很长" * 30])
def test_any_name_makes_a_sheet(name):
    sheet = CrossSheet(name=name, headings=("a",), lines=(("b", ()),))
    assert len(openpyxl.load_workbook(io.BytesIO(crossing_xlsx([sheet], [], "说明"))).sheetnames[0]) <= 31
