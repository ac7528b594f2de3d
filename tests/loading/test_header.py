"""The header is found wherever the table stands, and says which ledger the sheet is; close calls are asked."""

import pytest
from understanding import HUBEI, PLACES, SPECS, WUHAN, raw_sheet, understand, understand_rows

from taizhang.loading.places import PlaceIndex
from taizhang.loading.planning import Known, plan_sheet

INDEX = PlaceIndex(PLACES)
FLAT = ["序号", "街道", "项目名称", "项目阶段", "计划投入", "已投入", "申报日期"]
DATA = [1, "武汉路街道", "甲项目", "推进", 3, 2, "2024.5.1"]
GROUPS = ["序号", "项目情况", "", "", "资金（万元）", "", "时间"]
UNDER = ["", "街道", "项目名称", "项目阶段", "计划投入", "已投入", "申报日期"]
OVER = [(0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 5)]


def below(merges, rows):
    """Merges moved down by `rows`."""
    return [(r0 + rows, c0, r1 + rows, c1) for r0, c0, r1, c1 in merges]


LAYOUTS = {
    # what stands above the data, the merges, the rows (0-based) that are header
    "header alone": ([FLAT], [], [0]),
    "title": ([["书记领办项目台账"], FLAT], [(0, 0, 0, 6)], [1]),
    "title, unit line, blank": ([["书记领办项目台账"], ["填报单位：X区委", "", "", "单位：万元"], [], FLAT], [], [3]),
    "two rows": ([GROUPS, UNDER], OVER, [0, 1]),
    "two rows under a title": ([["书记领办项目台账"], GROUPS, UNDER], below(OVER, 1), [1, 2]),
    "groups without merges": ([GROUPS, UNDER], [], [0, 1]),
    "three rows": (
        [["序号", "书记领办", "", "", "", "", ""], GROUPS, UNDER],
        [(0, 0, 2, 0), (0, 1, 0, 6), (1, 1, 1, 3), (1, 4, 1, 5)],
        [0, 1, 2],
    ),
    "one heading merged over three rows": (
        [
            ["序号", "街道", "项目", "", "", "", "申报日期"],
            ["", "", "项目名称", "项目阶段", "资金", "", ""],
            ["", "", "", "", "计划投入", "已投入", ""],
        ],
        [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 5), (0, 6, 2, 6)],
        [0, 1, 2],
    ),
    "all merged over an empty row": ([FLAT, [""] * 7], [(0, c, 1, c) for c in range(7)], [0, 1]),
    "after 25 lines": ([*[[f"说明第{n}条"] for n in range(25)], FLAT], [], [25]),
    "after 28 blank rows": ([["书记领办项目台账"], *[[""]] * 28, FLAT], [], [29]),
    "title of two cells": ([["附件2", "", "书记领办项目台账"], FLAT], [], [1]),
    "reporter in cells": ([["填报单位", "X区委组织部", "填报日期", "2024年5月20日"], FLAT], [], [1]),
    "column numbers below": ([FLAT, [1, 2, 3, 4, 5, 6, 7]], [], [0, 1]),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("at", [(0, 0), (2, 2)], ids=["at A1", "at C3"])
def test_the_header_is_found(layout, at):
    above, merges, header = LAYOUTS[layout]
    said = understand_rows([*above, DATA, [2, *DATA[1:2], "乙项目", *DATA[3:]]], merges=merges, at=at)
    assert said.sheet.ledger == "secretary_project"
    assert said.codes() == []
    assert [(r["title"], r["budget"], r["spent"], str(r["declared_on"])) for r in said.rows] == [
        ("甲项目", 3, 2, "2024-05-01"), ("乙项目", 3, 2, "2024-05-01"),
    ]  # fmt: skip
    assert said.sheet.rows.header == len(header)
    assert said.sheet.header_rows == tuple(
        at[0] + row + 1 for row in header if layout != "column numbers below" or not row
    )


@pytest.mark.parametrize(
    ("group", "budget"), [("资金（元）", 0.0003), ("资金（万元）", 3), ("资金（单位：千元）", 0.3), ("资金", 3)]
)
def test_a_unit_named_over_a_group_of_columns_holds_for_each_of_them(group, budget):
    said = understand_rows([[*GROUPS[:4], group, "", "时间"], UNDER, DATA], merges=OVER)
    assert (said.values("budget"), said.values("spent")) == ([budget], [pytest.approx(budget * 2 / 3)])


@pytest.mark.parametrize(
    ("headings", "title", "ledger"),
    [
        (["街道", "项目名称", "项目阶段"], "", "secretary_project"),
        (["社区", "存在问题", "整改状态"], "", "rectification_issue"),
        (["讲习所名称", "所属领域", "面积"], "", "lecture_hall"),
        (["讲习所", "讲习日期", "讲习主题", "参加人数"], "", "lecture_session"),
        (["单位名称", "单位性质", "是否签订协议"], "", "cobuild_unit"),
        (["提供单位", "资源名称", "资源类别"], "", "cobuild_resource"),
        (["社区", "需求内容", "对接状态"], "", "cobuild_need"),
        (["社区", "项目名称", "认领单位", "项目状态"], "", "cobuild_project"),
        # the title decides where the headings could be of either
        (["街道", "项目名称", "项目状态"], "共建项目清单", "cobuild_project"),
        (["街道", "项目名称", "项目状态"], "书记领办项目台账", "secretary_project"),
        (["街道", "社区", "项目名称", "项目类别", "项目状态"], "区域化党建项目清单", "cobuild_project"),
        (["单位名称", "联系人", "联系电话"], "共建单位名册", "cobuild_unit"),
    ],
)
def test_the_headings_and_the_title_tell_the_ledger(headings, title, ledger):
    rows = [[title], headings] if title else [headings]
    plan = plan_sheet(raw_sheet(rows), SPECS, Known(file="台账.xlsx", index=INDEX))
    assert (plan.header.ledger.key, plan.header.rivals) == (ledger, ())


@pytest.mark.parametrize("where", ["title", "name", "file"])
def test_the_sheets_and_the_files_name_speak_for_a_ledger_like_a_title(where):
    headings = ["街道", "社区", "项目名称", "项目类别", "项目状态"]
    rows = [[{"title": "共建项目清单"}.get(where, "")], headings, ["武汉路街道", "江城社区", "甲", "场地", "已完成"]]
    named = {} if where == "title" else {where: "共建项目清单.xlsx"}
    assert understand_rows(rows, **named).sheet.ledger == "cobuild_project"


CLOSE = [["街道", "社区", "项目名称", "项目类别", "项目状态"], ["武汉路街道", "江城社区", "甲", "场地", "已完成"]]


def test_a_close_call_is_asked_and_settled_by_naming_the_ledger():
    asked = understand_rows(CLOSE)
    assert (asked.sheet.ledger, asked.rows, asked.codes()) == (None, [], ["ledger_close_call"])
    (finding,) = asked.findings
    assert finding.severity == "error"
    assert {SPECS["cobuild_project"].label, SPECS["secretary_project"].label} <= set(finding.detail.split("、"))
    assert asked.sheet.rows.rejected == 2
    for ledger in ("cobuild_project", "secretary_project"):
        told = understand_rows(CLOSE, ledger=ledger)
        assert (told.sheet.ledger, len(told.rows), told.codes("error")) == (ledger, 1, [])


@pytest.mark.parametrize(
    "rows",
    [
        [["苹果", "梨"], ["红", "绿"]],
        [["姓名", "单位", "职务"], ["张某某", "武汉路街道", "书记"]],
        [["单位名称", "联系人", "联系电话"], ["某公司", "张某某", "0000"]],
        [["项目名称", "金额"], ["甲", 3]],
        [["街道"], ["武汉路街道"]],
        [["街道", "社区"], ["武汉路街道", "江城社区"]],
    ],
)
def test_a_table_of_something_else_is_no_ledger(rows):
    said = understand_rows(rows)
    assert (said.sheet.ledger, said.codes("error")) == (None, ["sheet_unmatched"])


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        (["街道", "项目名称", "计划投入", "申报日期"], ["stage"]),
        (["街道", "项目阶段", "计划投入", "申报日期"], ["title"]),
        (["项目名称", "项目阶段", "计划投入"], ["street"]),
        (["讲习所", "讲习日期", "讲习主题", "主讲人"], ["attendees"]),
        (["讲习所", "讲习主题", "主讲人", "讲习地点"], ["held_on", "attendees"]),
        (["存在问题", "整改状态", "查摆日期"], ["community"]),
        (["街道", "存在问题", "整改状态", "查摆日期"], ["community"]),
    ],
)
def test_a_column_that_every_row_needs_is_missing(headings, missing):
    said = understand_rows([headings, ["x"] * len(headings)])
    assert [(f.code, f.field) for f in said.findings] == [("column_missing", key) for key in missing]
    assert (said.sheet.ledger, said.sheet.rows.loaded) == (None, 0)
    for finding in said.findings:
        field = next(f for ledger in SPECS.values() for f in ledger.fields if f.key == finding.field and f.required)
        assert field.zh in finding.detail.split("、")


def test_a_street_column_may_be_missing_where_the_sheet_names_its_street():
    rows = [["项目名称", "项目阶段", "计划投入"], ["甲", "推进", 3]]
    sheets = [raw_sheet(rows, name=name) for name in ("武汉路街道", "湖北路")]
    said = understand(*sheets)
    assert [table[0]["street_code"] for table in said.tables] == [WUHAN, HUBEI]
    assert said.codes() == []
