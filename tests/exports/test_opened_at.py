"""A copy of an original that opens at one of its rows, and is otherwise byte for byte what it was."""

import re

import openpyxl
import pytest
import xlsxwriter
from marked_books import opened, parts, rich_book, values, with_parts

from bench import seeds
from taizhang.exports import opened_name, opened_workbook, opens_at_rows
from taizhang.exports.annotating import opening
from taizhang.exports.annotating.spans import UnpatchableError
from taizhang.paths import ROOT

SHEET = "xl/worksheets/sheet1.xml"
OTHERS = {"xls": seeds.xls, "xlsb": seeds.xlsb, "ods": seeds.ods, "csv": lambda rows: seeds.delimited(rows).encode()}
VIEWS = re.compile(rb"<sheetViews>.*?</sheetViews>|<sheetViews/>", re.S)


def long_book(path, view=lambda sheet: None, first_column=0):
    """A workbook whose second sheet, as `view` leaves it, has 200 rows; the first is the one it opens on."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("封面").write("A1", "说明")
        sheet = book.add_worksheet("台账")
        for row in range(200):
            sheet.write_row(row, first_column, [f"{row + 1}-{column}" for column in range(12)])
        view(sheet)
    return path


def seen(data: bytes, sheet="台账"):
    """What openpyxl says of the view: the active sheet, its cell, the first cell in sight, that of the last pane."""
    book = opened(data)
    view = book[sheet].sheet_view
    active = [selection for selection in view.selection if selection.activeCell]
    pane = view.pane
    assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == [sheet]
    return (
        book.active.title,
        active[-1].activeCell,
        str(active[-1].sqref),
        view.topLeftCell,
        (pane.topLeftCell, pane.activePane, active[-1].pane) if pane else None,
    )


@pytest.mark.parametrize(
    ("view", "row", "expected"),
    [
        (lambda s: None, 120, ("A120", "A115", None)),
        (lambda s: None, 3, ("A3", "A1", None)),
        (lambda s: None, 900, ("A900", "A895", None)),
        (lambda s: s.set_selection("D4:E9"), 120, ("A120", "A115", None)),
        (lambda s: s.freeze_panes(2, 0), 120, ("A120", None, ("A115", "bottomLeft", "bottomLeft"))),
        (lambda s: s.freeze_panes(2, 0), 4, ("A4", None, ("A3", "bottomLeft", "bottomLeft"))),
        (lambda s: s.freeze_panes(2, 0), 1, ("A1", None, ("A3", "topLeft", "topLeft"))),
        (lambda s: s.freeze_panes(2, 1), 120, ("A120", None, ("B115", "bottomLeft", "bottomLeft"))),
        (lambda s: s.freeze_panes(0, 2), 120, ("A120", "A115", ("C115", "topLeft", "topLeft"))),
        (lambda s: s.split_panes(30, 0), 120, ("A120", None, ("A115", "bottomLeft", "bottomLeft"))),
    ],
)
def test_the_row_is_selected_and_in_sight(tmp_path, view, row, expected):
    path = long_book(tmp_path / "台账.xlsx", view)
    cell, corner, pane = expected
    assert seen(opening.opened(path, "台账", row)) == ("台账", cell, cell, corner, pane)


def test_a_row_that_begins_far_to_the_right_is_in_sight_too(tmp_path):
    path = long_book(tmp_path / "台账.xlsx", first_column=30)
    assert seen(opening.opened(path, "台账", 120))[1:4] == ("AE120", "AE120", "AE115")


@pytest.mark.parametrize(
    "views",
    [
        b"",
        b"<sheetViews/>",
        b'<sheetViews><sheetView workbookViewId="0"/></sheetViews>',
        b'<sheetViews><sheetView zoomScale="80" showGridLines="0" workbookViewId="0" ></sheetView></sheetViews>',
    ],
)
def test_a_sheet_of_few_words_on_its_view_opens_too(tmp_path, views):
    path = long_book(tmp_path / "台账.xlsx")
    name = "xl/worksheets/sheet2.xml"
    path = with_parts(path, {name: VIEWS.sub(views, parts(path)[name])})
    data = opening.opened(path, "台账", 120)
    assert seen(data)[:3] == ("台账", "A120", "A120")
    assert opened(data)["台账"].sheet_view.zoomScale == (80 if b"zoom" in views else None)


def test_everything_else_is_byte_for_byte_as_it_was(tmp_path):
    path = rich_book(tmp_path / "台账.xlsx")
    before = path.read_bytes()
    old, new = parts(path), parts(opening.opened(path, "统计", 1))
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {"xl/workbook.xml", SHEET, "xl/worksheets/sheet2.xml"}
    for name in (SHEET, "xl/worksheets/sheet2.xml"):
        assert VIEWS.sub(b"", old[name]) == VIEWS.sub(b"", new[name])
    assert re.sub(rb' activeTab="\d+"', b"", new["xl/workbook.xml"]) == old["xl/workbook.xml"]
    assert path.read_bytes() == before


def test_a_sheet_with_everything_around_its_cells_opens(tmp_path):
    path = rich_book(tmp_path / "台账.xlsx")
    data = opening.opened(path, "台账", 4)
    assert seen(data)[:3] == ("台账", "A4", "A4")
    assert values(data) == values(path)
    changed = {name for name, part in parts(path).items() if part != parts(data)[name]}
    assert changed == {"xl/workbook.xml", SHEET}


def test_the_first_filled_cell_is_chosen_where_others_are_merged_away(tmp_path):
    rows = [["街道", "项目名称"], ["武汉路街道", "甲"], [None, "乙"], [None, "丙"]]
    (tmp_path / "台账.xlsx").write_bytes(seeds.xlsx(rows, merges=((1, 0, 3, 0),)))
    assert [seen(opening.opened(tmp_path / "台账.xlsx", "台账", row))[1] for row in (2, 3, 4)] == ["A2", "B3", "B4"]


def test_the_real_thing_runs_in_a_child(tmp_path):
    path = long_book(tmp_path / "台账.xlsx")
    data = opened_workbook(path, "上报 › 台账.xlsx", "台账", 120)
    assert seen(data)[:2] == ("台账", "A120")


def test_a_hidden_sheet_is_not_opened_on(tmp_path):
    path = rich_book(tmp_path / "台账.xlsx")
    with pytest.raises(UnpatchableError):
        opening.opened(path, "选项", 1)
    assert opened_workbook(path, "台账.xlsx", "选项", 1) == path.read_bytes()


@pytest.mark.parametrize("name", ["strict.xlsx", "old_format_called_xlsx.xlsx", "csv_called_xlsx.xlsx"])
def test_what_cannot_be_told_where_to_open_comes_as_it_is(name):
    path = ROOT / "tests" / "books" / name
    assert opened_workbook(path, name, "台账", 3) == path.read_bytes()


@pytest.mark.parametrize("kind", ["xls", "xlsb", "ods", "csv"])
def test_other_formats_come_as_they_are(tmp_path, kind):
    path = tmp_path / f"台账.{kind}"
    path.write_bytes(OTHERS[kind]([["街道"], ["武汉路街道"]]))
    assert not opens_at_rows(path.name)
    assert opened_workbook(path, path.name, "台账", 2) == path.read_bytes()


def test_a_sheet_or_a_workbook_that_is_not_there(tmp_path):
    path = long_book(tmp_path / "台账.xlsx")
    assert opened_workbook(path, "台账.xlsx", "没有这张表", 3) == path.read_bytes()


@pytest.mark.parametrize(
    ("file", "opens", "name"),
    [
        ("台账.xlsx", True, "台账_第12行.xlsx"),
        ("台账.XLSM", True, "台账_第12行.XLSM"),
        ("台账.xls", False, "台账_第12行.xls"),
        ("台账", False, "台账_第12行"),
    ],
)
def test_a_copy_says_its_row_in_its_name(file, opens, name):
    assert (opens_at_rows(file), opened_name(file, 12)) == (opens, name)


@pytest.mark.parametrize("book", sorted((ROOT / "tests" / "ledgers").glob("0[1-8]*.xlsx")), ids=lambda path: path.name)
def test_every_ledger_of_the_demonstration_opens_at_its_last_row(book):
    plain = openpyxl.load_workbook(book)
    sheet = plain.worksheets[-1]
    data = opening.opened(book, sheet.title, sheet.max_row)
    found = opened(data)
    assert found.active.title == sheet.title
    assert found.active.sheet_view.selection[-1].activeCell.endswith(str(sheet.max_row))
    assert [[c.value for c in row] for row in found.active] == [[c.value for c in row] for row in sheet]
