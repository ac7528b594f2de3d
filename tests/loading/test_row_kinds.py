"""Every row of a sheet is recognised for what it is, however people write around their data."""

import pytest
from understanding import PLACES, SPECS, raw_sheet

from taizhang.loading.places import PlaceIndex
from taizhang.loading.planning import Known, plan_sheet

INDEX = PlaceIndex(PLACES)
HEAD = ["序号", "街道", "项目\n名称", "项目类别", "项目阶段", "完成进度", "计划投入（万元）", "备注"]
PROJECT = [1, "武汉路街道", "甲项目", "红色物业", "推进", 50, 35, ""]
TITLE, STAGE = 2, 4


def row(number="", **cells):
    """A row of the table above; cells are named by their columns in lower case."""
    return [
        number,
        *(cells.get(name, "") for name in ("street", "title", "kind", "stage", "progress", "budget", "note")),
    ]


def full(number=9, **cells):
    return row(
        number, **{"street": "武汉路街道", "title": "乙项目", "kind": "物业", "stage": "推进", "budget": 35} | cells
    )


CASES = {
    "blank": [
        row(),
        row(7),
        row("8"),
        row("（8）"),
        row("⑧"),
        row("8、"),
        row(8, street="武汉路街道"),
    ],
    "header": [
        HEAD,
        ["序 号", "街 道", "项 目 名 称", "类别", "项目阶段", "", "", ""],
        ["序号", "街道", "项目名称", "", "", "", "", ""],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        ["（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "（7）", "（8）"],
        ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"],
        ["甲", "乙", "1", "2", "3", "4", "5", "6"],
        ["甲", "乙", "1", "2", "3", "4", "5=3+4", "6"],
        ["栏次", "1", "2", "3", "4", "5", "6", "7"],
        ["A", "B", "C", "D", "E", "F", "G", "H"],
    ],
    "subtotal": [
        row("小计", budget=35),
        row("合计", budget="35万元"),
        row("总计"),
        row("合  计", budget=35),
        row(street="小计", budget=35),
        row(street="武汉路街道小计", budget=35),
        row("武汉路街道小计：", budget=35),
        row(title="合计", budget=35),
        row(stage="合计", budget=35),
        row("合计（3个）", budget=35),
        row("合计3个", budget=35),
        row("共计5项", budget=35),
        row("小计（万元）", budget=35),
        row("本页小计", budget=35),
        row("全区合计", street="11个街道", title="46个项目", budget=35),
        row("合计", street="11", title="46", budget=35),
        row("合计", street="——", title="——", kind="——", stage="——", budget=35),
        row("合计", street="/", title="/", kind="/", stage="/", progress="/"),
        row("一、阵地建设类（3个）", budget=35),
        row("一", street="武汉路街道", budget=35),
        row(street="武汉路街道", budget=35),
        row(progress=50, budget=35),
    ],
    "note": [
        row("填写说明：日期请填至日"),
        row("填写说明"),
        row("填报要求：日期请填至日"),
        row("说明：1.本表每季度更新"),
        row("注：1.本表每季度更新"),
        row("注1：本表每季度更新"),
        row("注", street="本表每季度更新"),
        row("（备注：本表由街道填写）"),
        row("※本表由街道填写"),
        row("*带*的为必填"),
        row("1.本表由街道填写；"),
        row(street="2、进度为累计进度"),
        row("填报人：张某某　　审核人：李某某　　联系电话：0000"),
        row("填报人：张某某", title="审核人：李某某", progress="联系电话：0000"),
        row("填报人：张某某", title="审核人：李某某", stage="2024年5月20日"),
        row("填表人：", street="张某某", kind="审核人：", stage="李某某"),
        row("填表人", street="张某某", title="审核人", kind="李某某"),
        row("单位负责人签字：", stage="分管领导："),
        row(note="2024年5月20日"),
        row(progress="武汉路街道党工委"),
        row("示例", **{"street": "武汉路街道", "title": "某项目", "kind": "物业", "stage": "推进", "budget": "35"}),
        full("例"),
        full("示例1"),
        full("（示例）"),
        full("填写示例"),
        full("样表"),
        row("一、武汉路街道"),
        row("一", street="武汉路街道"),
        row("（一）阵地建设类"),
        row("武汉路街道"),
        row("以下空白"),
        row("（以下无正文）"),
        row("无"),
        row(street="武汉路街道", title="无"),
        row(3, street="武汉路街道", title="无", kind="/", stage="无", budget="无"),
    ],
    "note at the edge": [
        row(title="填报日期：", stage="2024年5月20日"),
        full(title="例：红色物业创建项目"),
    ],
    "unit": [
        row(progress="（%）", budget="（万元）"),
        row(progress="%", budget="万元"),
        row(budget="单位：万元"),
        row("（序号）", title="（全称）", stage="（申报/推进/验收/推广）", budget="（万元）"),
        row("填报单位（盖章）：武汉路街道"),
        row("填报日期：2024年5月20日"),
    ],
    "data": [
        full(),
        full(title="合计清算"),
        full(title="合计"),
        full(title="小计复核项目"),
        full(title="注册登记便民项目"),
        full(title="说明会"),
        full(title="一、阵地建设项目"),
        full(title="1.阵地建设项目"),
        full(title="示例小区改造"),
        full(title="单位：共建项目"),
        full(title="填报人：待定"),
        full(title="序号"),
        full(title=1, kind=2),
        full(note="注：待补充"),
        full(note="合计35万元"),
        full("注：补录"),
        full("一"),
        full(1),
        full("1"),
        full("甲"),
        # A row lacking what it needs must be rejected, never taken for something else.
        full(title=""),
        full(stage=""),
        full(stage="/"),
        full(title="", kind="", stage="", note="注：待补充"),
        full(title="", kind="", stage="", progress=50),
        full(title="", kind="共计3处漏水"),
        row(9, title="丙项目"),
        row(title="丙项目"),
        row(stage="推进"),
        row(note="注：待补充", stage="推进"),
    ],
}


def kinds(rows, merges=()):
    return plan_sheet(raw_sheet([HEAD, *rows], merges=merges), SPECS, Known(file="台账.xlsx", index=INDEX)).kinds[1:]


@pytest.mark.parametrize(("kind", "cells"), [(kind, cells) for kind, rows in CASES.items() for cells in rows])
def test_a_row_is_recognised_between_others(kind, cells):
    assert kinds([PROJECT, cells, PROJECT]) == ("data", kind.split()[0], "data")


@pytest.mark.parametrize(
    ("kind", "cells"), [(kind, cells) for kind, rows in CASES.items() for cells in rows if "edge" not in kind]
)
def test_a_row_is_recognised_far_from_both_ends_of_a_long_table(kind, cells):
    assert kinds([*[PROJECT] * 40, cells, *[PROJECT] * 40])[40] == kind


def test_the_second_row_of_a_repeated_header_is_header_too():
    top = ["街道", "项目名称", "项目阶段", "时间节点", ""]
    bottom = ["", "", "", "申报日期", "验收日期"]
    data = ["武汉路街道", "甲项目", "推进", "2024.5.1", ""]
    merges = [(r, c, r + 1, c) for r in (0, 4) for c in range(3)] + [(0, 3, 0, 4), (4, 3, 4, 4)]
    rows = raw_sheet([top, bottom, data, data, top, bottom, data], merges=merges)
    assert plan_sheet(rows, SPECS, Known(file="台账.xlsx", index=INDEX)).kinds == (
        "header", "header", "data", "data", "header", "header", "data",
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["section heading", "武汉路街道", "乙项目（共同实施）"])
def test_a_row_that_is_one_merged_cell_is_a_remark_wherever_its_text_stands(kind):
    assert kinds([PROJECT, row(kind), PROJECT], merges=[(2, 0, 2, 7)])[1] == "note"
    assert kinds([PROJECT, row(title=kind), PROJECT], merges=[(2, 2, 2, 7)])[1] == "note"


def test_a_required_cell_merged_over_several_rows_is_not_lacking_below():
    rows = [full(1), row(2, street="武汉路街道", stage="推进"), row(progress=50, stage="推进")]
    assert kinds(rows) == ("data", "data", "data")
    merged = [(1, TITLE, 3, TITLE), (1, STAGE, 3, STAGE)]
    assert kinds([full(1), row(2, kind="共计"), row("", progress=50)], merges=merged) == ("data", "data", "data")
