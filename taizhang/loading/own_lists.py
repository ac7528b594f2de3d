"""The list of findings that comes with an annotated workbook: how it is known again when the workbook comes back."""

from typing import Final

from taizhang.loading.raw import RawSheet, cell_text

LIST_TITLES: Final = {
    "zh": "问题清单（由台账看板生成，再次导入时自动跳过）",
    "en": "List of problems (made by Taizhang, passed over when loaded again)",
}


def is_own_list(sheet: RawSheet) -> bool:
    """Whether a sheet is a list of findings that this program put into the workbook, in either language."""
    return bool(sheet.rows) and any(cell_text(value) in LIST_TITLES.values() for value in sheet.rows[0][:1])
