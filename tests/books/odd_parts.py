"""Workbooks whose XML is odd: some by another program, some by malice."""

import datetime as dt
import re

from bench import seeds
from tests.books.packing import BOOK, HEAD, PROJECTS, SHEET, TEXTS, changed, member, replaced, rezipped, written

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOMB = b"<!DOCTYPE lolz [<!ENTITY a0 'ha'>%s]>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)


def made() -> dict[str, bytes]:
    good = written({"台账": PROJECTS})
    assert b'<c r="D2"><v>35</v></c>' in member(good, SHEET)
    return {
        "doctype_bomb.xlsx": replaced(good, TEXTS, b"<sst", _BOMB + b"<sst"),
        "doctype_bomb_in_ods.ods": changed(
            seeds.ods(PROJECTS), "content.xml", lambda part: part.replace(b"?>", b"?>" + _BOMB, 1)
        ),
        "doctype_bomb_in_2003.xls": seeds.spreadsheet_xml(PROJECTS).encode().replace(b"?>", b"?>" + _BOMB, 1),
        "text_index_out_of_range.xlsx": replaced(good, SHEET, b"<v>4</v>", b"<v>400</v>"),
        "row_below_zero.xlsx": replaced(good, SHEET, b'r="A2"', b'r="A-2"'),
        "row_zero.xlsx": replaced(good, SHEET, b'r="A2"', b'r="A0"'),
        "row_beyond_counting.xlsx": replaced(good, SHEET, b'r="A3"', b'r="A99999999999999"'),
        "sheet_in_utf16.xlsx": changed(
            good, SHEET, lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16")
        ),
        "two_sheets_of_one_name.xlsx": replaced(
            written({"台账": PROJECTS, "其他": PROJECTS}), BOOK, "其他".encode(), "台账".encode()
        ),
        "merged_fifty_thousand_times.xlsx": _merged(50_000),
        "parts_prefixed.xlsx": _prefixed(good),
        "strict.xlsx": _strict(good),
        "styles_are_missing.xlsx": rezipped(good, {"xl/styles.xml": None}),
        "texts_in_the_cells.xlsx": seeds.xlsx(PROJECTS, options={"constant_memory": True}),
        "texts_in_runs.xlsx": _runs(good),
        "formulas_without_results.xlsx": _formulas(),
        "zero_width_characters.xlsx": _zero_width(),
        "errors_of_every_kind.xlsx": seeds.xlsx(_errors()),
        "errors_of_every_kind.xls": seeds.xls(_errors()),
        "errors_of_every_kind.xlsb": seeds.xlsb(_errors()),
        "errors_of_every_kind.ods": seeds.ods(_errors()),
        "errors_of_every_kind.csv": seeds.delimited(_errors()).encode("gbk"),
        "since_1904.xlsx": seeds.xlsx(_dated(), options={"date_1904": True}),
        "since_1904.xls": seeds.xls(_dated(), since_1904=True),
        "since_1904.xlsb": seeds.xlsb(_dated(), since_1904=True),
        "odd_sheet_names.xlsx": written({" 台账 & <一>\u3000": PROJECTS, "🏮' \"": [["是"], ["否"]]}),
        "linked_elsewhere.xlsx": _linked(good),
    }


def _merged(times: int) -> bytes:
    """Two projects, and below them merged pairs of empty cells."""
    rows = [f'<mergeCell ref="F{n}:G{n}"/>'.encode() for n in range(1, times + 1)]
    merged = b'<mergeCells count="%d">%s</mergeCells>' % (times, b"".join(rows))
    good = written({"台账": [*PROJECTS, *[[]] * (times - 3), ["", "", "", "", "", "末"]]})
    return replaced(good, SHEET, b"</sheetData>", b"</sheetData>" + merged)


def _formulas() -> bytes:
    """A title and an amount that were calculated but never saved, and an empty text that was."""
    good = written({"台账": [HEAD, ["武汉路街道", "甲", "推进", 1], ["湖北路街道", 3, "推进", 2]]})
    good = replaced(good, SHEET, b'<c r="D2"><v>1</v></c>', b'<c r="D2"><f>SUM(F2:F9)</f></c>')
    good = replaced(good, SHEET, b'<c r="D3"><v>2</v></c>', b'<c r="D3" t="str"><f>""</f><v></v></c>')
    return replaced(good, SHEET, b'<c r="B3"><v>3</v></c>', b'<c r="B3"><f>F3&amp;"x"</f><v></v></c>')


def _prefixed(good: bytes) -> bytes:
    for name in (BOOK, SHEET, TEXTS):
        good = changed(
            good, name, lambda part: re.sub(rb"<(/?)([a-z])", rb"<\1x:\2", part).replace(b"xmlns=", b"xmlns:x=", 1)
        )
    return good


def _strict(good: bytes) -> bytes:
    for name in (BOOK, SHEET, TEXTS):
        good = replaced(good, name, _MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    return replaced(good, BOOK, _OFFICE, b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def _runs(good: bytes) -> bytes:
    """A title half bold, with the sounds of its characters beside it."""
    runs = "<r><t>红色</t></r><r><rPr><b/></rPr><t>物业创建</t></r><rPh sb='0' eb='2'><t>hongse</t></rPh>"
    return replaced(good, TEXTS, "<t>红色物业创建</t>".encode(), runs.encode())


def _zero_width() -> bytes:
    rows = [
        ["\ufeff街\u200b道", "项目\u200d名称", "项目阶段\u200b", "计划投入"],
        ["武汉路\u200b街道", "甲", "推\u200b进", "3\u200b5"],
    ]
    return written({"台账": rows})


def _dated() -> list[list[object]]:
    return [[*HEAD[:3], "申报日期"], ["武汉路街道", "甲", "推进", dt.date(2024, 5, 12)]]


def _linked(good: bytes) -> bytes:
    """Macros, a cache of a pivot table and a formula that would start a program: none of it is looked at."""
    good = replaced(good, SHEET, b'<c r="D2"><v>35</v></c>', b"<c r=\"D2\"><f>cmd|'/c calc'!A0</f><v>35</v></c>")
    return rezipped(
        good,
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/pivotCache/pivotCacheDefinition1.xml": b"<pivotCacheDefinition/>",
            "xl/media/image1.png": b"\x89PNG",
        },
    )


def _errors() -> list[list[object]]:
    """An error in a field of every type; in the row after it one in a text that is required."""
    lost = seeds.Error("#REF!")
    head = [*HEAD, "领办书记", "项目来源", "申报日期", "完成进度", "是否有方案"]
    return [head, ["武汉路街道", "甲", "推进", *[lost] * 6], ["湖北路街道", seeds.Error("#N/A"), "推进"]]
