"""Workbooks of other offices: how many headers are found, and that what is proposed of them loads."""

import datetime as dt
import re

import pytest
from corpus import examples

from taizhang.loading.books import understand_book
from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing import header_rows_of, propose
from taizhang.loading.reading import cell_text
from taizhang.loading.values import LoadRequest, SheetChoice
from taizhang.spec import load_specs, parse_spec, to_toml

KNOWN = ("people.txt", "money.txt", "work.txt", "numbers.txt", "school.txt", "torn.txt", "nothing.txt")
HARDER = "harder.txt"  # written after the first tuning, and tuned on in turn
UNSEEN = (
    "unseen.txt",
    "exports.txt",
    "last.txt",
)  # written last, to see what comes of sheets that nothing was tuned on
EXAMPLES = examples(*KNOWN)
TABLES = [example for example in examples(*KNOWN, HARDER, *UNSEEN) if example.header_rows]
SPECS = load_specs()
NOWHERE = PlaceIndex(())
EMPTY = {"会议签到表（空白）", "模板空表", "空白登记簿"}  # templates that nobody filled in


def right(found):
    return sum(header_rows_of(example.sheet) == example.header_rows for example in found) / len(found)


def test_the_header_is_found_of_the_sheets_it_was_tuned_on():
    assert right([*(e for e in EXAMPLES if not e.held_out), *examples(HARDER)]) >= 0.95


def test_the_header_is_found_of_the_sheets_held_out():
    assert right([e for e in EXAMPLES if e.held_out]) >= 0.9


def test_the_header_is_found_of_sheets_written_last():
    assert right(examples(*UNSEEN)) >= 0.9


@pytest.mark.parametrize("example", TABLES, ids=lambda example: example.name)
def test_what_is_proposed_is_a_declaration_and_loads_its_own_sheet(example, tmp_path):
    proposed = propose(example.sheet, "台账.xlsx", SPECS, NOWHERE, example.header_rows)
    assert parse_spec(to_toml(proposed.ledger), "proposed.toml") == proposed.ledger
    loaded = load_as(proposed, example.sheet, tmp_path)
    assert loaded.ledger == proposed.ledger.key
    assert loaded.rows.rejected == 0
    assert loaded.rows.loaded > 0 or example.name in EMPTY
    assert loaded.header_rows == tuple(range(example.header_rows[0], example.header_rows[1] + 1))


@pytest.mark.parametrize("example", TABLES, ids=lambda example: example.name)
def test_no_field_holds_telephone_or_identity_numbers(example):
    proposed = propose(example.sheet, "台账.xlsx", SPECS, NOWHERE, example.header_rows)
    held = [column - example.sheet.first_column for column, field in proposed.columns.items() if field]
    texts = [cell_text(row[column]) for row in example.sheet.rows for column in held]
    assert not [text for text in texts if re.fullmatch(r"1[3-9]\d{9}|\d{17}[\dXx]", text)]


def load_as(proposed, sheet, folder):
    """The sheet loaded as the ledger that was proposed."""
    (folder / "book.xlsx").write_bytes(b"")
    choice = SheetChoice(
        sheet=sheet.name,
        ledger=proposed.ledger.key,
        header_rows=proposed.header_rows,
        columns=proposed.columns,
    )
    request = LoadRequest(
        path=str(folder / "book.xlsx"),
        file="台账.xlsx",
        output=str(folder),
        specs=(proposed.ledger,),
        places=(),
        received_on=dt.date(2024, 6, 30),
        choices=(choice,),
    )
    return understand_book(request, [sheet]).sheets[0]
