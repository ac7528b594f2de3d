"""Workbooks to be marked, and what is read back of the marked ones."""

import io
import struct
import zipfile
import zlib
from contextvars import copy_context
from pathlib import Path

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from taizhang.exports.annotated import AnnotationRequest, Remark
from taizhang.exports.annotating.__main__ import annotated
from taizhang.findings import Severity
from taizhang.locale import set_language

HEADINGS = ["街道", "项目名称", "验收日期", "已投入"]
ROWS = [["武汉路街道", "甲", "五月", 1.5], ["湖北路街道", "乙", "2024-05-12", "若干"]]
RED, AMBER = "FFF2B8B5", "FFFFE0B2"


def remark(cell=None, *, sheet="台账", row=None, severity="error", message="请改正。", **more) -> Remark:
    """A remark on a cell, a row or a sheet."""
    row = row or (int("".join(filter(str.isdigit, cell))) if cell else None)
    return Remark(sheet=sheet, row=row, cell=cell, severity=Severity(severity), message=message, **more)


def marked(path: Path, *remarks: Remark, file: str | None = None, language: str = "zh") -> bytes:
    """The workbook at `path` marked, in this process."""
    request = AnnotationRequest(
        path=str(path), file=file or path.name, output="", language=language, remarks=tuple(remarks)
    )
    return copy_context().run(_marked, request)


def _marked(request: AnnotationRequest) -> bytes:
    set_language(request.language)
    return annotated(request)


def parts(data: bytes | Path) -> dict[str, bytes]:
    """The parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(path: Path, changed: dict[str, bytes | None]) -> Path:
    """The workbook at `path` with some parts changed, added, or (None) left out."""
    old = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (old | changed).items():
            if data is not None:
                archive.writestr(name, data)
    return path


def values(data: bytes | Path, sheet: str = "台账") -> list[list]:
    """The values of a sheet, from its first cell on."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data if isinstance(data, bytes) else data.read_bytes()))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def opened(data: bytes) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def ground(cell) -> str | None:
    """The colour behind a cell."""
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def said(cell) -> str:
    """What the comment of a cell says."""
    return cell.comment.text if cell.comment else ""


def plain_book(path: Path, rows=(HEADINGS, *ROWS), sheet: str = "台账") -> Path:
    """A workbook of one sheet with nothing in it but cells."""
    with xlsxwriter.Workbook(path) as book:
        target = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            target.write_row(number, 0, row)
    return path


def rich_book(path: Path) -> Path:
    """A workbook with everything that people put around their cells."""
    book = xlsxwriter.Workbook(path)
    sheet, other, hidden = book.add_worksheet("台账"), book.add_worksheet("统计"), book.add_worksheet("选项")
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00", "border": 1})
    sheet.merge_range("A1:D1", "书记领办项目台账", bold)
    sheet.write_row("A2", HEADINGS, bold)
    for number, row in enumerate(ROWS, start=2):
        sheet.write_row(number, 0, row, money)
    sheet.merge_range("A5:A7", "江城路街道", money)
    sheet.write_rich_string("B5", "丙", bold, "项目")
    sheet.write_formula("D5", "=SUM(D3:D4)*2", money, 3)
    sheet.set_column("B:B", 31.5)
    sheet.set_row(3, 40)
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.freeze_panes(2, 1)
    sheet.autofilter("A2:D7")
    sheet.data_validation("C3:C9", {"validate": "list", "source": ["五月", "六月"]})
    sheet.conditional_format("D3:D9", {"type": "data_bar"})
    sheet.insert_image("F2", "p.png", {"image_data": io.BytesIO(_picture())})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=台账!$D$3:$D$5"})
    sheet.insert_chart("F9", chart)
    sheet.insert_textbox("F20", "手写说明")
    sheet.insert_button("H2", {"macro": "go", "caption": "按钮"})
    sheet.add_sparkline("E3", {"range": "台账!A3:D3"})
    sheet.write_comment("B3", "街道办的批注")
    sheet.write_comment("B4", "另一条批注")
    sheet.set_landscape()
    sheet.repeat_rows(0, 1)
    sheet.set_header("&C&G", {"image_center": "p.png", "image_data_center": io.BytesIO(_picture())})
    sheet.protect("pw", {"select_locked_cells": True})
    other.write_formula("A1", "=台账!D5", None, 3)
    other.write_comment("A1", "不动的批注")
    hidden.write("A1", "五月")
    hidden.hide()
    book.define_name("合计", "=台账!$D$5")
    book.close()
    return path


def _picture() -> bytes:
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xb3\x26\x1e")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
