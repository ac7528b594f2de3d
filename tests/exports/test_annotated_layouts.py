"""Workbooks as other programs write them, marked: in place where that is safe, else in a copy of the cells."""

import re

import openpyxl
import pytest
import xlsxwriter
from marked_books import (
    AMBER,
    RED,
    ground,
    marked,
    opened,
    parts,
    plain_book,
    remark,
    rich_book,
    said,
    values,
    with_parts,
)

SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
REMARKS = (remark("B2"), remark("D9", severity="warning"))
REBUILT = "原文件无法直接标注"


def rewritten(part, change):
    """A change of one part by a function of its text."""
    return lambda old: {part: change(old[part].decode()).encode()}


def prefixed(old):
    """The sheet with its elements in a namespace prefix, as some programs write it."""
    text = re.sub(r"<(/?)([a-zA-Z]+)(?=[\s/>])", r"<\1x:\2", old[SHEET].decode())
    return {SHEET: text.replace(" xmlns=", " xmlns:x=").encode()}


def styles_prefixed(old):
    text = re.sub(r"<(/?)([a-zA-Z]+)(?=[\s/>])", r"<\1x:\2", old[STYLES].decode())
    return {STYLES: text.replace("xmlns=", "xmlns:x=").encode()}


def without_styles(old):
    return {
        STYLES: None,
        "[Content_Types].xml": re.sub(rb'<Override PartName="/xl/styles.xml"[^>]*>', b"", old["[Content_Types].xml"]),
        "xl/_rels/workbook.xml.rels": re.sub(
            rb'<Relationship [^>]*styles.xml"/>', b"", old["xl/_rels/workbook.xml.rels"]
        ),
    }


@pytest.mark.parametrize(
    "change",
    {
        "as xlsxwriter writes it": lambda old: {},
        "elements with a prefix": prefixed,
        "styles with a prefix": styles_prefixed,
        "no styles": without_styles,
        "attributes in single quotes": rewritten(SHEET, lambda xml: re.sub(r'="([^"\']*)"', r"='\1'", xml)),
        "a byte order mark": rewritten(SHEET, lambda xml: "\ufeff" + xml),
        "no place on rows and cells": rewritten(SHEET, lambda xml: re.sub(r' r="\w+"', "", xml)),
        "a greater-than in an attribute": rewritten(SHEET, lambda xml: xml.replace('<row r="2"', '<row a=">" r="2"')),
        "no view of the workbook": rewritten(BOOK, lambda xml: re.sub("<bookViews>.*</bookViews>", "", xml)),
        "an empty last row": rewritten(SHEET, lambda xml: xml.replace("</sheetData>", '<row r="9"/></sheetData>')),
        "a row of one style": rewritten(
            SHEET, lambda xml: xml.replace("</sheetData>", '<row r="9" s="0" customFormat="1"/></sheetData>')
        ),
        "texts in the cells": rewritten(
            SHEET,
            lambda xml: xml.replace('<c r="B2" t="s"><v>5</v>', '<c r="B2" t="inlineStr"><is><t>甲</t></is>'),
        ),
    }.items(),
    ids=lambda change: change[0],
)
def test_marked_in_place(tmp_path, change):
    path = plain_book(tmp_path / "台账.xlsx")
    with_parts(path, change[1](parts(path)))
    before = values(path)
    data = marked(path, *REMARKS)
    sheet = opened(data)["台账"]
    assert (ground(sheet["B2"]), ground(sheet["D9"])) == (RED, AMBER)
    assert (said(sheet["B2"]), said(sheet["D9"])) == (
        "【问题提示】\n✕ 未入库：请改正。",
        "【问题提示】\n△ 请核对：请改正。",
    )
    assert values(data) == before
    assert not any(REBUILT in str(row[0].value) for row in opened(data).active.iter_rows(max_row=5))
    assert parts(data)["xl/theme/theme1.xml"] == parts(path)["xl/theme/theme1.xml"]


@pytest.mark.parametrize(
    "change",
    {
        "rows out of order": rewritten(
            SHEET, lambda xml: re.sub("(<row r=.1.*?</row>)(<row r=.2.*?</row>)", r"\2\1", xml)
        ),
        "cells out of order": rewritten(
            SHEET, lambda xml: re.sub('(<c r="B2".*?</c>)(<c r="C2".*?</c>)', r"\2\1", xml)
        ),
        "no list of fills": rewritten(STYLES, lambda xml: re.sub("<fills.*</fills>", "", xml)),
        "comments that are no XML": lambda old: {
            "xl/comments1.xml": b"<comments>",
            "xl/worksheets/_rels/sheet1.xml.rels": (
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
                b'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
                b'Target="../comments1.xml"/></Relationships>'
            ),
        },
    }.items(),
    ids=lambda change: change[0],
)
@pytest.mark.parametrize(
    ("file", "kind"), [("台账.xlsx", b"ml.sheet.main+xml"), ("台账.xlsm", b"macroEnabled.main+xml")]
)
def test_what_cannot_be_marked_safely_is_marked_in_a_copy_that_says_so(tmp_path, change, file, kind):
    path = plain_book(tmp_path / "台账.xlsx")
    with_parts(path, change[1](parts(path)))
    before = values(path)
    data = marked(path, *REMARKS, file=file)
    assert (ground(opened(data)["台账"]["B2"]), values(data)) == (RED, before)
    assert any(REBUILT in str(row[0].value) for row in opened(data).active.iter_rows(max_row=5))
    assert kind in parts(data)["[Content_Types].xml"]


def test_a_sheet_without_a_row_is_marked(tmp_path):
    path = plain_book(tmp_path / "台账.xlsx", rows=())
    sheet = opened(marked(path, remark("C9"), remark(row=3, severity="warning")))["台账"]
    assert {c.coordinate: ground(c) for row in sheet.iter_rows() for c in row if ground(c)} == {"A3": AMBER, "C9": RED}


def test_new_cells_look_like_their_row_or_column(tmp_path):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        money, bold = book.add_format({"num_format": "#,##0.00"}), book.add_format({"bold": True})
        sheet = book.add_worksheet("台账")
        sheet.set_column("B:C", 20, money)
        sheet.set_row(1, 30, bold)
        sheet.write("A3", "甲")
    sheet = opened(marked(path, remark("B2"), remark("B3"), remark("C9")))["台账"]
    assert [sheet[cell].number_format for cell in ("B3", "C9")] == ["#,##0.00"] * 2
    assert (sheet["B2"].font.b, sheet.row_dimensions[2].height, int(sheet.column_dimensions["B"].width)) == (
        True,
        30,
        20,
    )


def test_the_box_of_a_users_comment_grows_with_what_is_said_below_it(tmp_path):
    path = rich_book(tmp_path / "a.xlsx")

    def bottoms(book):
        drawing = parts(book)["xl/drawings/vmlDrawing1.vml"]
        anchors = re.findall(rb"Note.*?<x:Anchor>([^<]*)</x:Anchor>.*?<x:Row>(\d+)</x:Row>", drawing)
        return {int(row): int(anchor.split(b",")[6]) for anchor, row in anchors}

    before, after = bottoms(path), bottoms(marked(path, remark("B3", message="请改正。\n" * 5)))
    assert (after[2] > before[2] + 5, after[3] == before[3]) == (True, True)


def test_comments_of_openpyxl_are_kept(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "台账"
    book.active["B2"] = "甲"
    book.active["B2"].comment = openpyxl.comments.Comment("原有批注", "某人")
    book.save(tmp_path / "a.xlsx")
    data = marked(tmp_path / "a.xlsx", *REMARKS)
    assert said(opened(data)["台账"]["B2"]) == "原有批注\n【问题提示】\n✕ 未入库：请改正。"
    drawing = next(part for name, part in parts(data).items() if name.endswith(".vml"))
    assert drawing.count(b'ObjectType="Note"') == 2
    assert parts(data)[SHEET].count(b"<legacyDrawing ") == 1


def test_a_macro_workbook_keeps_its_macros_and_kind(tmp_path):
    path = rich_book(tmp_path / "a.xlsm")
    types = parts(path)["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    with_parts(path, {"[Content_Types].xml": types, "xl/vbaProject.bin": b"macros"})
    new = parts(marked(path, remark("B3")))
    assert (new["xl/vbaProject.bin"], b"macroEnabled" in new["[Content_Types].xml"]) == (b"macros", True)


def test_sheets_that_are_grouped_are_grouped_no_more(tmp_path):
    path = rich_book(tmp_path / "a.xlsx")
    other = "xl/worksheets/sheet2.xml"
    with_parts(path, {other: parts(path)[other].replace(b"<sheetView ", b'<sheetView tabSelected="1" ')})
    book = opened(marked(path, remark("B3")))
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["问题清单"]
