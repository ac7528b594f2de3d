"""Matches of columns in signs and words, over the sheet as it stands."""

import re
from typing import get_args

import pytest

from taizhang.loading.values import ColumnMatch, LoadedSheet, MatchHow, Proposal, RowCounts, SheetTop
from taizhang.spec import load_specs
from taizhang.ui.preview_columns import HOW, counted, in_words, picture, proposed


def match(index, field, how, heading="党建<项目>"):
    return ColumnMatch(index=index, heading=heading, field=field, how=how)


def test_every_way_of_matching_has_a_sign_and_a_word():
    assert set(HOW) == set(get_args(MatchHow))
    assert len({sign for sign, _name in HOW.values()}) == len(HOW)


@pytest.mark.parametrize(
    ("how", "field", "said"),
    [
        ("exact", "title", "✓ 项目名称"),
        ("synonym", "title", "≈ 项目名称"),
        ("inferred", "title", "≒ 项目名称"),
        ("remembered", "title", "★ 项目名称"),
        ("chosen", "title", "✎ 项目名称"),
        ("suggested", "title", "？ 项目名称"),
        ("duplicate", "title", "＝ 重复列"),
        ("unmatched", None, "－ 不导入"),
        ("ignored", None, "· 序号"),
        ("left_out", None, "✕ 人工排除"),
    ],
)
def test_in_words(how, field, said):
    assert in_words(match(0, field, how), load_specs()["secretary_project"]) == said


def test_counted_leaves_row_numbers_out():
    columns = [match(0, None, "ignored"), match(1, "title", "exact"), match(2, "note", "suggested")]
    assert counted(columns) == (1, 2)


def test_the_picture_has_letters_rows_and_fields_and_marks_the_header():
    columns = (match(1, "title", "exact"), match(2, "note", "suggested"))
    sheet = LoadedSheet(
        name="进展",
        hidden=False,
        ledger="secretary_project",
        header_rows=(5,),
        columns=columns,
        rows=RowCounts(),
        top=SheetTop(row=4, column=1, cells=(("<b>标题</b>", ""), ("党建<项目>", "备注2"))),
    )
    html = picture(sheet.top, columns, sheet.header_rows, load_specs()["secretary_project"])
    lines = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line) for line in html.split("<tr")[1:]]
    assert lines == [
        ["", "B", "C"],
        ["字段", "✓ 项目名称", "？ 备注"],
        ["4", "&lt;b&gt;标题&lt;/b&gt;", ""],
        ["5 表头", "党建&lt;项目&gt;", "备注2"],
    ]
    assert html.count('class="tz-header"') == 1


def test_nothing_is_said_to_be_left_out_by_hand_that_a_proposal_leaves_out():
    columns = (match(0, "title", "proposed"), match(1, None, "left_out", "联系电话"))
    ledger = load_specs()["secretary_project"]
    proposal = Proposal(ledger=ledger, header_rows=(1,), columns=columns, rows=RowCounts(), table=None)
    assert [in_words(column, ledger) for column in proposed(proposal)] == ["＋ 项目名称", "－ 不导入"]
