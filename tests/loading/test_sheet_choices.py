"""What a person says of a sheet goes before what the program finds; what it remembers, after what is declared."""

import datetime as dt

import pytest
from understanding import raw_sheet, understand

from taizhang.loading.values import Heading, SheetChoice

HEAD = ["街道", "项目名称", "项目阶段", "预计花费", "说明"]
ROW = ["武汉路街道", "红色驿站", "推进", 35, "进展顺利"]
SHEET = raw_sheet([["2024年书记领办项目台账"], HEAD, ROW])


def columns(understood):
    (sheet,) = understood.book.sheets
    return {c.heading: (c.field, c.how) for c in sheet.columns}


def choice(**more):
    return SheetChoice(**{"sheet": "Sheet1", "ledger": "secretary_project", "header_rows": (2, 2)} | more)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, {"预计花费": (None, "unmatched"), "项目名称": ("title", "exact")}),
        ({3: "budget"}, {"预计花费": ("budget", "chosen"), "项目名称": ("title", "exact")}),
        ({3: "budget", 4: "measures"}, {"预计花费": ("budget", "chosen"), "说明": ("measures", "chosen")}),
        ({4: ""}, {"说明": (None, "left_out")}),
        ({4: "title"}, {"说明": ("title", "chosen"), "项目名称": (None, "unmatched")}),
        ({1: "note", 4: "title"}, {"说明": ("title", "chosen"), "项目名称": ("note", "chosen")}),
    ],
    ids=["nothing", "one", "two", "left_out", "taken_from_another", "exchanged"],
)
def test_a_column_holds_what_a_person_says(chosen, expected):
    found = columns(understand(SHEET, choices=(choice(columns=chosen),)))
    assert expected.items() <= found.items()


def test_a_chosen_column_is_loaded():
    said = understand(SHEET, choices=(choice(columns={3: "budget"}),))
    assert [row["budget"] for row in said.rows] == [35.0]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ([("secretary_project", "预计花费", "budget")], ("budget", "remembered")),
        ([("lecture_hall", "预计花费", "area")], (None, "unmatched")),
        ([("secretary_project", "预计花费", "")], (None, "left_out")),
        ([("secretary_project", "预计花费", "no_longer_a_field")], (None, "unmatched")),
        ([("secretary_project", "预计花费", "title")], ("title", "remembered")),
    ],
    ids=["a_field", "of_another_ledger", "nothing", "a_field_that_went", "rather_than_an_official_heading"],
)
def test_a_heading_means_what_somebody_confirmed(headings, expected):
    said = understand(SHEET, headings=tuple(Heading(*h) for h in headings))
    assert columns(said)["预计花费"] == expected


def test_a_heading_of_two_rows_is_remembered_as_one():
    sheet = raw_sheet(
        [["街道", "项目名称", "项目阶段", "费用", ""], ["", "", "", "打算", "花掉"], [*ROW[:4], 2]],
        merges=[(0, 3, 0, 4)],
    )
    said = understand(sheet, headings=(Heading("secretary_project", "费用花掉", "spent"),))
    assert columns(said)["费用/花掉"] == ("spent", "remembered")
    assert [row["spent"] for row in said.rows] == [2.0]


@pytest.mark.parametrize(
    ("rows", "ledger", "loaded"),
    [((1, 1), None, 0), ((2, 2), "secretary_project", 1), ((40, 41), None, 0), ((3, 2), None, 0), ((0, 0), None, 0)],
    ids=["the_title", "the_header", "beyond_the_sheet", "turned_round", "before_the_sheet"],
)
def test_the_header_lies_where_a_person_says(rows, ledger, loaded):
    said = understand(SHEET, choices=(choice(ledger=None, header_rows=rows),))
    (sheet,) = said.book.sheets
    assert (sheet.ledger, sheet.rows.loaded, sheet.rows.total) == (ledger, loaded, 3)


def test_a_ledger_chosen_for_headings_it_does_not_know_waits_for_its_columns():
    sheet = raw_sheet([["甲", "乙", "丙"], ["武汉路街道", "红色驿站", "推进"]])
    ledger = choice(header_rows=(1, 1))
    waiting = understand(sheet, choices=(ledger,))
    assert (waiting.book.sheets[0].ledger, waiting.book.sheets[0].likeliest) == (None, "secretary_project")
    assert {f.field for f in waiting.findings if f.code == "column_missing"} == {"street", "title", "stage"}
    said = understand(sheet, choices=(choice(header_rows=(1, 1), columns={0: "street", 1: "title", 2: "stage"}),))
    assert [row["stage"] for row in said.rows] == ["under_way"]


def test_a_sheet_is_left_out_and_every_row_of_it_is_accounted_for():
    said = understand(SHEET, raw_sheet([HEAD, ROW], name="另一张"), choices=(choice(ledger=""),))
    left, taken = said.book.sheets
    assert (left.ledger, left.rows.note, left.rows.total, taken.rows.loaded) == (None, 3, 3, 1)
    assert [f.code for f in said.findings if f.sheet == "Sheet1"] == ["sheet_left_out"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, dt.date(2024, 5, 20)),
        ({"reported_on": dt.date(2024, 7, 1)}, dt.date(2024, 5, 20)),
        ({"day": dt.date(2024, 7, 1)}, dt.date(2024, 7, 1)),
    ],
    ids=["its_own", "given", "chosen"],
)
def test_the_day_a_person_chooses_counts_whatever_the_workbook_names(more, expected):
    sheet = raw_sheet([["填报日期：2024年5月20日"], HEAD, ROW])
    said = understand(sheet, **more)
    assert said.book.reported_on == expected
    assert ("reported_on_differs" in [f.code for f in said.findings]) is ("reported_on" in more)


@pytest.mark.parametrize(
    ("more", "assumed"),
    [
        ({}, True),
        ({"reported_on": dt.date(2024, 7, 1)}, False),
        ({"day": dt.date(2024, 7, 1)}, False),
        ({"file": "台账20240520.xlsx"}, False),
    ],
    ids=["nobody", "given", "chosen", "its_file"],
)
def test_a_day_that_nobody_names_is_said_to_be_assumed(more, assumed):
    assert understand(raw_sheet([HEAD, ROW]), **more).book.day_assumed is assumed


def test_a_sheet_of_no_ledger_speaks_of_the_day_it_names_all_the_same():
    said = understand(raw_sheet([["填报日期：2024年5月20日"], ["苹果", "梨"], ["红", "绿"]]))
    assert (said.book.sheets[0].ledger, said.book.reported_on) == (None, dt.date(2024, 5, 20))


def test_a_ledger_that_does_not_fit_says_which_columns_it_lacks():
    said = understand(SHEET, choices=(SheetChoice(sheet="Sheet1", ledger="lecture_session"),))
    codes = {(f.code, f.field) for f in said.findings}
    assert ("column_missing", "held_on") in codes
    assert "sheet_unmatched" not in {code for code, _field in codes}
