"""Small workbooks, right and wrong, for the command line to load."""

from pathlib import Path

import openpyxl

from taizhang.loading.values import Place

PLACES = (
    Place("999901", "X区", "district", "9999"),
    Place("999901001", "武汉路街道", "street", "999901"),
    Place("999901002", "湖北路街道", "street", "999901"),
    Place("999901001001", "武汉路社区居民委员会", "community", "999901001"),
)
HEADINGS = ("街道", "项目名称", "项目来源", "项目阶段", "验收日期", "已投入", "推进措施")


def book(path: Path, sheets: dict[str, list[tuple]], hidden: tuple[str, ...] = ()) -> Path:
    """A workbook of `sheets` at `path`."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def projects(day: str, *rows: tuple) -> list[tuple]:
    """A sheet of secretary projects reported on `day`."""
    return [("书记领办项目台账",), (f"填报单位：X区委组织部  填报日期：{day}",), HEADINGS, *rows]


def good_book(path: Path, day: str, stage: str = "推进", accepted: str | None = None) -> Path:
    """Three projects of two streets, the first at `stage`."""
    rows = (
        ("武汉路街道", "甲", "项目库", stage, accepted, 1.5, "开会"),
        ("武汉路街道", "乙", "自定", "推进", None, None, None),
        ("湖北路街道", "丙", "项目库", "推进", None, 2, None),
    )
    return book(path, {"台账": projects(day, *rows)})
