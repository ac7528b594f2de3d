"""A whole sheet as the ledger it could become: its key, its mode, its places, and the columns left out."""

import pytest

from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing import propose
from taizhang.loading.values import Place
from taizhang.spec import load_specs
from tests.proposals.corpus import read_examples

SPECS = load_specs()
INDEX = PlaceIndex(
    [
        Place("999901", "X区", "district", "9999"),
        Place("999901001", "武汉路街道", "street", "999901"),
        Place("999901001001", "武汉路社区居民委员会", "community", "999901001"),
        Place("999901001002", "江城社区居民委员会", "community", "999901001"),
    ]
)

STAFF = """
== 名册
  
   | X区2024年社区工作者花名册 | > | > | > | > | >
   | 序号 | 街道 | 社区 | 姓名 | 手机 | 入职时间 | 备注
   | 1 | 武汉路街道 | 武汉路社区 | 王建国 | '13800138000 | 2015-03-01 |
   | 2 | 武汉路街道 | 江城社区 | 李秀兰 | '13912345678 | 2018-07-15 | 借调
   | 3 | 武汉路街道 | 江城社区 | 张志强 | '13712345678 | 2020-11-02 |
   | 合计 | 3人 | | | | |
"""


def proposed(text, **given):
    (example,) = read_examples(text)
    return propose(example.sheet, "台账.xlsx", SPECS, INDEX, **given)


def test_a_sheet_becomes_a_ledger():
    found = proposed(STAFF)
    ledger = found.ledger
    assert (ledger.key, ledger.zh, ledger.mode) == ("sqgzzhmc", "社区工作者花名册", "snapshot")
    assert [(f.key, f.zh, f.en, f.type, f.required) for f in ledger.fields] == [
        ("street", "街道", "Street", "street", False),
        ("community", "社区", "Community", "community", False),
        ("xingming", "姓名", "姓名", "text", True),
        ("ruzhishijian", "入职时间", "入职时间", "date", False),
        ("note", "备注", "Note", "text", False),
    ]
    assert ledger.row_key == ("xingming",)
    assert found.header_rows == (3, 3)
    assert found.columns == {2: "street", 3: "community", 4: "xingming", 5: "", 6: "ruzhishijian", 7: "note"}


def test_a_person_may_say_where_the_header_is():
    found = proposed(STAFF, header_rows=(4, 4))
    assert found.header_rows == (4, 4)
    assert [f.zh for f in found.ledger.fields][:3] == ["1", "武汉路街道", "武汉路社区"]


def test_a_ledger_of_the_same_name_gets_another_key():
    first = proposed(STAFF).ledger
    (example,) = read_examples(STAFF)
    again = propose(example.sheet, "台账.xlsx", {**SPECS, first.key: first}, INDEX)
    assert again.ledger.key == f"{first.key}_2"


KEYS = [
    ("snapshot", ["heji"], "  合计 | 车辆\n  5 | 3\n  6 | 2"),
    ("snapshot", ["xiangmumingcheng"], "  序号 | 金额 | 项目名称\n  1 | 5 | 甲项\n  2 | 6 | 乙项"),
    ("snapshot", ["bumen", "gangwei"], "  部门 | 岗位 | 人数\n  甲 | 主任 | 1\n  甲 | 科员 | 2\n  乙 | 科员 | 3"),
    (
        "events",
        ["jianchariqi", "bjcdw"],
        "  检查日期 | 被检查单位\n  2024-05-01 | 甲店\n  2024-05-02 | 乙店",
    ),
    ("snapshot", ["xingming"], "  姓名 | 出生日期\n  张三 | 1990-05-01\n  李四 | 1991-05-02"),
]


@pytest.mark.parametrize(("mode", "row_key", "rows"), KEYS)
def test_names_tell_rows_apart_and_days_tell_happenings(mode, row_key, rows):
    ledger = propose_rows(rows)
    assert (ledger.mode, list(ledger.row_key)) == (mode, row_key)


def propose_rows(rows):
    (example,) = read_examples(f"== 表\n{rows}\n")
    return propose(example.sheet, "表.xlsx", {}, PlaceIndex(()), (1, 1)).ledger


def test_totals_are_no_rows_and_tell_nothing_of_a_type():
    found = proposed("== 表\n! 品名 | 数量\n  铁锹 | 20\n  雨衣 | 50\n  合计 | 70件\n")
    assert [f.type for f in found.ledger.fields] == ["text", "integer"]


def test_a_sheet_of_nothing_but_private_numbers_becomes_nothing():
    assert proposed("== 表\n! 手机号码\n  '13800138000\n  '13900139000\n") is None
