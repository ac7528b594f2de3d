"""The cells of a workbook as they stand, with what the reader itself does not say, within the limits of reading."""

import datetime as dt
import io
import random
import re
import zipfile

import msgspec
import pytest
import xlsxwriter

from taizhang.errors import EmptyWorkbookError, WorkbookTooLargeError
from taizhang.loading.limits import LIMITS
from taizhang.loading.reading import read_workbook


@pytest.fixture
def path(tmp_path):
    return tmp_path / "台账.xlsx"


def read(path, **limits):
    return list(read_workbook(path, path.name, msgspec.structs.replace(LIMITS, **limits)))


def write(path, fill, name="台账"):
    with xlsxwriter.Workbook(path) as book:
        fill(book, book.add_worksheet(name))


def rewrite(path, member, pattern, replacement):
    """Change the XML of one member, as another program might have written it."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            changed = re.sub(pattern, replacement, text) if name == member else text
            assert name != member or changed != text
            new.writestr(name, changed)
    path.write_bytes(content.getvalue())


def test_cells_are_read_with_their_types(path):
    def fill(book, sheet):
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        sheet.write_row(0, 0, ["文本 ", 35, 0.85, True])
        sheet.write_datetime(1, 0, dt.datetime(2024, 5, 12), day)
        sheet.write_datetime(1, 1, dt.datetime(2024, 5, 12, 14, 30), book.add_format({"num_format": "yyyy/m/d h:mm"}))
        sheet.write_formula(1, 2, "=1+1", None, 2)
        sheet.write_rich_string(1, 3, "半", book.add_format({"bold": True}), "粗")

    write(path, fill)
    (sheet,) = read(path)
    assert sheet.rows == [
        ["文本 ", 35.0, 0.85, True],
        [dt.date(2024, 5, 12), dt.datetime(2024, 5, 12, 14, 30), 2.0, "半粗"],
    ]


def test_a_table_that_begins_below_and_to_the_right(path):
    write(path, lambda _book, sheet: sheet.merge_range(3, 2, 4, 3, "标题") or sheet.write(6, 4, 1))
    (sheet,) = read(path)
    assert (sheet.first_row, sheet.first_column, sheet.height) == (3, 2, 7)
    assert (sheet.rows[0], sheet.merges) == (["标题", "", ""], ((0, 0, 1, 1),))


@pytest.mark.parametrize("name", ["台账", "5月&6月", "“引号”'里'外", "a<b>c", " 空格 "])
def test_hidden_rows_and_error_values_are_found_whatever_the_sheets_name(path, name):
    def fill(_book, sheet):
        sheet.write_column(0, 0, range(6))
        sheet.write_formula(3, 1, "=1/0", None, "#DIV/0!")
        for row in (2, 4):
            sheet.set_row(row, None, None, {"hidden": True})

    write(path, fill, name)
    (sheet,) = read(path)
    assert (sheet.name, sheet.hidden_rows, sheet.rows[3]) == (name, (3, 5), [3.0, "#DIV/0!"])


@pytest.mark.parametrize(
    ("member", "pattern", "replacement"),
    [
        (
            "xl/workbook.xml",
            rb'<sheet name="(\S+)" sheetId="1" r:id="rId1"/>',
            rb'<sheet r:id="rId1" sheetId="1" name="\1"/>',
        ),
        ("xl/_rels/workbook.xml.rels", rb'Target="worksheets/', rb'Target="/xl/worksheets/'),
        ("xl/worksheets/sheet1.xml", rb'hidden="1"', rb'hidden="true"'),
    ],
)
def test_hidden_rows_as_other_programs_write_them(path, member, pattern, replacement):
    def fill(_book, sheet):
        sheet.write_column(0, 0, range(6))
        sheet.set_row(2, None, None, {"hidden": True})

    write(path, fill)
    rewrite(path, member, pattern, replacement)
    assert [sheet.hidden_rows for sheet in read(path)] == [(3,)]


def test_many_hidden_rows_of_a_long_sheet_are_all_found(path):
    def fill(_book, sheet):
        for row in range(30_000):
            sheet.write_row(row, 0, ["某某社区讲习所", row])
            sheet.set_row(row, None, None, {"hidden": row % 7 == 0})

    write(path, fill)
    (sheet,) = read(path)
    assert sheet.hidden_rows == tuple(range(1, 30_001, 7))


def test_hidden_sheets_and_sheets_of_charts(path):
    with xlsxwriter.Workbook(path) as book:
        for name in ("a", "b", "c"):
            book.add_worksheet(name).write(0, 0, name)
        book.get_worksheet_by_name("b").hide()
        book.get_worksheet_by_name("c").very_hidden()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=a!$A$1"})
        book.add_chartsheet("d").set_chart(chart)
    assert [(sheet.name, sheet.hidden) for sheet in read(path)] == [("a", False), ("b", True), ("c", True)]


def test_a_book_of_charts_alone_is_empty(path):
    with xlsxwriter.Workbook(path) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": [[1]]} | {"values": "=a!$A$1"})
        book.add_chartsheet("d").set_chart(chart)
        book.add_worksheet("a")
    with pytest.raises(EmptyWorkbookError):
        read(path)


@pytest.mark.parametrize(
    ("limit", "what"),
    [
        ({"cells": 11}, "the number of cells"),
        ({"sheets": 1}, "the number of sheets"),
        ({"file_mib": 0}, "the file's size in MB"),
        ({"unpacked_mib": 0}, "the unpacked size in MB"),
    ],
)
def test_what_passes_a_limit_is_refused_before_it_is_read(path, limit, what):
    with xlsxwriter.Workbook(path) as book:
        for name in ("a", "b"):
            book.add_worksheet(name).write_row(2, 0, [1, 2, 3, 4, 5, 6])
        book.set_properties({"comments": random.Random(1).randbytes(1_500_000).hex()})
    assert [len(sheet.rows) for sheet in read(path, cells=12, sheets=2)] == [1, 1]
    with pytest.raises(WorkbookTooLargeError) as caught:
        read(path, **limit)
    assert caught.value.params["what"] == what
    assert caught.value.params["found"] > caught.value.params["limit"]


@pytest.mark.parametrize(
    ("limit", "what"),
    [
        ({"merges": 1}, "the number of merged cells"),
        ({"parts": 5}, "the number of its parts"),
        ({"ratio": 1, "ratio_floor_mib": 0}, "how many times its size it unpacks to"),
    ],
)
def test_what_a_hostile_workbook_has_too_many_of(path, limit, what):
    write(path, lambda _book, sheet: [sheet.merge_range(r, 0, r, 3, "标题") for r in range(2)])
    assert len(read(path, merges=2)[0].merges) == 2
    with pytest.raises(WorkbookTooLargeError) as caught:
        read(path, **limit)
    assert caught.value.params["what"] == what
    assert caught.value.params["found"] > caught.value.params["limit"]


@pytest.mark.parametrize(
    ("text", "limit", "what"),
    [
        ("a,b\n" * 10, {"cells": 9}, "the number of cells"),
        ("a,b\n" + "c," * 10, {"cells": 9}, "the number of cells"),
        ("a,b\nc," + "长" * 11, {"cell_characters": 10}, "the number of characters in a cell"),
        ("<table>" + "<tr><td>a<td>b" * 10, {"cells": 9}, "the number of cells"),
        ("<table><tr><td>a</table>" * 3, {"sheets": 2}, "the number of sheets"),
    ],
)
def test_what_a_hostile_text_has_too_much_of(path, text, limit, what):
    path.write_text(text, "utf-8")
    assert read(path)
    with pytest.raises(WorkbookTooLargeError) as caught:
        read(path, **limit)
    assert caught.value.params["what"] == what
