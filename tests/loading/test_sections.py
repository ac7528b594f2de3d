"""Headings of sections give their rows the place they name, where no column does."""

import pytest
from understanding import HUBEI, JIANGCHENG, WUHAN, understand_rows

LUOJIA = "999901001004"
HEAD = ["序号", "项目名称", "项目阶段", "计划投入"]
FIRST, SECOND = [1, "甲", "推进", 3], [2, "乙", "推进", 4]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["一、武汉路街道"], ["二、湖北路街道"]),
        (["一、武汉路街道（1个）"], ["二、湖北路街道（1个）"]),
        (["（一）武汉路街道办事处"], ["（二）湖北路街道办事处"]),
        (["【武汉路街道】"], ["【湖北路街道】"]),
        (["武汉路街道"], ["湖北路街道"]),
        (["1.武汉路"], ["2.湖北路"]),
        (["武汉路街道", "", "", 3], ["湖北路街道", "", "", 4]),
    ],
)
def test_a_section_names_the_street_of_its_rows(first, second):
    said = understand_rows([HEAD, first, FIRST, second, SECOND, ["合计", "", "", 7]])
    assert said.values("street_code") == [WUHAN, HUBEI]
    assert (said.codes(), said.sheet.scope) == ([], (WUHAN, HUBEI))


def test_other_sections_lie_within_a_street():
    rows = [HEAD, ["一、武汉路街道"], ["（一）阵地建设类"], FIRST, ["（二）民生服务类"], SECOND]
    assert understand_rows(rows).values("street_code") == [WUHAN, WUHAN]


def test_a_section_may_name_a_community():
    rows = [["存在问题", "整改状态", "责任人"], ["江城社区"], ["甲", "整改中"], ["珞珈社区"], ["乙", "整改中"]]
    said = understand_rows(rows)
    assert [(r["street_code"], r["community_code"]) for r in said.rows] == [(WUHAN, JIANGCHENG), (WUHAN, LUOJIA)]


@pytest.mark.parametrize(
    "rows",
    [
        [FIRST, ["一、武汉路街道"], SECOND],  # rows before the first section
        [["一、阵地建设类"], FIRST, ["二、民生服务类"], SECOND],  # sections of something else
        [FIRST, SECOND, ["武汉路街道党工委"]],  # who signed
    ],
)
def test_a_street_that_no_section_gives_is_missing(rows):
    assert understand_rows([HEAD, *rows]).codes() == ["column_missing"]


def test_a_column_of_streets_comes_before_the_sections():
    rows = [["街道", *HEAD[1:]], ["一、武汉路街道"], ["湖北路街道", *FIRST[1:]], ["", *SECOND[1:]]]
    said = understand_rows(rows)
    assert (said.values("street_code"), said.codes()) == ([HUBEI], ["required_empty"])
