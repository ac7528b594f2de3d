"""Workbooks of other formats, marked in an xlsx of the same cells; and what cannot be read at all."""

import datetime as dt
import zipfile

import pytest
import xlwt
from marked_books import (
    AMBER,
    HEADINGS,
    RED,
    ROWS,
    ground,
    marked,
    opened,
    parts,
    plain_book,
    remark,
    said,
    values,
)

from taizhang import errors
from taizhang.exports import annotated_workbook
from taizhang.exports.annotating import __main__ as child

REMARKS = (remark("B2"), remark("D9", severity="warning"))
REBUILT = "原文件无法直接标注"
LEDGER = [["书记领办项目台账", "", "", ""], HEADINGS, ["武汉路街道", "甲", dt.date(2024, 5, 12), 1.5]]
ODS_ROW = "<table:table-row>{}</table:table-row>"


def write_xls(path):
    book = xlwt.Workbook()
    sheet, day = book.add_sheet("台账"), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet.write_merge(0, 0, 0, 3, "书记领办项目台账")
    for row, line in enumerate(LEDGER[1:], start=1):
        for column, value in enumerate(line):
            sheet.write(row, column, value, day if isinstance(value, dt.date) else xlwt.Style.default_style)
    book.save(str(path))


def write_ods(path):
    def cell(value):
        match value:
            case float():
                return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'  # noqa: E501
            case dt.date():
                return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value}</text:p></table:table-cell>'  # noqa: E501
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    title = (
        '<table:table-cell table:number-columns-spanned="4" table:number-rows-spanned="1" office:value-type="string">'
        "<text:p>书记领办项目台账</text:p></table:table-cell>"
        '<table:covered-table-cell table:number-columns-repeated="3"/>'
    )
    rows = "".join(ODS_ROW.format(line) for line in [title, *("".join(map(cell, line)) for line in LEDGER[1:])])
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f'<office:body><office:spreadsheet><table:table table:name="台账">{rows}</table:table></office:spreadsheet></office:body>'  # noqa: E501
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
            f"{body}</office:document-content>",
        )


@pytest.mark.parametrize(("ending", "write"), [("xls", write_xls), ("ods", write_ods)])
def test_old_and_open_formats_come_back_as_an_xlsx_of_the_same_cells(tmp_path, ending, write):
    path = tmp_path / f"台账.{ending}"
    write(path)
    data = marked(path, remark("B3"), remark(row=3, severity="warning", message="重复。"))
    sheet = opened(data)["台账"]
    assert [[cell.value for cell in row] for row in sheet["A2:D3"]] == [
        HEADINGS, ["武汉路街道", "甲", dt.datetime(2024, 5, 12), 1.5],
    ]  # fmt: skip
    assert [str(ranges) for ranges in sheet.merged_cells.ranges] == ["A1:D1"]
    assert sheet["C3"].number_format == r"yyyy\-mm\-dd"
    assert (ground(sheet["B3"]), ground(sheet["A3"]), said(sheet["A3"])) == (
        RED, AMBER, "【问题提示】\n△ 请核对：重复。",
    )  # fmt: skip
    assert any(REBUILT in str(row[0].value) for row in opened(data).active.iter_rows(max_row=5))


@pytest.mark.parametrize(
    ("ending", "delimiter", "encoding"), [("csv", ",", "gb18030"), ("csv", ",", "utf-8-sig"), ("tsv", "\t", "utf-8")]
)
def test_delimited_texts_come_back_as_an_xlsx_with_numbers_and_long_digits_as_text(
    tmp_path, ending, delimiter, encoding
):
    lines = [HEADINGS, ["武汉路街道", "甲", "2024.5.12", "1.5"], ["420102199001011234", "0012", "=1+1", "-3"]]
    path = tmp_path / f"五月[台账]的一份名字特别特别特别特别特别特别特别特别特别特别特别特别特别长的表.{ending}"
    path.write_bytes("\n".join(delimiter.join(line) for line in lines).encode(encoding))
    name = child_sheet_name(path)
    data = marked(path, remark("D3", sheet=name))
    book = opened(data)
    sheet = book[book.sheetnames[0]]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        HEADINGS, ["武汉路街道", "甲", "2024.5.12", 1.5], ["420102199001011234", "0012", "=1+1", -3],
    ]  # fmt: skip
    assert {cell.data_type for cell in sheet[3][:3]} == {"s"}
    assert ground(sheet["D3"]) == RED
    assert len(sheet.title) <= 31


def child_sheet_name(path):
    """What the loader calls the one sheet of a delimited file."""
    return next(iter(child.read_workbook(path, path.name, child.LIMITS))).name


@pytest.mark.parametrize(
    ("book", "error"),
    [
        ("encrypted.xlsx", errors.EncryptedWorkbookError),
        ("truncated.xlsx", errors.NotAWorkbookError),
        ("empty_file.xlsx", errors.EmptyWorkbookError),
    ],
)
def test_what_cannot_be_read_is_refused_as_on_loading(request, book, error):
    path = request.config.rootpath / "tests" / "books" / book
    with pytest.raises(error) as caught:
        annotated_workbook(path, "../台账.xlsx", REMARKS)
    assert "台账.xlsx" in str(caught.value)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_a_child_process(tmp_path, monkeypatch, language):
    monkeypatch.setenv("TAIZHANG_LANGUAGE", language)
    path = plain_book(tmp_path / "台账.xlsx")
    here, there = marked(path, *REMARKS, language=language), annotated_workbook(path, path.name, REMARKS)
    assert parts(there) == parts(here)


def test_every_row_of_the_ledger_in_the_copy_is_where_it_was(tmp_path):
    path = tmp_path / "a.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for row, line in enumerate(ROWS):
        for column, value in enumerate(line):
            sheet.write(row + 6, column + 2, value)
    book.save(str(path))
    data = marked(path, remark("D8"))
    assert [row[2:] for row in values(data)[6:]] == ROWS
    assert ground(opened(data)["台账"]["D8"]) == RED
