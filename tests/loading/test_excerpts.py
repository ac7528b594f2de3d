"""Rows of a workbook's own sheet, read for those who want to see where a number comes from."""

import pytest
import xlsxwriter

from bench import seeds
from taizhang import errors
from taizhang.loading.excerpts import excerpt
from taizhang.paths import ROOT

BOOKS = ROOT / "tests" / "books"
TITLE = ["武汉路街道台账", None, None]
HEAD = ["街道", "项目名称", "投入"]
ROWS = [TITLE, HEAD, *(["武汉路街道" if n == 0 else None, f"项目{n}", 1.5 + n] for n in range(6))]
MERGES = ((0, 0, 0, 2), (2, 0, 7, 0))
HIDDEN = (4,)
WRITTEN = {
    "xlsx": lambda: seeds.xlsx(ROWS, MERGES, HIDDEN),
    "xls": lambda: seeds.xls(ROWS, MERGES, HIDDEN),
    "xlsb": lambda: seeds.xlsb(ROWS, MERGES, HIDDEN),
    "ods": lambda: seeds.ods(ROWS, MERGES, HIDDEN),
    "xml of 2003": lambda: seeds.spreadsheet_xml(ROWS, MERGES, HIDDEN).encode(),
}


@pytest.fixture
def book(tmp_path):
    """A file of these bytes."""

    def written(content, file="台账.xlsx"):
        (tmp_path / file).write_bytes(content)
        return tmp_path / file

    return written


def plain_xlsx(path, cells, sheet="台账", **more):
    """An xlsx at `path` with `cells`, texts by address."""
    with xlsxwriter.Workbook(path) as made:
        written = made.add_worksheet(sheet)
        for address, text in cells.items():
            written.write(address, text)
        for name, texts in more.items():
            other = made.add_worksheet(name)
            other.write_column("A1", texts)
            other.hide()
    return path


@pytest.mark.parametrize("kind", WRITTEN)
def test_rows_stand_as_in_the_sheet_whatever_the_format(book, kind):
    found = excerpt(book(WRITTEN[kind]()), "台账.xlsx", "台账", [1, 2, 5, 6])
    assert found.rows == (
        (1, ("武汉路街道台账",) * 3),
        (2, ("街道", "项目名称", "投入")),
        (5, ("武汉路街道", "项目2", "3.5")),
        (6, ("武汉路街道", "项目3", "4.5")),
    )
    assert (found.merges, found.hidden_rows, found.hidden) == (MERGES, (5,), False)
    assert (found.column, found.height, found.width) == (0, 8, 3)


@pytest.mark.parametrize(
    ("content", "file"),
    [
        (seeds.delimited(ROWS).encode("gbk"), "台账.csv"),
        (seeds.delimited(ROWS).encode("gbk"), "三月.zip › 台账.csv"),
        (seeds.page(ROWS).encode(), "台账.xls"),
    ],
)
def test_texts_and_web_pages_have_a_sheet_as_well(book, content, file):
    found = excerpt(book(content), file, "台账", [2, 8])
    assert found.rows == ((2, ("街道", "项目名称", "投入")), (8, ("", "项目5", "6.5")))


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ([9, 10, 1 << 30], []),
        ([0, -3], []),
        ([8, 9], [8]),
        ([3, 2, 3], [2, 3]),
        ([], []),
    ],
)
def test_rows_that_the_sheet_lacks_are_left_out(book, asked, rows):
    found = excerpt(book(WRITTEN["xlsx"]()), "台账.xlsx", "台账", asked)
    assert [row for row, _cells in found.rows] == rows


def test_a_range_merged_far_above_speaks_in_the_rows_asked_for(book):
    found = excerpt(book(WRITTEN["xlsx"]()), "台账.xlsx", "台账", [7])
    assert found.rows == ((7, ("武汉路街道", "项目4", "5.5")),)
    assert found.merges == ((2, 0, 7, 0),)


@pytest.mark.parametrize("rows", [[1], [2], [9]])
def test_ranges_that_reach_into_none_of_the_rows_are_left_out(book, rows):
    merges = ((2, 0, 4, 0), (5, 0, 7, 0))
    found = excerpt(book(seeds.xlsx([*ROWS, HEAD], merges)), "台账.xlsx", "台账", rows)
    assert found.merges == ()


def test_a_sheet_that_begins_in_its_midst_keeps_its_rows_and_letters(tmp_path):
    path = plain_xlsx(tmp_path / "台账.xlsx", {"C4": "街道", "D4": "项目名称", "C6": "武汉路街道"})
    found = excerpt(path, "台账.xlsx", "台账", [3, 4, 5, 6])
    assert found.rows == ((3, ("", "")), (4, ("街道", "项目名称")), (5, ("", "")), (6, ("武汉路街道", "")))
    assert (found.column, found.height, found.width) == (2, 6, 4)


def test_a_hidden_sheet_is_shown_and_said_to_be_hidden(tmp_path):
    path = plain_xlsx(tmp_path / "台账.xlsx", {"A1": "街道"}, 附表=["隐藏"])
    found = excerpt(path, "台账.xlsx", "附表", [1])
    assert (found.rows, found.hidden) == (((1, ("隐藏",)),), True)


def test_of_a_wide_sheet_the_first_columns_are_shown_and_all_counted(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "台账.xlsx") as made:
        made.add_worksheet("台账").write_row(0, 0, [f"列{n}" for n in range(300)])
    found = excerpt(tmp_path / "台账.xlsx", "台账.xlsx", "台账", [1])
    ((_row, cells),) = found.rows
    assert (found.width, len(cells), cells[-1]) == (300, 200, "列199")


def test_a_long_text_is_cut(tmp_path):
    path = plain_xlsx(tmp_path / "台账.xlsx", {"A1": "长" * 5000})
    ((_row, (text,)),) = excerpt(path, "台账.xlsx", "台账", [1]).rows
    assert text == "长" * 400


def test_a_sheet_that_is_not_there_is_said_to_be_missing(book):
    with pytest.raises(errors.UnknownNameError, match="台账") as caught:
        excerpt(book(WRITTEN["xlsx"]()), "台账.xlsx", "没有这张表", [1])
    assert caught.value.params["known"] == "台账"


@pytest.mark.parametrize("name", ["truncated.xlsx", "not_a_workbook.xlsx", "compression_bomb.xlsx", "encrypted.xlsx"])
def test_what_cannot_be_loaded_cannot_be_shown(name):
    with pytest.raises(errors.WorkbookError):
        excerpt(BOOKS / name, name, "台账", [1])


def test_an_original_that_is_gone_is_a_clear_error(tmp_path):
    with pytest.raises(errors.WorkbookError):
        excerpt(tmp_path / "gone.xlsx", "台账.xlsx", "台账", [1])
