"""What a person corrects in a preview, laid over what was said before."""

import datetime as dt

import pytest

from taizhang.loading.values import Alias, ColumnMatch, LoadedSheet, RowCounts, SheetChoice
from taizhang.store import Corrections
from taizhang.ui.corrections import Said, accepting, as_ledger, corrected, mistake, still_meant

SHEET = LoadedSheet(
    name="进展",
    hidden=False,
    ledger="secretary_project",
    header_rows=(3, 4),
    columns=(
        ColumnMatch(index=1, heading="项目名称", field="title", how="exact"),
        ColumnMatch(index=2, heading="领办书计", field=None, how="unmatched"),
    ),
    rows=RowCounts(loaded=5, header=2, title=2),
)
EARLIER = Corrections(
    choices=(
        SheetChoice(sheet="进展", header_rows=(3, 4), columns={5: "note"}),
        SheetChoice(sheet="其他", ledger=""),
    ),
    aliases=(Alias("江城", "1"),),
)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (Said(), None),
        (Said(first=3), None),
        (Said(first=9, last=9), None),
        (Said(first=10), "前 9 行"),
        (Said(first=3, last=10), "前 9 行"),
        (Said(first=4, last=3), "表头末行在首行之前"),
        (Said(last=3), "请同时填写表头首行"),
        (Said(columns={1: "title", 2: "title"}), "同一栏目"),
        (Said(columns={1: "", 2: ""}), None),
    ],
)
def test_mistake(said, wrong):
    found = mistake(said, SHEET)
    assert found is None if wrong is None else wrong in found


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        (Said(), None),
        (Said(ledger="lecture_hall"), SheetChoice(sheet="进展", ledger="lecture_hall")),
        (Said(ledger=""), SheetChoice(sheet="进展", ledger="")),
        (Said(first=2), SheetChoice(sheet="进展", header_rows=(2, 2))),
        (Said(first=2, last=3), SheetChoice(sheet="进展", header_rows=(2, 3))),
        (Said(columns={2: "secretary"}), SheetChoice(sheet="进展", header_rows=(3, 4), columns={2: "secretary"})),
        (Said(first=2, columns={2: ""}), SheetChoice(sheet="进展", header_rows=(2, 2), columns={2: ""})),
    ],
)
def test_what_is_said_first_of_a_sheet(said, choice):
    assert corrected(Corrections(), SHEET, said).choices == ((choice,) if choice else ())


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        (Said(first=3, last=4, columns={2: "secretary"}), {5: "note", 2: "secretary"}),
        (Said(first=3, last=4, columns={5: ""}), {5: ""}),
        (Said(first=2, last=4), {}),
        (Said(first=3, last=4, ledger="lecture_hall"), {}),
    ],
)
def test_columns_chosen_earlier_stay_while_their_ledger_and_header_do(said, columns):
    others, choice = corrected(EARLIER, SHEET, said).choices
    assert (others.sheet, choice.sheet, choice.columns) == ("其他", "进展", columns)


def test_places_and_the_day_are_added_to_those_said_before():
    day = dt.date(2026, 7, 31)
    after = corrected(EARLIER, SHEET, Said(first=3, last=4, places={"江城": "2", "滨江": "3"}, day=day))
    assert (after.day, after.aliases) == (day, (Alias("江城", "2"), Alias("滨江", "3")))
    assert corrected(after, SHEET, Said(first=3, last=4)) == after


def test_saying_nothing_changes_nothing():
    assert corrected(EARLIER, SHEET, Said(first=3, last=4)).choices == EARLIER.choices[::-1]
    assert corrected(Corrections(), SHEET, Said()) == Corrections()


def test_accepting_a_suggestion_keeps_the_header_it_was_made_for():
    (choice,) = accepting(Corrections(), SHEET, {2: "secretary"}).choices
    assert choice == SheetChoice(sheet="进展", header_rows=(3, 4), columns={2: "secretary"})
    assert accepting(EARLIER, SHEET, {2: "secretary"}).choices[-1].columns == {5: "note", 2: "secretary"}


def test_a_ledger_of_ones_own_takes_the_proposed_header():
    (choice,) = as_ledger(Corrections(), "进展", "own", (2, 3)).choices
    assert choice == SheetChoice(sheet="进展", ledger="own", header_rows=(2, 3))


def test_what_speaks_of_a_ledger_that_is_no_more_is_not_meant_any_more():
    said = as_ledger(EARLIER, "新", "own", (1,))
    assert still_meant(said, ["secretary_project"]) == EARLIER
    assert still_meant(Corrections(ledger="own"), []) == Corrections()
