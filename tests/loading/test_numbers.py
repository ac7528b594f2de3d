"""Numbers as people write them, in the unit of their field; a rough one is said to be rough."""

import datetime as dt

import pytest
from understanding import read_column, understand_rows

MONEY = [
    ("35", 35, None),
    (35, 35, None),
    (35.5, 35.5, None),
    (0, 0, None),
    ("0", 0, None),
    ("３５", 35, None),
    ("３５．５", 35.5, None),
    ("1,234", 1234, None),
    ("1，234", 1234, None),
    ("1,234,567.89", 1234567.89, None),
    (".5", 0.5, None),
    ("35.", 35, None),
    ("+5", 5, None),
    ("-5", -5, None),
    ("－5", -5, None),
    (" 35 ", 35, None),
    ("35\n", 35, None),
    ("35万元", 35, None),
    ("３５万元", 35, None),
    ("35 万元", 35, None),
    ("35万", 35, None),
    ("35万元整", 35, None),
    ("35（万元）", 35, None),
    ("共35万元", 35, None),
    ("350000元", 35, "unit_converted"),
    ("350,000元", 35, "unit_converted"),
    ("5千元", 0.5, "unit_converted"),
    ("0.35亿元", 3500, "unit_converted"),
    ("约40", 40, "approximate"),
    ("约40万元", 40, "approximate"),
    ("近40", 40, "approximate"),
    ("超过40", 40, "approximate"),
    ("不足40万", 40, "approximate"),
    ("40左右", 40, "approximate"),
    ("40以上", 40, "approximate"),
    ("40余万元", 40, "approximate"),
    ("40多万", 40, "approximate"),
    ("40万余元", 40, "approximate"),
    ("35万元（含配套资金）", 35, "remark_dropped"),
    ("", None, None),
    ("/", None, None),
    ("——", None, None),
    ("无", None, None),
    ("若干", None, "unreadable"),
    ("待定", None, "unreadable"),
    ("30-40", None, "unreadable"),
    ("30+5", None, "unreadable"),
    ("12,34", None, "unreadable"),
    ("1,2345", None, "unreadable"),
    ("1.2.3", None, "unreadable"),
    ("万元", None, "unreadable"),
    ("35人", None, "unreadable"),
    ("35万美元", None, "unreadable"),
    ("50%", None, "unreadable"),
    ("NaN", None, "unreadable"),
    ("inf", None, "unreadable"),
    ("1e3", None, "unreadable"),
    (True, None, "unreadable"),
    (dt.date(2024, 5, 12), None, "unreadable"),
]
PEOPLE = [
    ("40", 40, None),
    (40, 40, None),
    ("40.0", 40, None),
    ("40人", 40, None),
    ("４０人", 40, None),
    ("40 人", 40, None),
    ("40名", 40, None),
    ("40人次", 40, None),
    ("40名党员", 40, None),
    ("1,200人", 1200, None),
    ("1.2万人次", 12000, "unit_converted"),
    ("40户", 40, "unit_converted"),
    ("约40人", 40, "approximate"),
    ("约 40 人", 40, "approximate"),
    ("40余人", 40, "approximate"),
    ("40多人", 40, "approximate"),
    ("40人左右", 40, "approximate"),
    ("百余人", 100, "approximate"),
    ("近百人", 100, "approximate"),
    ("120人（其中党员30人）", 120, "remark_dropped"),
    ("40.5", "rejected", "required_unreadable"),
    (40.5, "rejected", "required_unreadable"),
    ("若干", "rejected", "required_unreadable"),
    ("党员20人，群众20人", "rejected", "required_unreadable"),
    ("全体党员", "rejected", "required_unreadable"),
    ("12345678901234567890", "rejected", "required_unreadable"),
    (1e30, "rejected", "required_unreadable"),
    ("", "rejected", "required_empty"),
    ("/", "rejected", "required_empty"),
]
MINUTES = [
    ("60", 60, None),
    ("60分钟", 60, None),
    ("60分", 60, None),
    ("1小时", 60, "unit_converted"),
    ("1.5小时", 90, "unit_converted"),
    ("1.5个小时", 90, "unit_converted"),
    ("1小时30分钟", 90, "unit_converted"),
    ("2课时", 90, "unit_converted"),
    ("1:30", 90, "unit_converted"),
    (dt.time(1, 30), 90, "unit_converted"),
    (dt.timedelta(hours=1, minutes=30), 90, "unit_converted"),
    ("约60分钟", 60, "approximate"),
    ("半天", None, "unreadable"),
]
COUNTS = [("3", 3, None), ("3个", 3, None), ("3台", 3, None), ("3间", 3, None), ("3箱货", None, "unreadable")]
AREAS = [("120㎡", 120, None), ("120平方米", 120, None), ("120m²", 120, None), ("2亩", 1333.34, "unit_converted")]
COLUMNS = {
    "计划投入": ("secretary_project", MONEY),
    "参加人数": ("lecture_session", PEOPLE),
    "时长": ("lecture_session", MINUTES),
    "数量": ("cobuild_resource", COUNTS),
    "面积": ("lecture_hall", AREAS),
}
CASES = [(heading, *case) for heading, (_, cases) in COLUMNS.items() for case in cases]


@pytest.fixture(scope="module")
def read():
    return {
        (heading, repr(text)): found
        for heading, (ledger, cases) in COLUMNS.items()
        for (text, _, _), found in zip(cases, read_column(ledger, heading, [c[0] for c in cases]), strict=True)
    }


@pytest.mark.parametrize(("heading", "text", "number", "said"), CASES)
def test_a_number_is_read(read, heading, text, number, said):
    value, code = read[heading, repr(text)]
    assert (value if value in (None, "rejected") else pytest.approx(value, abs=1e-6), code) == (number, said)


@pytest.mark.parametrize(
    ("ledger", "heading", "text", "number"),
    [
        ("secretary_project", "计划投入（元）", "350000", 35),
        ("secretary_project", "计划投入（元）", 350000, 35),
        ("secretary_project", "计划投入（元）", "350000元", 35),
        ("secretary_project", "计划投入（元）", "35万元", 35),
        ("secretary_project", "计划投入（单位：元）", "3,500", 0.35),
        ("secretary_project", "计划投入(千元)", 350, 35),
        ("secretary_project", "计划投入（亿元）", 0.35, 3500),
        ("secretary_project", "计划投入（万元）", 35, 35),
        ("lecture_session", "参加人数（人）", 40, 40),
        ("lecture_session", "时长（小时）", 1.5, 90),
        ("lecture_session", "时长（小时）", "90分钟", 90),
        ("lecture_session", "时长（分钟）", 90, 90),
    ],
)
def test_the_heading_names_the_unit_of_bare_numbers(ledger, heading, text, number):
    ((value, _),) = read_column(ledger, heading, [text])
    assert value == pytest.approx(number)


@pytest.mark.parametrize(
    ("texts", "percents", "said"),
    [
        ([85, 100, 0], [85, 100, 0], []),
        (["85%", "100%", "8.5%"], [85, 100, 8.5], []),
        (["８５％", "85 %"], [85, 85], []),
        ([0.85, 1, 0.2], [85, 100, 20], []),
        (["0.85", "1", "0"], [85, 100, 0], []),
        ([1, 1, 0], [100, 100, 0], []),
        # signs beside fractions, and beside whole numbers
        ([0.85, "100%", "85%"], [85, 100, 85], []),
        ([85, "100%", 1], [85, 100, 1], []),
        ([0.85, 60, "85%"], [0.85, 60, 85], ["fraction_like"]),
        (["约85%", "85%以上", "85左右", "近85%"], [85] * 4, ["approximate"] * 4),
        (["", "/", "—", 85], [None, None, None, 85], []),
        (["已完成", "过半", "50%-60%", "85%%"], [None] * 4, ["unreadable"] * 4),
        ([120, -5], [120, -5], ["rule", "rule"]),
    ],
)
def test_percents(texts, percents, said):
    read = read_column("secretary_project", "完成进度", texts)
    assert [value for value, _ in read] == percents
    assert [code for _, code in read if code] == said


def test_a_number_in_a_column_of_texts_is_written_without_a_point():
    rows = [
        ["街道", "项目名称", "项目阶段", "备注"],
        ["武汉路街道", 2024, "推进", 35.5],
        ["武汉路街道", "乙", "推进", 12],
    ]
    said = understand_rows(rows)
    assert [(row["title"], row["note"]) for row in said.rows] == [("2024", "35.5"), ("乙", "12")]
