"""Which type a column is taken for, and which columns are never loaded."""

import datetime as dt

import pytest

from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing.field_types import field_type, is_private, place_level
from taizhang.loading.values import Place

DAY = dt.date(2024, 5, 12)
INDEX = PlaceIndex(
    [
        Place("999901", "X区", "district", "9999"),
        Place("999901001", "武汉路街道", "street", "999901"),
        Place("999901002", "湖北路街道", "street", "999901"),
        Place("999901001001", "武汉路社区居民委员会", "community", "999901001"),
        Place("999901001002", "江城社区居民委员会", "community", "999901001"),
    ]
)

TYPES = [
    ("text", None, "备注", ["", "—"]),
    ("text", None, "姓名", ["张三", "李四"]),
    ("text", None, "项目编号", [20240012.0, 20240015.0]),
    ("text", None, "科目编码/类", [208.0, 210.0]),
    ("text", None, "门牌", ["001", "002"]),
    ("text", None, "出生年月", [1990.1, 1985.03]),
    ("text", None, "开放时间", ["8:00-17:00", "全天"]),
    ("text", None, "金额", ["35", "待定", "不详"]),
    ("date", None, "检查日期", [DAY, dt.datetime(2024, 5, 13, 9, 30)]),
    ("date", None, "检查日期", ["2024.5.12", "2024-5-13", "2024年5月14日", "5月15日", "20240516", "2024/5/17"]),
    ("date", None, "工期至", [DAY, "", "—"]),
    ("date", None, "检查日期", [DAY] * 19 + ["待定"]),
    ("text", None, "检查日期", [DAY] * 4 + ["待定"]),
    ("integer", None, "数量", [3.0, 5.0, ""]),
    ("integer", None, "数量", ["1,200", "35", "/"]),
    ("number", None, "得分", [3.5, 5.0]),
    ("number", "10k_yuan", "合同金额（万元）", [35.0, 12.0]),
    ("number", "10k_yuan", "合同金额", ["35万元", "2000元"]),
    ("integer", None, "补贴（元）", [1200.0, 800.0]),
    ("integer", "person", "参加人数", [35.0, 12.0]),
    ("number", "minute", "时长（小时）", [2.0, 1.5]),
    ("number", "m2", "建筑面积（平方米）", [120.5, 88.0]),
    ("number", "degree", "经度", [114.05, 113.95]),
    ("percent", None, "完成情况", ["85%", "60％"]),
    ("percent", None, "完成率", [0.85, 1.0]),
    ("integer", None, "心率", [72.0, 80.0]),
    ("text", None, "考号", ["3001", "3002"]),
    ("percent", None, "同比（%）", [6.5, -1.2]),
    ("boolean", None, "是否销号", ["是", "否", "是"]),
    ("boolean", None, "签到", ["√", "", "√"]),
    ("text", None, "有无", ["有无情况", "有"]),
    ("choice", None, "性别", ["男", "女"]),
    ("choice", None, "等级", ["一级", "二级", "一级"] * 4),
    ("text", None, "等级", ["一级", "二级", "一级"]),
    ("text", None, "经办人", ["张三", "李四", "张三"] * 4),
]


@pytest.mark.parametrize(("type_", "unit", "heading", "values"), TYPES)
def test_a_column_is_of_a_type(type_, unit, heading, values):
    found = field_type(heading.split("/"), values)
    assert (found.type, found.unit) == (type_, unit)


def test_a_unit_named_above_the_table_is_that_of_its_amounts():
    assert field_type(["预算金额"], [35.0], "万元").unit == "10k_yuan"
    assert field_type(["户数"], [35.0], "万元").unit is None
    assert field_type(["预算金额"], [35.0], "元").unit is None


def test_choices_are_spelt_and_empty_answers_are_none():
    found = field_type(["进度"], ["未启动", "进行中", "无", "进行中", "已完成", "已完成"] * 3)
    assert [(c.code, c.zh) for c in found.choices] == [
        ("weiqidong", "未启动"), ("jinxingzhong", "进行中"), ("yiwancheng", "已完成"),
    ]  # fmt: skip


PRIVATE = [
    (True, "联系电话", []),
    (True, "手机", ["—"]),
    (True, "父亲/联系方式", []),
    (True, "身份证号码", ["4201**********1234"]),
    (True, "备用", ["13800138000", 13912345678.0]),
    (True, "联系人", ["张三 13800138000", "李四13912345678"]),
    (True, "号", ["42010219900505123X"]),
    (False, "姓名", ["张三", "李四"]),
    (False, "金额", [13800138.0]),
    (False, "统一社会信用代码", ["92420102MA4KXXXX1A"]),
]


@pytest.mark.parametrize(("private", "headings", "values"), PRIVATE)
def test_telephone_and_identity_numbers_are_told(private, headings, values):
    assert is_private(headings.split("/"), values) == private


PLACES = [
    ("street", ["武汉路街道", "湖北路街道", "武汉路"]),
    ("community", ["武汉路社区", "江城社区"]),
    (None, ["武汉路街道", "区民政局", "区财政局"]),
    (None, []),
]


@pytest.mark.parametrize(("level", "values"), PLACES)
def test_places_are_recognised_by_the_registry(level, values):
    assert place_level(values, INDEX) == level
