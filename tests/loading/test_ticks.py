"""Choices ticked in a column each, and boxes ticked within a cell."""

import pytest
from understanding import understand_rows

from taizhang.loading.ticks import ticked_box

LECTURE = ["讲习所", "讲习日期", "讲习主题", "参加人数"]
RECORD = ["甲讲习所", "2024-05-12", "国学", 30]


def session(headings, merges, *rows):
    return understand_rows([*headings, *rows], merges=merges)


OVER = [*[(0, c, 1, c) for c in range(4)], (0, 4, 0, 6)]
GROUPED = [[*LECTURE, "讲习方式", "", ""], ["", "", "", "", "固定讲习", "党课", "主题"]]


@pytest.mark.parametrize(
    ("cells", "form", "code"),
    [
        (["√", "", ""], "fixed", None),
        (["", "☑", "□"], "party_class", None),
        ([0, 0, 1], "theme", None),
        (["固定讲习", "", ""], "fixed", None),
        (["", "否", "是"], "theme", None),
        (["", "", ""], None, None),
        (["√", "√", ""], None, "unreadable"),
    ],
)
def test_the_ticked_column_is_the_choice(cells, form, code):
    said = session(GROUPED, OVER, [*RECORD, *cells])
    assert said.values("form") == [form]
    assert said.codes() == ([code] if code else [])
    assert [c.choice for c in said.sheet.columns if c.field == "form"] == ["固定讲习", "党课讲习", "主题讲习"]


def test_choices_need_no_heading_over_them_if_there_are_three():
    three = session([[*LECTURE, "固定", "党课", "互动"]], [], [*RECORD, "", "", "√"])
    assert three.values("form") == ["interactive"]
    two = session([[*LECTURE, "固定", "党课"]], [], [*RECORD, "", "√"])
    assert two.values("form") == [None]


def test_a_choice_that_every_row_needs_may_be_ticked():
    head = [["街道", "项目名称", "项目阶段", "", "", ""], ["", "", "申报", "推进", "验收", "推广"]]
    over = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 5)]
    rows = [["武汉路街道", "甲", "", "√", "", ""], ["武汉路街道", "乙", "", "", "", ""]]
    said = understand_rows([*head, *rows], merges=over)
    assert (said.values("stage"), said.codes("error")) == (["under_way"], ["required_empty"])


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("☑是 □否", "是"),
        ("□是  ☑否", "否"),
        ("是☑ 否□", "是"),
        ("□场地 ☑物资 □人才", "物资"),
        ("固定□党课√", "党课"),
        ("☑固定 ☑党课 □主题", "固定、党课"),
        ("□是 □否", "□是 □否"),
        ("√", "√"),
        ("□", "□"),
    ],
)
def test_boxes_within_a_cell(text, chosen):
    assert ticked_box(text) == chosen


@pytest.mark.parametrize(
    ("texts", "plans"), [(["☑", "□"], [True, False]), (["□", "□"], [None, None]), (["☑是□否", "□是☑否"], [True, False])]
)
def test_an_empty_box_says_no_beside_ticked_ones(texts, plans):
    rows = [["武汉路街道", f"项目{text}{n}", "推进", text] for n, text in enumerate(texts)]
    assert understand_rows([["街道", "项目名称", "项目阶段", "是否有方案"], *rows]).values("has_plan") == plans
