"""Cells that say 同上, and further tables below the first."""

import datetime as dt

import pytest
from understanding import HUBEI, WUHAN, understand_rows

HEAD = ["街道", "项目名称", "项目阶段", "领办书记", "申报日期", "计划投入"]
FIRST = ["武汉路街道", "甲", "推进", "刘某", "2024-05-12", 35]


@pytest.mark.parametrize("ditto", ["同上", "〃", '"', "”"])
def test_what_is_the_same_as_above_is_read_from_there_and_said(ditto):
    said = understand_rows([HEAD, FIRST, [ditto, "乙", *[ditto] * 4], ["湖北路街道", "丙", ditto, "", "", ""]])
    assert [list(row.values())[:-1] for row in map(_given, said.rows)] == [
        [WUHAN, "甲", "under_way", "刘某", dt.date(2024, 5, 12), 35],
        [WUHAN, "乙", "under_way", "刘某", dt.date(2024, 5, 12), 35],
        [HUBEI, "丙", "under_way", None, None, None],
    ]
    cells = ["A3", "C3", "C4", "D3", "E3", "F3"]
    assert sorted((f.code, f.cell) for f in said.findings) == [("same_as_above", cell) for cell in cells]


def _given(row):
    return {key: row[key] for key in ("street_code", "title", "stage", "secretary", "declared_on", "budget", "_row")}


def test_the_first_row_has_nothing_above_it():
    said = understand_rows([HEAD, ["同上", *FIRST[1:]], FIRST])
    assert said.codes("error") == ["required_place_unknown"]


@pytest.mark.parametrize(
    "between",
    [
        [["湖北路街道书记领办项目台账"]],
        [[], ["书记领办项目台账"], ["填报单位：湖北路街道"]],
        [["合计"], [], ["填报单位：", "湖北路街道", "", "填报时间：", "2024年5月20日"]],
    ],
)
def test_a_further_table_is_of_who_reports_it(between):
    table = [HEAD[1:], FIRST[1:], ["乙", *FIRST[2:]]]
    said = understand_rows([["武汉路街道书记领办项目台账"], *table, *between, *table])
    assert said.values("street_code") == [WUHAN, WUHAN, HUBEI, HUBEI]
    assert said.codes() == []
    assert said.sheet.rows.header == 2
