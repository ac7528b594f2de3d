"""The picture of a sheet around a row."""

import re

import pytest

from taizhang.findings import Finding
from taizhang.loading.excerpts import Excerpt
from taizhang.locale import set_language
from taizhang.spec import load_specs
from taizhang.ui.sheet_picture import picture, remarks

ROWS = (
    (1, ("台账", "台账", "台账")),
    (2, ("街道", "项目", "投入")),
    (6, ("武汉路", "甲", "1.5")),
    (7, ("武汉路", "<乙>", "约8")),
    (8, ("武汉路", "丙", "")),
)
EXCERPT = Excerpt(
    rows=ROWS,
    column=1,
    merges=((0, 1, 0, 3), (3, 1, 11, 1)),
    hidden_rows=(8,),
    hidden=False,
    height=12,
    width=4,
)
APPROXIMATE = Finding(code="approximate", sheet="台账", row=7, cell="D7", field="budget", value="约8", detail="8")
REPEATED = Finding(code="duplicate_row", sheet="台账", row=6, detail="5")


def lines(findings=(), row=7):
    """The lines of the picture: the name of each row and its cells."""
    html = picture(EXCERPT, row, (2,), findings, "台账.xlsx › 台账")
    cells = [re.findall(r"<(t[hd])([^>]*)>(.*?)</t[hd]>", line) for line in html.split("<tr")[1:]]
    return html, [[text for _tag, _more, text in line] for line in cells]


def test_rows_have_numbers_and_columns_letters_and_a_gap_is_shown():
    _html, found = lines()
    assert found == [
        ["", "B", "C", "D"],
        ["1", "台账"],
        ["2 表头", "街道", "项目", "投入"],
        ["⋮", ""],
        ["6", "武汉路", "甲", "1.5"],
        ["▶ 7", "&lt;乙&gt;", "约8"],
        ["8 隐藏", "丙", ""],
    ]


@pytest.mark.parametrize(("text", "span"), [("台账", 'rowspan="1" colspan="3"'), ("武汉路", 'rowspan="3" colspan="1"')])
def test_merged_cells_look_merged_as_far_as_they_are_shown(text, span):
    html, _found = lines()
    assert f'<td {span} title="{text}">' in html


@pytest.mark.parametrize(("row", "marked"), [(7, ["▶ 7"]), (6, ["▶ 6"]), (99, [])])
def test_one_row_is_marked(row, marked):
    html, _found = lines(row=row)
    assert re.findall(r'aria-current="true"><th scope="row">(.*?)<', html) == marked


def test_a_cell_of_which_something_was_said_is_marked():
    html, _found = lines([APPROXIMATE, REPEATED])
    assert re.findall(r'<td class="tz-warning"[^>]*>(.*?)</td>', html) == ["约8"]


@pytest.mark.parametrize(("language", "row"), [("zh", "第 6 行"), ("en", "Row 6")])
def test_what_was_said_stands_below_with_its_place(language, row):
    set_language(language)
    ledger = load_specs()["secretary_project"]
    html = remarks([APPROXIMATE, REPEATED], ledger)
    assert re.findall(r"<b>(.*?)</b>", html) == ["D7", row]
    assert APPROXIMATE.message(ledger.field_label("budget")) in html
    assert remarks([], ledger) == ""


def test_an_excerpt_without_rows_is_an_empty_sheet():
    nothing = Excerpt(rows=(), column=0, merges=(), hidden_rows=(), hidden=False, height=3, width=0)
    assert "<td" not in picture(nothing, 7, (), [], "台账")
