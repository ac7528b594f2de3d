"""A merged cell holds for its whole range, whatever rows lie in it."""

import datetime as dt

import pytest
import xlsxwriter
from understanding import HUBEI, WUHAN, raw_sheet, request, typed_rows, understand, understand_rows

from taizhang.loading import load_book

SESSIONS = ["街道", "讲习所", "讲习日期", "讲习主题", "参加人数"]


def session(topic, street="", hall="", day="2024.5.12", people=35):
    return [street, hall, day, topic, people]


def test_a_street_and_a_hall_merged_over_their_sessions():
    rows = [
        SESSIONS,
        session("一", "武汉路街道", "江城讲习所"),
        session("二"),
        session("三", "", "珞珈讲习所"),
        session("四", "湖北路街道", "荆楚讲习所"),
        session("五"),
    ]
    said = understand_rows(rows, merges=[(1, 0, 3, 0), (1, 1, 2, 1), (4, 0, 5, 0), (4, 1, 5, 1)])
    assert [(r["street_code"], r["hall"], r["topic"]) for r in said.rows] == [
        (WUHAN, "江城讲习所", "一"),
        (WUHAN, "江城讲习所", "二"),
        (WUHAN, "珞珈讲习所", "三"),
        (HUBEI, "荆楚讲习所", "四"),
        (HUBEI, "荆楚讲习所", "五"),
    ]
    assert said.codes() == []


def test_a_merge_reaches_over_subtotal_and_blank_rows():
    rows = [
        SESSIONS,
        session("一", "武汉路街道", "江城讲习所"),
        ["", "小计", "", "", 35],
        [""] * 5,
        session("二", "", "珞珈讲习所"),
        ["合计", "", "", "", 70],
    ]
    said = understand_rows(rows, merges=[(1, 0, 4, 0)])
    assert said.values("street_code") == [WUHAN, WUHAN]
    counts = said.sheet.rows
    assert (counts.loaded, counts.subtotal, counts.blank, counts.total) == (2, 2, 1, 6)


def test_cells_that_were_not_merged_stay_empty():
    rows = [SESSIONS, session("一", "武汉路街道", "江城讲习所"), session("二", "", "江城讲习所")]
    assert understand_rows(rows).values("street_code") == [WUHAN, None]


def test_a_merge_over_two_columns_gives_both_their_value():
    rows = [
        ["街道", "项目名称", "项目阶段", "申报日期", "计划完成时间"],
        ["武汉路街道", "甲", "推进", dt.date(2024, 5, 1), ""],
        ["武汉路街道", "乙", "推进", "", ""],
    ]
    said = understand_rows(rows, merges=[(1, 3, 2, 4)])
    assert said.values("declared_on") == said.values("due_on") == [dt.date(2024, 5, 1)] * 2


def test_a_required_cell_merged_over_rows_is_filled_not_missing():
    rows = [
        ["街道", "项目名称", "项目阶段", "责任人"],
        ["武汉路街道", "甲", "推进", "张某某"],
        ["", "", "推进", "李某某"],
    ]
    said = understand_rows(rows, merges=[(1, 0, 2, 0), (1, 1, 2, 1)])
    assert (said.values("title"), said.codes("error")) == (["甲", "甲"], [])
    assert said.codes() == ["duplicate_row"]


@pytest.mark.parametrize("merge", [(0, 0, 3, 0), (3, 0, 99, 0), (1, 3, 3, 99), (3, 3, 500, 500)])
def test_a_merge_that_reaches_beyond_the_filled_cells_does_no_harm(tmp_path, merge):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(*merge, "")
        for row, cells in enumerate(
            [["街道", "项目名称", "项目阶段"], *[["武汉路街道", name, "推进"] for name in "甲乙"]], 1
        ):
            sheet.write_row(row, 0, cells)
    said = load_book(request(path, tmp_path))
    assert [row["title"] for row in typed_rows(tmp_path, said.sheets[0])] == ["甲", "乙"]


def test_every_sheet_of_a_book_is_filled_by_its_own_merges():
    merged = [SESSIONS, session("一", "武汉路街道", "江城讲习所"), session("二", "", "江城讲习所")]
    said = understand(raw_sheet(merged, name="a", merges=[(1, 0, 2, 0)]), raw_sheet(merged, name="b"))
    assert [[row["street_code"] for row in table] for table in said.tables] == [[WUHAN, WUHAN], [WUHAN, None]]
