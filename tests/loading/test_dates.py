"""Days as people write them: a plain one is read without a word, a completed one with a warning, none is guessed."""

import datetime as dt

import pytest
from understanding import read_column, understand_rows

DAY = dt.date(2024, 5, 12)
FIRST = dt.date(2024, 5, 1)
CASES = [
    # plainly written
    ("2024-5-12", DAY, None),
    ("2024-05-12", DAY, None),
    ("2024.5.12", DAY, None),
    ("2024.05.12", DAY, None),
    ("2024/5/12", DAY, None),
    ("2024年5月12日", DAY, None),
    ("2024年05月12日", DAY, None),
    ("2024年5月12号", DAY, None),
    ("2024年5月12", DAY, None),
    ("20240512", DAY, None),
    ("２０２４．５．１２", DAY, None),
    ("２０２４年５月１２日", DAY, None),
    ("2024 年 5 月 12 日", DAY, None),
    ("2024. 5. 12", DAY, None),
    ("2024。5。12", DAY, None),
    ("2024.05.12.", DAY, None),
    ("\u00a02024-5-12\n", DAY, None),
    ("2024.2.29", dt.date(2024, 2, 29), None),
    ("1998-12-31", dt.date(1998, 12, 31), None),
    # with a time of day, a weekday, or 前
    ("2024-05-12 14:30", DAY, None),
    ("2024-05-12 00:00:00", DAY, None),
    ("2024-05-12T14:30:00", DAY, None),
    ("2024年5月12日14时30分", DAY, None),
    ("2024.5.12上午9:00", DAY, None),
    ("2024年5月12日下午", DAY, None),
    ("2024年5月12日（周日）", DAY, None),
    ("2024年5月12日 星期日", DAY, None),
    ("2024年5月12日前", DAY, None),
    ("2024.5.12之前", DAY, None),
    # as Excel keeps them
    (DAY, DAY, None),
    (dt.datetime(2024, 5, 12, 14, 30), DAY, None),
    (45424, DAY, None),
    (45424.5, DAY, None),
    ("45424", DAY, None),
    # completed, and said so
    ("5月12日", DAY, "year_filled"),
    ("5.12", DAY, "year_filled"),
    ("5-12", DAY, "year_filled"),
    ("5/12", DAY, "year_filled"),
    ("24.5.12", DAY, "year_filled"),
    ("24年5月12日", DAY, "year_filled"),
    ("2024年5月", FIRST, "day_filled"),
    ("2024年5月份", FIRST, "day_filled"),
    ("2024.5", FIRST, "day_filled"),
    ("2024-05", FIRST, "day_filled"),
    ("202405", FIRST, "day_filled"),
    ("2024年5月初", FIRST, "day_filled"),
    ("2024年5月中旬", dt.date(2024, 5, 11), "day_filled"),
    ("2024年5月底", dt.date(2024, 5, 31), "day_filled"),
    ("2024年2月底前", dt.date(2024, 2, 29), "day_filled"),
    ("5月", FIRST, "day_filled"),
    ("6月底前", dt.date(2024, 6, 30), "day_filled"),
    ("2024.5.12-5.13", DAY, "range_start"),
    ("2024.5.12-13", DAY, "range_start"),
    ("2024年5月12日-14日", DAY, "range_start"),
    ("2024年5月12日至5月14日", DAY, "range_start"),
    ("2024.5.12～2024.5.14", DAY, "range_start"),
    ("2024年5月12日—2024年6月1日", DAY, "range_start"),
    ("2024.5.12、5.19", DAY, "range_start"),
    ("5月12日-14日", DAY, "range_start"),
    ("2024.5-8", FIRST, "range_start"),
    ("2024年5月-8月", FIRST, "range_start"),
    ("2024年5-8月底", FIRST, "range_start"),
    ("2024年5月至2024年12月", FIRST, "range_start"),
    ("2024.5.12（已完成）", DAY, "remark_dropped"),
    # nothing there
    ("", None, None),
    ("　", None, None),
    ("/", None, None),
    ("—", None, None),
    ("无", None, None),
    ("暂无", None, None),
    # no day
    ("2024年13月40日", None, "unreadable"),
    ("2024-02-30", None, "unreadable"),
    ("2023.2.29", None, "unreadable"),
    ("2024-13-1", None, "unreadable"),
    ("2204-5-12", None, "unreadable"),
    ("待定", None, "unreadable"),
    ("长期", None, "unreadable"),
    ("2024年", None, "unreadable"),
    ("2024年第二季度", None, "unreadable"),
    ("五月", dt.date(2024, 5, 1), "day_filled"),
    ("12/5/2024", None, "unreadable"),
    ("2024-5-12已完成", None, "unreadable"),
    ("35万元", None, "unreadable"),
    ("0", None, "unreadable"),
    ("1", None, "unreadable"),
    (True, None, "unreadable"),
    (dt.time(9, 30), None, "unreadable"),
]


@pytest.fixture(scope="module")
def read():
    texts = [text for text, _, _ in CASES]
    return dict(zip(map(repr, texts), read_column("secretary_project", "申报日期", texts), strict=True))


@pytest.mark.parametrize(("text", "day", "said"), CASES)
def test_a_day_is_read(read, text, day, said):
    assert read[repr(text)] == (day, said)


@pytest.mark.parametrize(
    ("above", "year"),
    [("2023年书记领办项目台账", 2023), ("填报日期：2022年3月1日", 2022), ("书记领办项目台账", 2024)],
)
def test_a_missing_year_is_the_sheets_then_the_reports(above, year):
    rows = [[above], ["街道", "项目名称", "项目阶段", "申报日期"], ["武汉路街道", "甲", "推进", "3月8日"]]
    said = understand_rows(rows)
    assert said.values("declared_on") == [dt.date(year, 3, 8)]
    assert [(f.code, f.cell, f.value, f.detail) for f in said.findings] == [
        ("year_filled", "D3", "3月8日", f"{year}-03-08")
    ]


def test_a_column_of_real_days_needs_no_reading():
    days = [dt.date(2024, 1, 1), "", dt.date(2024, 12, 31)]
    assert [day for day, _ in read_column("secretary_project", "申报日期", days)] == [days[0], None, days[2]]


def test_a_required_day_that_cannot_be_read_rejects_its_row():
    read = read_column("lecture_session", "讲习日期", ["2024.5.12", "2024年13月40日", "", "待定", "/"])
    assert read == [
        (DAY, None),
        ("rejected", "required_unreadable"),
        ("rejected", "required_empty"),
        ("rejected", "required_unreadable"),
        ("rejected", "required_empty"),
    ]
