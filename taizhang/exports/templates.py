"""Blank workbooks to fill in: one sheet that the loader reads back without a question.

A template goes to street offices, who write Chinese whatever language the dashboard speaks: its texts are Chinese.
"""

import io
from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from taizhang.exports.texts import display_width
from taizhang.spec import Field, Ledger

_HEADER_ROW: Final = 4
_LAST_ROW: Final = 5000
_FONT: Final = "微软雅黑"
_LINE: Final = Side(style="thin", color="D5D8DC")
_BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_INLINE_LIST: Final = 255

_UNITS: Final = {"10k_yuan": "万元", "minute": "分钟", "m2": "平方米"}
_WIDTHS: Final = {"text": 20, "date": 13, "street": 16, "community": 20}
_FORMATS: Final = {"date": "yyyy-mm-dd", "integer": "0", "text": "@"}
_NOTES: Final = {
    "text": "填写文字。",
    "date": "填写日期，如 2024-05-20 或 2024年5月20日。",
    "number": "只填数字。",
    "integer": "填写整数。",
    "percent": "填写 0 至 100 的数字，如 85 表示 85%。",
    "boolean": "填“是”或“否”，可从下拉列表中选择。",
    "street": "填写街道全称或简称，如“武汉路街道”。",
    "community": "填写社区全称或简称，如“武汉路社区”。",
}
_HINT: Final = "填写说明：红色标题为必填项；鼠标移到标题上可查看填写要求；请勿改动标题文字。"


def template_workbook(ledger: Ledger) -> bytes:
    """A blank xlsx for `ledger`: title, who reports and when, headings with notes, drop-downs for choices."""
    book = Workbook()
    sheet = book.active
    sheet.title = ledger.zh[:31]
    _write_top(sheet, ledger.zh, len(ledger.fields))
    for index, field in enumerate(ledger.fields, start=1):
        _write_heading(sheet, index, field)
        _style_column(sheet, index, field)
        if choices := _choices(field):
            _add_list(book, sheet, index, choices)
    _set_page(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_top(sheet: Worksheet, title: str, width: int) -> None:
    middle = max(width // 2, 1)
    for row, first, last, text in (
        (1, 1, width, title),
        (2, 1, middle, "填报单位："),
        (2, middle + 1, width, "填报日期：      年   月   日"),
        (3, 1, width, _HINT),
    ):
        sheet.cell(row, first, text).alignment = Alignment(
            horizontal="center" if row == 1 else "left", vertical="center"
        )
        sheet.cell(row, first).font = Font(name=_FONT, size=18 if row == 1 else 11, bold=row == 1)
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=max(first, last))
    sheet.cell(3, 1).font = Font(name=_FONT, size=10, color="6B7280")
    for row, height in ((1, 36), (2, 24), (3, 20), (_HEADER_ROW, 36)):
        sheet.row_dimensions[row].height = height


def _write_heading(sheet: Worksheet, index: int, field: Field) -> None:
    cell = sheet.cell(_HEADER_ROW, index, _heading(field))
    cell.font = Font(name=_FONT, size=11, bold=True, color="B3261E" if field.required else "1F2328")
    cell.fill = PatternFill("solid", fgColor="EEF1F4")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = _BOX
    cell.comment = Comment(_note(field), "台账", width=240, height=110)


def _heading(field: Field) -> str:
    unit = "%" if field.type == "percent" else _UNITS.get(field.unit or "")
    return f"{field.zh}（{unit}）" if unit else field.zh


def _note(field: Field) -> str:
    lines = ["必填。" if field.required else "选填，没有可留空。"]
    if field.type == "choice":
        lines.append(f"从下拉列表中选择：{'、'.join(choice.zh for choice in field.choices)}。")
    else:
        lines.append(_NOTES[field.type])
    if unit := _UNITS.get(field.unit or ""):
        lines.append(f"单位：{unit}。")
    return "\n".join(lines)


def _style_column(sheet: Worksheet, index: int, field: Field) -> None:
    column = sheet.column_dimensions[get_column_letter(index)]
    column.width = max(_WIDTHS.get(field.type, 12), display_width(_heading(field)) + 4)
    column.number_format = _FORMATS.get(field.type, "General")
    column.font = Font(name=_FONT, size=11)
    column.alignment = Alignment(vertical="center", wrap_text=field.type == "text")
    column.border = _BOX


def _choices(field: Field) -> list[str]:
    return ["是", "否"] if field.type == "boolean" else [choice.zh for choice in field.choices]


def _add_list(book: Workbook, sheet: Worksheet, index: int, choices: Sequence[str]) -> None:
    rule = DataValidation(type="list", formula1=_list_formula(book, choices), allow_blank=True)
    rule.errorStyle, rule.showErrorMessage = "warning", True
    rule.errorTitle, rule.error = "请核对", "该值不在下拉列表中，请尽量从列表中选择。"
    letter = get_column_letter(index)
    rule.add(f"{letter}{_HEADER_ROW + 1}:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)


def _list_formula(book: Workbook, choices: Sequence[str]) -> str:
    """The choices in the rule itself, which keeps the workbook to one sheet; long lists need a hidden sheet."""
    inline = ",".join(choices)
    if len(inline) + 2 <= _INLINE_LIST and not any("," in choice for choice in choices):
        return f'"{inline}"'
    options = book["选项"] if "选项" in book.sheetnames else book.create_sheet("选项")
    options.sheet_state = "hidden"
    column = 1 if options.cell(1, 1).value is None else options.max_column + 1
    for row, choice in enumerate(choices, start=1):
        options.cell(row, column, choice)
    letter = get_column_letter(column)
    return f"选项!${letter}$1:${letter}${len(choices)}"


def _set_page(sheet: Worksheet) -> None:
    sheet.freeze_panes = sheet.cell(_HEADER_ROW + 1, 1)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
