"""Headings are matched to fields as people write them, and what only resembles a field is never used."""

import pytest
from understanding import PLACES, SPECS, raw_sheet, understand_rows

from taizhang.loading.places import PlaceIndex
from taizhang.loading.planning import Known, plan_sheet

INDEX = PlaceIndex(PLACES)
BASE = {
    "secretary_project": ["街道", "项目名称", "项目阶段"],
    "rectification_issue": ["街道", "社区", "存在问题", "整改状态"],
    "lecture_session": ["讲习所", "讲习主题", "参加人数", "讲习日期"],
    "cobuild_resource": ["资源名称", "街道", "数量"],
}


def matches(ledger, *headings):
    """The field each of `headings` was taken for, and how, beside the headings the ledger needs."""
    plan = plan_sheet(raw_sheet([[*BASE[ledger], *headings]]), SPECS, Known(file="台账.xlsx", index=INDEX))
    assert plan.header.ledger.key == ledger
    return [(c.field, c.how) for c in plan.header.columns[len(BASE[ledger]) :]]


@pytest.mark.parametrize(
    ("ledger", "heading", "field"),
    [
        ("secretary_project", "完成进度", "progress"),
        ("secretary_project", "完 成 进 度", "progress"),
        ("secretary_project", "完成\n进度", "progress"),
        ("secretary_project", "完成进度*", "progress"),
        ("secretary_project", "★完成进度", "progress"),
        ("secretary_project", "“完成进度”：", "progress"),
        ("secretary_project", "完成进度（%）", "progress"),
        ("secretary_project", "完成进度(截至5月底)", "progress"),
        ("secretary_project", "1.完成进度", "progress"),
        ("secretary_project", "（1）完成进度", "progress"),
        ("secretary_project", "①完成进度", "progress"),
        ("secretary_project", "项目进度", "progress"),
        ("secretary_project", "计划投入（万元）", "budget"),
        ("secretary_project", "计划投入\n（单位：元）", "budget"),
        ("secretary_project", "计划投入【万元】", "budget"),
        ("secretary_project", "已投入资金(万元）", "spent"),
        ("secretary_project", "计划完成时间（年/月/日）", "due_on"),
        ("secretary_project", "项目来源（项目库/自定）", "source"),
        ("rectification_issue", "整改时限", "due_on"),
        ("rectification_issue", "是否验收（是√否×）", "verified"),
        ("lecture_session", "时长（分钟）", "minutes"),
        ("lecture_session", "时长（小时）", "minutes"),
        ("lecture_session", "主讲人姓名", "lecturer"),
        ("cobuild_resource", "ＧＰＳ经度", "longitude"),
    ],
)
def test_a_heading_is_understood(ledger, heading, field):
    ((found, how),) = matches(ledger, heading)
    assert (found, how in ("exact", "synonym")) == (field, True)


@pytest.mark.parametrize("ledger", SPECS.values(), ids=lambda ledger: ledger.key)
def test_every_declared_heading_of_a_ledger_is_understood(ledger):
    for field in ledger.fields:
        others = [f.zh for f in ledger.fields if f is not field]
        for heading in (field.zh, *field.synonyms):
            rows = [[ledger.zh], [*others, heading]]
            plan = plan_sheet(raw_sheet(rows), {ledger.key: ledger}, Known(file="台账.xlsx", index=INDEX))
            assert plan.header.fields[field.key] == len(others), heading


@pytest.mark.parametrize("heading", ["序号", "编号", "序 号", "NO.", "No", "№", "项次", "序号\n（必填）", ""])
def test_row_numbers_are_no_columns_and_nothing_is_said_of_them(heading):
    assert matches("secretary_project", heading) == [(None, "ignored")]
    said = understand_rows([[heading, "街道", "项目名称", "项目阶段"], [1, "武汉路街道", "甲", "推进"]])
    assert (said.codes(), len(said.rows)) == ([], 1)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # the same field twice: the first column is used, an official heading before a synonym
        (["完成进度", "完成进度"], [("progress", "exact"), ("progress", "duplicate")]),
        (["进度", "完成进度"], [("progress", "duplicate"), ("progress", "exact")]),
        (["验收日期", "完成时间"], [("accepted_on", "exact"), ("accepted_on", "duplicate")]),
        # nothing of this ledger
        (["群众满意度"], [(None, "unmatched")]),
        (["联系电话"], [(None, "unmatched")]),
        # alike, but nobody declared it
        (["推进措施等"], [("measures", "suggested")]),
        (["推进措施等", "推进措施"], [(None, "unmatched"), ("measures", "exact")]),
    ],
)
def test_what_repeats_or_resembles_a_field(headings, expected):
    assert matches("secretary_project", *headings) == expected


def test_columns_that_are_not_loaded_are_said_and_stay_out():
    headings = ["街道", "项目名称", "项目名称", "项目阶段", "推进措施等", "群众满意度", "备注"]
    said = understand_rows([headings, ["武汉路街道", "甲", "乙", "推进", "走访", "98%", "好"]])
    assert [(f.code, f.cell, f.value, f.field) for f in said.findings] == [
        ("column_duplicate", "C1", "项目名称", "title"),
        ("column_suggested", "E1", "推进措施等", "measures"),
        ("column_unmatched", "F1", "群众满意度", None),
    ]
    assert (said.values("title"), said.values("measures"), said.values("note")) == (["甲"], [None], ["好"])
    assert [(c.index, c.how) for c in said.sheet.columns] == [
        (0, "exact"), (1, "exact"), (2, "duplicate"), (3, "exact"), (4, "suggested"), (5, "unmatched"), (6, "exact"),
    ]  # fmt: skip


def test_columns_are_counted_in_the_workbook_not_in_the_table():
    said = understand_rows([["街道", "项目名称", "项目阶段", "满意度"], ["武汉路街道", "甲", "推进", 1]], at=(2, 2))
    assert [c.index for c in said.sheet.columns] == [2, 3, 4, 5]
    assert [(f.cell, f.row) for f in said.findings] == [("F3", 3)]
    assert (said.sheet.header_rows, said.values("_row")) == ((3,), [4])


@pytest.mark.parametrize(
    ("top", "bottom", "merges", "field"),
    [
        ("讲习", "日期", 2, "held_on"),
        ("时间", "讲习", 2, "held_on"),  # 讲习时间, the other way round
        ("活动", "时长（分钟）", 1, "minutes"),
        ("讲师", "类别", 2, "lecturer_kind"),
        ("讲师（主讲）", "姓名", 2, "lecturer"),
        ("基本情况", "地点", 2, "place"),
        ("地点", "", 1, "place"),
    ],
)
def test_headings_stack(top, bottom, merges, field):
    first = ["讲习所", "讲习主题", "参加人数", "讲习日期" if field != "held_on" else "备注", top, ""]
    second = ["", "", "", "", bottom, "其他" if bottom else ""]
    over = [(0, c, 1, c) for c in range(4)] + ([(0, 4, 0, 5)] if merges == 2 else [(0, 4, 1, 4)] if not bottom else [])
    plan = plan_sheet(raw_sheet([first, second], merges=over), SPECS, Known(file="台账.xlsx", index=INDEX))
    assert (plan.header.ledger.key, plan.header.fields.get(field)) == ("lecture_session", 4)
