"""Workbooks made by hand for this folder, and what changes the parts of one."""

import io
import zipfile
from collections.abc import Callable, Sequence

import xlsxwriter

HEAD = ["街道", "项目名称", "项目阶段", "计划投入"]
PROJECTS = [HEAD, ["武汉路街道", "红色物业创建", "推进", 35], ["湖北路街道", "邻里食堂", "验收", 12]]
SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
TEXTS = "xl/sharedStrings.xml"
Rows = Sequence[Sequence[object]]


def written(sheets: dict[str, Rows], hidden_rows: Sequence[int] = (), hidden_sheets: Sequence[str] = ()) -> bytes:
    """A workbook of `sheets`; `hidden_rows` count from 0."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            for number in hidden_rows:
                sheet.set_row(number, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()
    return content.getvalue()


def rezipped(content: bytes, changes: dict[str, bytes | None], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with some members changed, added, or (None) left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, change in changes.items():
            if change is not None:
                new.writestr(name, change, method)
    return made.getvalue()


def member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part put through `change`, which must change it."""
    before = member(content, name)
    after = change(before)
    assert after != before
    return rezipped(content, {name: after})


def replaced(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    return changed(content, name, lambda part: part.replace(old, new))
