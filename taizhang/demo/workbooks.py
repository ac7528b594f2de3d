"""The demo's workbooks: which ledger comes as one book, one sheet a street or one book a street; and their writing."""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from taizhang.demo.mess import some_habits
from taizhang.demo.sheets import Cell, Sheet, SheetWriter, Style
from taizhang.demo.story import Report, tell
from taizhang.demo.town import Row, place_name
from taizhang.spec import Ledger, load_specs

Split = Literal["district", "sheets", "books"]
Story = Callable[[int], Sequence[Report]]

_DEPARTMENT: Final = "X区委组织部"
_TITLES: Final = {
    "secretary_project": "书记领办党建项目工作台账",
    "rectification_issue": "软弱涣散和后进社区党组织整顿问题台账",
    "lecture_hall": "新时代讲习所基本情况表",
    "lecture_session": "讲习活动开展情况台账",
    "cobuild_unit": "共驻共建单位名册",
    "cobuild_resource": "区域化党建资源清单",
    "cobuild_need": "区域化党建需求清单",
    "cobuild_project": "区域化党建项目清单",
}
_SPLITS: Final[dict[tuple[str, int], Split]] = {
    ("secretary_project", 1): "sheets",
    ("secretary_project", 2): "books",
    ("lecture_session", 1): "sheets",
    ("cobuild_need", 2): "sheets",
}
_SPOILT: Final = {  # rows that cannot be taken, a ledger and report each; in a split one, of the second street
    ("secretary_project", 0): 1,
    ("secretary_project", 2): 1,
    ("rectification_issue", 0): 1,
    ("lecture_session", 0): 2,
    ("lecture_session", 1): 1,
    ("cobuild_need", 1): 1,
    ("cobuild_project", 2): 1,
}
_ROWS_A_BLOT: Final = 16
_LOOKS: Final[dict[Style, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "line": {"align": "left"},
    "head": {
        "bold": True,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "border": 1,
        "bg_color": "#DDEBF7",
    },
    "text": {"valign": "vcenter", "text_wrap": True, "border": 1},
    "date": {"valign": "vcenter", "border": 1, "num_format": "yyyy/m/d"},
    "share": {"valign": "vcenter", "border": 1, "num_format": "0%"},
    "sum": {"bold": True, "border": 1, "bg_color": "#F2F2F2"},
    "note": {"italic": True, "text_wrap": True},
}


class Book(NamedTuple):
    """A workbook as it will be written."""

    file: str
    reported_on: dt.date
    sheets: tuple[Sheet, ...]


def write_demo(folder: Path, seed: int = 7, story: Story = tell) -> list[Path]:
    """Write the workbooks of all reports into `folder`, oldest first; the same `seed` gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(book, folder / book.file) for book in compose(seed, story)]


def compose(seed: int, story: Story = tell) -> list[Book]:
    """The workbooks of the reports that `story` tells, oldest first, with what must become of every row."""
    specs = load_specs()
    return [
        book
        for number, report in enumerate(story(seed))
        for ledger in specs.values()
        for book in _books(random.Random(f"{seed}/{number}/{ledger.key}"), ledger, report, number)
    ]


def _books(rng: random.Random, ledger: Ledger, report: Report, number: int) -> Iterator[Book]:
    rows = sorted(report.rows[ledger.key], key=lambda row: str(row["street"]))
    split = _SPLITS.get((ledger.key, number), "district")
    spoilt = _SPOILT.get((ledger.key, number), 0)
    name, month = f"{ledger.zh}（{report.day.month}月）.xlsx", report.day
    if split == "district":
        sheet = _sheet(rng, ledger, rng.choice(("Sheet1", "台账", ledger.zh)), None, month, rows, spoilt)
        yield Book(f"X区{name}", report.day, (_with_hidden_row(sheet, number), *_helpers(ledger, number)))
        return
    streets = sorted({str(row["street"]) for row in rows})
    sheets = []
    for place, street in enumerate(streets):
        own = [row for row in rows if row["street"] == street]
        title = f"{place_name(street)}街道" if split == "sheets" else "Sheet1"
        sheets.append(_sheet(rng, ledger, title, street, month, own, spoilt * (place == 1)))
    if split == "sheets":
        sheets[-3].hidden = True
        yield Book(f"X区各街道{name}", report.day, tuple(sheets))
    else:
        for street, sheet in zip(streets, sheets, strict=True):
            yield Book(f"{place_name(street)}街道{name}", report.day, (sheet,))


def _sheet(
    rng: random.Random, ledger: Ledger, name: str, street: str | None, day: dt.date, rows: Sequence[Row], spoilt: int
) -> Sheet:
    reporter = f"{place_name(street)}街道党工委" if street else _DEPARTMENT
    owner = f"{place_name(street)}街道" if street else "X区"
    habits = some_habits(rng, streets=street is None)
    blots = (len(rows) + rng.randrange(_ROWS_A_BLOT)) // _ROWS_A_BLOT
    writer = SheetWriter(rng, ledger, name, habits)
    return writer.write(f"{owner}{day.year}年{_TITLES[ledger.key]}", reporter, day, rows, blots=blots, spoilt=spoilt)


def _with_hidden_row(sheet: Sheet, number: int) -> Sheet:
    """In the last report of the units, one row is hidden, as happens when a filter is left on."""
    if (sheet.ledger, number) == ("cobuild_unit", 2):
        sheet.hidden_rows = (sorted(sheet.rows)[4],)
    return sheet


def _helpers(ledger: Ledger, number: int) -> tuple[Sheet, ...]:
    """Beside the issues of the second report, the hidden list that its drop-downs offer."""
    if (ledger.key, number) != ("rectification_issue", 1):
        return ()
    labels = ["整改状态", *(c.zh for c in ledger.field("status").choices)]
    cells = {(i, 0): Cell(label, "text") for i, label in enumerate(labels)}
    return (Sheet(name="选项", ledger=None, cells=cells, hidden=True),)


def _write(book: Book, path: Path) -> Path:
    workbook = xlsxwriter.Workbook(str(path), {"in_memory": True})
    workbook.set_properties({"created": dt.datetime.combine(book.reported_on, dt.time(9)), "author": "演示数据"})
    formats = {style: workbook.add_format(look) for style, look in _LOOKS.items()}
    for sheet in book.sheets:
        _write_sheet(workbook.add_worksheet(sheet.name), sheet, formats)
    workbook.close()
    return path


def _write_sheet(worksheet: Worksheet, sheet: Sheet, formats: dict[Style, Format]) -> None:
    for r0, c0, r1, c1 in sheet.merges:
        worksheet.merge_range(r0, c0, r1, c1, "", formats[sheet.cells[r0, c0].style])
    for (row, column), cell in sorted(sheet.cells.items()):
        _write_cell(worksheet, row, column, cell, formats[cell.style])
    for column, width in _widths(sheet).items():
        worksheet.set_column(column, column, width)
    for row in sheet.hidden_rows:
        worksheet.set_row(row - 1, None, None, {"hidden": True})
    if sheet.hidden:
        worksheet.hide()


def _write_cell(worksheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    if isinstance(cell.value, dt.date):
        worksheet.write_datetime(row, column, dt.datetime.combine(cell.value, dt.time()), look)
    elif isinstance(cell.value, str):
        worksheet.write_string(row, column, cell.value, look)
    elif cell.value is None:
        worksheet.write_blank(row, column, None, look)
    else:
        worksheet.write_number(row, column, cell.value, look)


def _widths(sheet: Sheet) -> dict[int, int]:
    widths: dict[int, int] = {}
    for (_, column), cell in sheet.cells.items():
        if cell.style not in ("title", "line", "note"):
            widths[column] = max(widths.get(column, 8), min(36, 2 * len(str(cell.value or ""))))
    return widths
