"""Where a header is taken to be, and that no sheet is too strange to be asked."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing import header_rows_of, propose
from taizhang.loading.reading import RawSheet
from taizhang.spec import parse_spec, to_toml
from tests.proposals.corpus import examples, read_examples

CASES = """
== a title, a reporter and a unit above
  社区工作者花名册 | > | >
  填报单位：东湖街道 | | 填报日期：2024.5.20
  单位：元 | > | >
! 姓名 | 性别 | 津贴
  王建国 | 男 | 1200
  李秀兰 | 女 | 1300
== two rows joined by merged cells
! 姓名 | 成绩 | >
! ^ | 笔试 | 面试
  王建国 | 81 | 92
  李秀兰 | 77 | 90
== two rows joined by gaps alone
! 街道 | 党员 | |
!  | 男 | 女 | 合计
  东湖 | 12 | 8 | 20
  城关 | 9 | 7 | 16
== said again in English
! 行业 | 企业数
! Sector | Enterprises
  制造业 | 310
  采矿业 | 12
== years are headings though they are numbers
! 指标 | 2021 | 2022
  人口 | 85.2 | 86.1
  户数 | 30.1 | 30.5
== a row that numbers the columns is none
! 项目 | 预算 | 决算
  1 | 2 | 3
  教育 | 500 | 480
  卫生 | 300 | 310
== a unit line below is none
! 品种 | 均价
  | （元）
  白菜 | 1.2
  猪肉 | 14.5
== the weekdays of counted days
! 姓名 | 1 | 2 | 3
!  | 一 | 二 | 三
  王建国 | √ | √ | 休
  李秀兰 | √ | 休 | √
== a list of one column
! 姓名
  王建国
  李秀兰
== a form
  姓名 | 王建国 | 性别 | 男
  民族 | 汉 | 学历 | 本科
  职务 | 主任 | 部门 | 办公室
== data from the first row
  2024-01-02 | 门禁故障 | 1号楼
  2024-01-05 | 水管漏水 | 3号楼
  2024-01-09 | 路灯不亮 | 北门
== a letter
  关于报送工作总结的通知
  请各单位于6月30日前报送工作总结。
== nothing
  
"""


@pytest.mark.parametrize("example", list(read_examples(CASES)), ids=lambda example: example.name)
def test_the_header_is_found(example):
    assert header_rows_of(example.sheet) == example.header_rows


TEXTS = [
    "",
    "",
    "姓名",
    "序号",
    "合计",
    "1",
    "2",
    "2023年",
    "单位：万元",
    "备注",
    "男",
    "√",
    "—",
    "张三",
    "=1",
    "\n",
    "一、项目",
]
CELLS = st.one_of(
    st.sampled_from(TEXTS), st.text(max_size=9), st.integers(-5, 40).map(float), st.floats(), st.booleans(), st.dates(),
    st.datetimes(), st.times(), st.timedeltas(),
)  # fmt: skip


@st.composite
def raw_sheets(draw):
    width, height = draw(st.integers(0, 7)), draw(st.integers(0, 9))
    row, column = st.integers(0, height + 2), st.integers(0, width + 2)
    corners = st.tuples(row, column, row, column)
    merges = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in draw(st.lists(corners, max_size=6))]
    return RawSheet(
        name=draw(st.text(max_size=6)),
        hidden=False,
        first_row=draw(st.integers(0, 3)),
        first_column=draw(st.integers(0, 3)),
        rows=[[draw(CELLS) for _ in range(width)] for _ in range(height)],
        merges=tuple(m for m in merges if m[2] < height and m[3] < width),
        hidden_rows=(),
    )


@given(raw_sheets())
@settings(max_examples=300, deadline=None)
def test_no_sheet_is_too_strange(sheet):
    found = header_rows_of(sheet)
    assert found is None or sheet.first_row < found[0] <= found[1] <= sheet.height


@given(raw_sheets(), st.integers(-1, 9), st.integers(-2, 3))
@settings(max_examples=200, deadline=None)
def test_whatever_is_proposed_is_a_declaration(sheet, first, more):
    for rows in (None, (first, first + more)):
        proposed = propose(sheet, "台账.xlsx", {}, PlaceIndex(()), rows)
        assert proposed is None or parse_spec(to_toml(proposed.ledger), "x.toml") == proposed.ledger


def test_two_hundred_sheets_of_a_hundred_rows_take_no_second():
    sheets = [
        stretched(example.sheet) for example in examples("people.txt", "money.txt", "work.txt") if example.sheet.rows
    ]
    many = (sheets * 4)[:200]
    header_rows_of(many[0])  # reads the list of words
    begun = time.process_time()
    for sheet in many:
        header_rows_of(sheet)
    assert time.process_time() - begun < 1


def stretched(sheet):
    """The sheet with its rows of data over and over, a hundred in all."""
    return msgspec.structs.replace(sheet, rows=[*sheet.rows, *(sheet.rows[-3:] * 40)][:100])
