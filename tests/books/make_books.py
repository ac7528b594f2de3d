"""Makes the bad workbooks of this folder, each named after what is wrong with it: `python -m tests.books.make_books`.

Two are not made here: `encrypted.xlsx` is `hidden_rows.xlsx` under the password 123456 (by msoffcrypto-tool), and
`old_format_called_xlsx.xlsx` holds the same projects in the format of Excel 97 (by xlwt).
"""

import io
import random
import zipfile
from pathlib import Path

import xlsxwriter

from tests.books import odd_containers, odd_parts, odd_texts
from tests.books.packing import HEAD, PROJECTS, SHEET, member, rezipped, written, zipped

HERE = Path(__file__).parent


def cell_in_last_corner() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write(1048575, 16383, "角落")
    return content.getvalue()


def error_values() -> bytes:
    """Formulas that came to nothing: in a progress, and in a title that is required."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("台账")
        for number, row in enumerate([[*HEAD[:3], "完成进度"], ["武汉路街道", "甲", "推进"], ["武汉路街道", "乙"]]):
            sheet.write_row(number, 0, row)
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 2, "=VLOOKUP(A3,选项!A:B,2,0)", None, "#N/A")
    return content.getvalue()


def unpacks_too_large(good: bytes) -> bytes:
    """A gigabyte and a half of nothing, which bzip2 packs into some kilobytes."""
    return rezipped(good, {SHEET: bytes(1536 << 20)}, zipfile.ZIP_BZIP2)


def made() -> dict[str, bytes]:
    """Every bad workbook that can be made here, by its name."""
    good = written({"台账": PROJECTS})
    sheet = member(good, SHEET)
    dimension = b'<dimension ref="A1:D3"/>'
    assert dimension in sheet
    odd = odd_containers.made() | odd_parts.made() | odd_texts.made()
    return odd | {
        "not_a_workbook.xlsx": random.Random(1).randbytes(600),
        "empty_file.xlsx": b"",
        "no_filled_cell.xlsx": written({"Sheet1": [], "Sheet2": []}),
        "truncated.xlsx": good[: len(good) // 2],
        "first_kilobyte_only.xlsx": good[:1024],
        "sheet_is_no_xml.xlsx": rezipped(good, {SHEET: sheet[: len(sheet) // 2] + b"<<<&"}),
        "sheet_is_missing.xlsx": rezipped(good, {SHEET: None}),
        "texts_are_missing.xlsx": rezipped(good, {"xl/sharedStrings.xml": None}),
        "zip_that_is_no_workbook.xlsx": zipped({"说明.txt": "不是工作簿".encode()}),
        "document_that_is_no_workbook.xlsx": zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
        "matches_no_ledger.xlsx": written({"通讯录": [["姓名", "科室", "职务"], ["张某某", "办公室", "主任"]]}),
        "only_a_remark.xlsx": written({"说明": [["请各街道于5月底前报送"]]}),
        "declares_all_cells.xlsx": rezipped(
            good, {SHEET: sheet.replace(dimension, b'<dimension ref="A1:XFD1048576"/>')}
        ),
        "cell_in_last_corner.xlsx": cell_in_last_corner(),
        "unpacks_too_large.xlsx": unpacks_too_large(good),
        "too_many_sheets.xlsx": written({f"第{n}张": [] for n in range(257)} | {"台账": PROJECTS}),
        "hidden_rows.xlsx": written({"台账": PROJECTS}, hidden_rows=[2]),
        "hidden_sheet.xlsx": written({"台账": PROJECTS, "选项": [["是"], ["否"]]}, hidden_sheets=["选项"]),
        "close_call.xlsx": written(
            {
                "Sheet1": [
                    ["街道", "社区", "项目名称", "项目类别", "项目状态"],
                    ["武汉路街道", "江城社区", "甲", "场地", "已完成"],
                ]
            }
        ),
        "missing_column.xlsx": written(
            {"台账": [[*HEAD[:2], *HEAD[3:], "申报日期"], ["武汉路街道", "甲", 35, "2024.5.1"]]}
        ),
        "error_values.xlsx": error_values(),
    }


if __name__ == "__main__":
    for name, content in made().items():
        (HERE / name).write_bytes(content)
