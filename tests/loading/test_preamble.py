"""The lines around a table, its sheet's name and its file's tell the day it speaks of and who reports it."""

import datetime as dt

import pytest
from understanding import HUBEI, JIANGCHENG, PLACES, RECEIVED, SPECS, WUHAN, raw_sheet, understand, understand_rows

from taizhang.loading.places import PlaceIndex
from taizhang.loading.planning import Known, plan_sheet

INDEX = PlaceIndex(PLACES)
DAY = dt.date(2024, 5, 20)
PROJECTS = [["项目名称", "项目阶段", "备注", "类别"], ["甲", "推进", "", ""]]
STREETS = [["街道", "项目名称", "项目阶段", "备注"], ["武汉路街道", "甲", "推进", ""]]
ISSUES = [["存在问题", "整改状态", "查摆日期", "责任人"], ["问题", "整改中", "", ""]]


def lines(texts):
    """Lines given as one text or a list of cells."""
    return [[text] if isinstance(text, str) else text for text in texts]


def preamble(above=(), below=(), table=PROJECTS, name="Sheet1", file="台账.xlsx"):
    rows = [*lines(above), *table, *lines(below)]
    return plan_sheet(raw_sheet(rows, name=name), SPECS, Known(file=file, index=INDEX)).preamble


@pytest.mark.parametrize(
    "line",
    [
        "填报日期：2024年5月20日",
        "填报日期:2024年05月20日",
        "填报时间：2024.5.20",
        "填表日期 2024-05-20",
        "填报日期：2024/5/20",
        "填报日期：20240520",
        "填报日期：２０２４年５月２０日",
        "报送日期：2024．5．20",
        "填报日期：　2024 年 5 月 20 日",
        "上报时间：2024-05-20 08:30",
        "制表日期：2024年5月20日",
        "更新日期：2024.5.20",
        "日期：2024年5月20日",
        "2024年5月20日",
        "（2024年5月20日）",
        "截至2024年5月20日",
        "（截止2024年5月20日）",
        "数据截止时间：2024年5月20日",
        "统计时间：2024年1月1日至2024年5月20日",
        "统计时间：2024年3月1日—5月20日",
        "武汉路街道书记领办项目台账（2024年3月1日-5月20日）",
        "填报单位：武汉路街道    填表时间：2024-05-20    单位：万元、人",
        ["填报日期：", "2024年5月20日"],
        ["填报日期", "2024年5月20日"],
        ["填报日期：", "", "2024.5.20"],
        ["填报日期：", DAY],
        ["填报单位：武汉路街道", "", "填报日期：", "2024年5月20日"],
        ["填报日期：2024年", "5月", "20日"],
    ],
)
def test_the_reported_day_is_read_above_the_table(line):
    assert preamble([line]).reported_on == DAY


@pytest.mark.parametrize("above", ["2024年1月1日起施行的书记领办项目台账", "2024年1月至5月书记领办项目台账"])
def test_a_day_that_is_called_the_reported_one_comes_before_any_other(above):
    assert preamble([above, "填报日期：2024年5月20日"]).reported_on == DAY


@pytest.mark.parametrize(
    "line",
    [
        "填报日期：2024年5月20日",
        "填报人：张某某    填报日期：2024年5月20日",
        "注：数据截至2024年5月20日。",
        ["填报人：张某某", "审核人：李某某", "2024年5月20日"],
        ["填表人", "张某某", "填表日期", "2024.5.20"],
        ["", "", "填报日期：", "2024年5月20日"],
        ["", "", "", "2024年5月20日"],
        ["", "", "", "武汉路街道党工委 2024年5月20日"],
    ],
)
def test_the_reported_day_is_read_below_the_table(line):
    said = preamble(below=[line], table=STREETS)
    assert said.reported_on == DAY


@pytest.mark.parametrize(
    "line",
    [
        "填报日期：    年  月  日",
        "填报日期：2024年13月20日",
        "填报日期：2024年5月",
        "填报日期：5月20日",
        "2024年5月书记领办项目台账",
        "2024年第二季度",
        "联系电话：02020240520",
    ],
)
def test_what_is_no_day_is_not_taken_for_one(line):
    assert preamble([line]).reported_on is None


def test_a_remark_below_the_table_gives_no_day_of_its_own():
    assert preamble(below=["注：项目应于2024年12月31日前完成，逾期的说明原因。"]).reported_on is None


@pytest.mark.parametrize(
    ("above", "year", "reported_on"),
    [
        (["2023年书记领办项目台账"], 2023, None),
        (["2023年书记领办项目台账", "填报日期：2024年5月20日"], 2023, DAY),
        (["2024年书记领办项目台账", "填报日期：5月20日"], 2024, DAY),
        (["填报日期：2024.5.20"], 2024, DAY),
        (["书记领办项目台账"], None, None),
    ],
)
def test_the_year_of_a_sheet(above, year, reported_on):
    said = preamble(above)
    assert (said.year, said.reported_on) == (year, reported_on)


@pytest.mark.parametrize(
    ("above", "place"),
    [
        ("填报单位：武汉路街道", WUHAN),
        ("填报单位（盖章）：武汉路街道党工委", WUHAN),
        ("填报单位：武汉路街道办事处（盖章）", WUHAN),
        ("填报单位：武汉路街道党建工作办公室", WUHAN),
        ("填报单位:武汉路街道填报日期:2024年5月20日", WUHAN),
        ("单位：武汉路街道", WUHAN),
        ("单位：万元  填报单位：武汉路", WUHAN),
        ("报送单位：武汉路街道办事处    填报人：张某某", WUHAN),
        ("填报街道：武汉路街道", WUHAN),
        (["填报单位：", "武汉路街道办事处"], WUHAN),
        (["填报单位", "武汉路街道办事处"], WUHAN),
        ("武汉路街道2024年书记领办项目台账", WUHAN),
        ("X区武汉路街道书记领办项目", WUHAN),
        ("武汉路书记领办项目台账", WUHAN),
        ("武汉路街道、湖北路街道书记领办项目", None),
        ("书记领办项目台账", None),
        ("单位：万元", None),
    ],
)
def test_the_street_that_reports_a_sheet(above, place):
    assert preamble([above]).place == place


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"above": ["填报单位：江城社区"]}, JIANGCHENG),
        ({"above": ["填报单位：武汉路街道江城社区党委"]}, JIANGCHENG),
        ({"above": ["填报社区：江城社区居委会"]}, JIANGCHENG),
        ({"above": ["江城社区整顿问题台账"]}, JIANGCHENG),
        ({"above": ["东风一社区整顿问题台账"]}, "999901009001"),
        ({"above": ["江城社区、荆楚社区整顿问题台账"]}, None),
        ({"name": "江城社区"}, JIANGCHENG),
        ({"name": "江城"}, JIANGCHENG),
        ({"file": "江城社区整顿问题.xlsx"}, JIANGCHENG),
    ],
)
def test_the_community_that_reports_a_sheet(said, place):
    assert preamble(table=ISSUES, **said).place == place


@pytest.mark.parametrize("name", ["武汉路街道", "武汉路", "1.武汉路街道", "武汉路街道（5月）", "武汉路街道台账"])
@pytest.mark.parametrize("where", ["name", "file"])
def test_the_street_of_a_sheet_by_its_name_or_its_files(name, where):
    assert preamble(**{where: name if where == "name" else f"{name}.xlsx"}).place == WUHAN


@pytest.mark.parametrize("name", ["Sheet1", "附件1", "汇总", "全区", "选项"])
def test_other_names_of_sheets_say_nothing(name):
    assert preamble(name=name).place is None


def test_the_sheets_name_comes_before_its_reporter_and_its_title_before_the_file():
    above = ["填报单位：湖北路街道"]
    assert preamble(above, name="武汉路街道", file="长江路街道.xlsx").place == WUHAN
    assert preamble(above, file="长江路街道.xlsx").place == HUBEI
    assert preamble(["湖北路街道台账"], file="长江路街道.xlsx").place == HUBEI


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("填报单位：X区委组织部", True),
        ("X区书记领办项目台账", True),
        ("X区武汉路街道项目台账", False),
        ("项目台账", False),
    ],
)
def test_the_district_that_reports_itself(line, whole):
    assert preamble([line], table=STREETS).whole_district is whole


def test_the_scope_of_a_sheet_is_what_it_reports_whole():
    streets = [["街道", "项目名称", "项目阶段"], ["武汉路街道", "甲", "推进"]]
    assert understand_rows(streets).sheet.scope == (WUHAN,)
    assert understand_rows([["填报单位：湖北路街道"], *streets]).sheet.scope == (WUHAN, HUBEI)
    district = understand_rows([["填报单位：X区委组织部"], *streets]).sheet.scope
    assert district[0] == ""
    assert set(district[1:]) == {p.code for p in PLACES if p.level == "street"}
    assert understand_rows([["填报单位：江城社区"], *ISSUES]).sheet.scope == (JIANGCHENG,)


@pytest.mark.parametrize(
    ("said", "reported_on", "findings"),
    [
        ({}, RECEIVED, []),
        ({"file": "台账（20240520）.xlsx"}, DAY, []),
        ({"file": "台账2024.5.20.xlsx"}, DAY, []),
        ({"file": "台账（20240520）.xlsx", "reported_on": dt.date(2024, 5, 1)}, dt.date(2024, 5, 1), []),
        ({"reported_on": dt.date(2024, 5, 1)}, dt.date(2024, 5, 1), []),
        ({"above": "填报日期：2024年5月20日"}, DAY, []),
        ({"above": "填报日期：2024年5月20日", "reported_on": DAY}, DAY, []),
        ({"above": "填报日期：2024年5月20日", "reported_on": dt.date(2024, 5, 1)}, DAY, ["reported_on_differs"]),
    ],
)
def test_the_day_a_book_speaks_of(said, reported_on, findings):
    above = [[said.pop("above")]] if "above" in said else []
    book = understand_rows([*above, *STREETS], **said)
    assert (book.book.reported_on, book.codes()) == (reported_on, findings)


def test_a_book_speaks_of_the_latest_day_of_its_ledgers():
    early, late = ([[f"填报日期：2024年5月{day}日"], *STREETS] for day in (1, 20))
    other = [["填报日期：2024年6月1日"], ["苹果", "梨"], ["红", "绿"]]
    assert understand(*map(raw_sheet, (early, late, other))).book.reported_on == DAY
