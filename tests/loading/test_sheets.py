"""Whole sheets and books: what is taken, passed over or refused, and what is said of rows together."""

import pytest
from understanding import HUBEI, JIANGCHENG, SPECS, WUHAN, raw_sheet, understand, understand_rows

HEAD = ["街道", "项目名称", "项目阶段"]
PROJECT = ["武汉路街道", "甲", "推进"]
PROJECTS = [HEAD, PROJECT, ["武汉路街道", "乙", "推进"]]
OPTIONS = [["是"], ["否"]]
TABLE_OF_OPTIONS = [["阶段", "来源"], ["申报", "项目库"], ["推进", "自定"]]
REMARK = [["本表由X区委组织部制"], ["如有疑问请电话联系"]]
FRUIT = [["苹果", "梨"], ["红", "绿"]]


@pytest.mark.parametrize(
    ("rows", "hidden", "beside", "finding", "severity"),
    [
        # beside a ledger, a hidden list of choices or a lone remark helps; a table of something else may be lost work
        (OPTIONS, True, True, "sheet_passed_over", "warning"),
        (TABLE_OF_OPTIONS, True, True, "sheet_passed_over", "warning"),
        (FRUIT, True, True, "sheet_passed_over", "warning"),
        (OPTIONS, False, True, "sheet_passed_over", "warning"),
        (REMARK, False, True, "sheet_passed_over", "warning"),
        (FRUIT, False, True, "sheet_unmatched", "error"),
        # where no sheet is a ledger, nothing helps anything
        (REMARK, False, False, "sheet_unmatched", "error"),
        (OPTIONS, True, False, "sheet_unmatched", "error"),
        (FRUIT, False, False, "sheet_unmatched", "error"),
    ],
)
def test_a_sheet_that_is_no_ledger(rows, hidden, beside, finding, severity):
    strange = raw_sheet(rows, name="别的", hidden=hidden)
    said = understand(*([raw_sheet(PROJECTS)] if beside else []), strange)
    found = {f.code: f.severity for f in said.findings if f.sheet == "别的"}
    assert found == {finding: severity} | ({"sheet_hidden": "warning"} if hidden else {})
    sheet = said.book.sheets[-1]
    assert (sheet.ledger, sheet.table, sheet.rows.loaded, sheet.rows.total) == (None, None, 0, len(rows))
    assert (sheet.rows.rejected > 0) == (severity == "error")


def test_an_empty_sheet_is_nothing_to_speak_of():
    said = understand(raw_sheet(PROJECTS), raw_sheet([], name="Sheet2"))
    assert (said.codes(), said.book.sheets[1].rows.total) == ([], 0)


def test_hidden_sheets_and_rows_are_read_and_said_so():
    said = understand(
        raw_sheet(PROJECTS, name="台账", hidden=True, hidden_rows=(2, 3)),
        raw_sheet(PROJECTS, name="多", hidden_rows=range(1, 30)),
    )
    assert [(f.code, f.sheet, f.detail) for f in said.findings if f.code != "duplicate_row"] == [
        ("sheet_hidden", "台账", None),
        ("rows_hidden", "台账", "2、3"),
        ("rows_hidden", "多", "、".join(map(str, range(1, 21))) + "……"),
    ]
    assert [len(table) for table in said.tables] == [2, 2]
    assert said.book.sheets[0].hidden


def test_rows_of_the_same_key_are_kept_and_said_so():
    said = understand_rows([*PROJECTS, PROJECT, PROJECT, ["湖北路街道", "甲", "推进"]])
    assert [(f.code, f.row, f.detail) for f in said.findings] == [("duplicate_row", 4, "2"), ("duplicate_row", 5, "2")]
    assert len(said.rows) == 5


def test_rows_without_a_whole_key_are_not_the_same():
    rows = [["资源名称", "提供单位", "资源类别"], ["会议室", "", "场地"], ["会议室", "", "场地"]]
    assert understand_rows(rows).codes() == []


def test_rows_of_another_street_than_the_reporters_are_said_so():
    rows = [["填报单位：武汉路街道"], *PROJECTS, ["湖北路街道", "丙", "推进"]]
    said = understand_rows(rows)
    (finding,) = said.findings
    assert (finding.code, finding.severity, finding.row, finding.field) == ("outside_scope", "warning", 5, "street")
    assert (finding.value, finding.detail) == ("湖北路街道", "湖北路街道")
    assert said.values("street_code") == [WUHAN, WUHAN, HUBEI]


def test_rows_that_name_no_place_belong_to_who_reports_the_sheet():
    issues = [["存在问题", "整改状态"], ["问题", "整改中"]]
    said = understand_rows([["填报单位：江城社区"], *issues])
    assert [(r["street_code"], r["community_code"]) for r in said.rows] == [(WUHAN, JIANGCHENG)]
    by_street = [["街道", "讲习所名称", "所属领域"], ["", "甲讲习所", "机关"], ["湖北路街道", "乙讲习所", "机关"]]
    said = understand_rows(by_street, name="武汉路街道")
    assert said.values("street_code") == [WUHAN, HUBEI]


RULES = [
    ("secretary_project", {"申报日期": "2024.5.1", "验收日期": "2024.4.1", "项目阶段": "验收"}, "accepted_on"),
    ("secretary_project", {"申报日期": "2024.5.1", "计划完成时间": "2024.4.1"}, "due_on"),
    ("secretary_project", {"完成进度": 120}, "progress"),
    ("secretary_project", {"验收日期": "2024.4.1", "项目阶段": "推进"}, "accepted_on"),
    ("rectification_issue", {"查摆日期": "2024.5.1", "完成日期": "2024.4.1", "整改状态": "已完成"}, "closed_on"),
    ("rectification_issue", {"整改状态": "已完成", "完成日期": ""}, "closed_on"),
    ("rectification_issue", {"整改状态": "整改中", "完成日期": "2024.4.1"}, "status"),
    ("lecture_hall", {"面积": 0}, "area"),
    ("lecture_session", {"参加人数": -3}, "attendees"),
    ("lecture_session", {"时长": 2000}, "minutes"),
    ("cobuild_unit", {"是否签订协议": "否", "签约日期": "2024.5.1"}, "signed_on"),
    ("cobuild_resource", {"经度": 30.5, "纬度": 114.3}, "latitude"),
    ("cobuild_need", {"对接状态": "未对接", "对接单位": "某公司"}, "matched_unit"),
    ("cobuild_project", {"认领日期": "2024.5.1", "计划完成时间": "2024.4.1"}, "due_on"),
]
FINE = [
    ("secretary_project", {"申报日期": "2024.4.1", "验收日期": "2024.5.1", "项目阶段": "验收", "完成进度": 100}),
    ("rectification_issue", {"整改状态": "已完成", "查摆日期": "2024.4.1", "完成日期": "2024.5.1"}),
    ("cobuild_need", {"对接状态": "未对接", "对接单位": "无"}),
    ("cobuild_resource", {"经度": 114.3, "纬度": 30.5}),
]
RECORDS = {
    "secretary_project": {"街道": "武汉路街道", "项目名称": "甲", "项目阶段": "推进"},
    "rectification_issue": {"社区": "江城社区", "存在问题": "问题", "整改状态": "整改中"},
    "lecture_hall": {"社区": "江城社区", "讲习所名称": "江城讲习所", "所属领域": "机关"},
    "lecture_session": {"讲习所": "江城讲习所", "讲习日期": "2024.5.12", "讲习主题": "党史", "参加人数": 35},
    "cobuild_unit": {"社区": "江城社区", "单位名称": "某公司"},
    "cobuild_resource": {"社区": "江城社区", "资源名称": "会议室", "提供单位": "某公司"},
    "cobuild_need": {"社区": "江城社区", "需求内容": "场地", "对接状态": "未对接"},
    "cobuild_project": {"社区": "江城社区", "项目名称": "甲", "项目状态": "实施中"},
}


@pytest.mark.parametrize(("ledger", "cells", "field"), RULES)
def test_a_ledgers_own_rules_warn_in_both_languages(ledger, cells, field):
    record = RECORDS[ledger] | cells
    said = understand_rows([list(record), list(record.values())], ledger=ledger)
    found = [f for f in said.findings if f.code == "rule" and f.field == field]
    assert [(f.row, f.severity) for f in found] == [(2, "warning")]
    zh, en = found[0].detail.split("\n")
    assert "\u4e00" <= zh[0] <= "\u9fff"
    assert en.isascii()
    assert len(said.rows) == 1


@pytest.mark.parametrize(("ledger", "cells"), FINE)
def test_rules_keep_quiet_over_rows_that_are_right(ledger, cells):
    record = RECORDS[ledger] | cells
    assert understand_rows([list(record), list(record.values())], ledger=ledger).codes() == []


def test_every_rule_is_tried():
    assert len(RULES) + 1 == sum(len(ledger.rules) for ledger in SPECS.values())  # one case breaks two of resources'


def test_a_row_rejected_for_several_cells_is_counted_once_and_said_for_each():
    said = understand_rows([HEAD, ["", "", "待定"], PROJECT])
    assert [(f.code, f.cell) for f in said.findings] == [
        ("required_empty", "A2"),
        ("required_empty", "B2"),
        ("required_unreadable", "C2"),
    ]
    assert (said.sheet.rows.rejected, said.sheet.rows.loaded) == (1, 1)


def test_a_ledger_whose_rows_are_all_rejected_leaves_no_table():
    said = understand_rows([HEAD, ["武汉路街道", "甲", "待定"]])
    assert (said.sheet.ledger, said.sheet.table, said.sheet.scope, said.sheet.rows.rejected) == (
        "secretary_project", None, (), 1,
    )  # fmt: skip


def test_a_ledger_without_a_row_is_no_mistake():
    said = understand_rows([["书记领办项目台账"], HEAD])
    assert (said.sheet.ledger, said.codes(), said.sheet.rows.header) == ("secretary_project", [], 1)
