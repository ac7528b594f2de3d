"""What columns and sheets are called, without what changes from report to report."""

import pytest

from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing.naming import bare_title, column_names
from taizhang.loading.proposing.windows import Heading
from taizhang.loading.values import Place

INDEX = PlaceIndex(
    [Place("999901", "江城区", "district", "9999"), Place("999901001", "武汉路街道", "street", "999901")]
)

TITLES = [
    ("江城区2024年第二季度社区工作者花名册（5月）", "社区工作者花名册"),
    ("附件1：XX市2023-2024学年教师名册", "教师名册"),
    ("武汉路街道隐患排查台账2024.5", "隐患排查台账"),
    ("2024年5月份考勤表", "考勤表"),
    ("合 同 台 账", "合同台账"),
    ("2-1 各镇人口变动情况", "各镇人口变动情况"),
    ("XX社区楼栋长名单", "楼栋长名单"),
    ("低保名单", "低保名单"),
    ("小区物业台账", "小区物业台账"),
]


@pytest.mark.parametrize(("title", "bare"), TITLES)
def test_a_title_loses_period_place_and_number(title, bare):
    assert bare_title(title, INDEX) == bare


NAMES = [
    (["姓名"], ["姓名"]),
    (["* 姓 名", "入职\n时间", "3.岗位："], ["姓名", "入职时间", "岗位"]),
    (["所在街道（必填）", "村（社区）"], ["所在街道", "村（社区）"]),
    (["父亲/姓名", "母亲/姓名", "班级"], ["父亲姓名", "母亲姓名", "班级"]),
    (["成绩/笔试", "成绩/面试"], ["笔试", "面试"]),
    (["行业/Sector", "产值/Total Output"], ["行业", "产值"]),
    (["姓名", "单位", "姓名", "单位", "姓名"], ["姓名", "单位", "姓名2", "单位2", "姓名3"]),
    (["", "数量"], ["", "数量"]),
]


@pytest.mark.parametrize(("stacks", "names"), NAMES)
def test_a_column_has_the_shortest_name_that_tells_it_from_others(stacks, names):
    headings = [Heading(tuple(filter(None, stack.split("/"))), 1.0) for stack in stacks]
    assert [name.zh for name in column_names(headings)] == names


def test_a_second_language_is_the_english_name():
    (name,) = column_names([Heading(("总产值", "Total Output"), 1.0)])
    assert (name.zh, name.en, name.synonyms) == ("总产值", "Total Output", ("总产值Total Output",))


BARE = [
    (["合同金额（万元）"], ["合同金额"]),
    (["增减（万元）", "增减（%）"], ["增减（万元）", "增减（%）"]),
    (["增减（万元）", "增减"], ["增减（万元）", "增减"]),
    (["折算（40%）", "村（社区）"], ["折算（40%）", "村（社区）"]),
]


@pytest.mark.parametrize(("stacks", "bare"), BARE)
def test_a_unit_is_no_part_of_a_name_that_tells_columns_apart_without_it(stacks, bare):
    assert [name.bare for name in column_names([Heading((stack,), 1.0) for stack in stacks])] == bare
