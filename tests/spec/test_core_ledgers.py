"""The eight ledgers declared in `data/ledgers/` say what the department's own list says."""

import csv
from pathlib import Path

import pytest

from taizhang.spec import load_specs, plain_heading

SPECS = load_specs()
with Path(__file__).with_name("core_ledgers.csv").open(encoding="utf-8", newline="") as file:
    LISTED = list(csv.DictReader(file))
FIELDS = [pytest.param(line, id=f"{line['ledger']}.{line['field']}") for line in LISTED]


def parts(text):
    return [part for part in text.split("|") if part]


def listed_type(text):
    return text.removeprefix("place:")


@pytest.mark.parametrize("line", [line for line in LISTED if line["mode"]], ids=lambda line: line["ledger"])
def test_the_mode_and_key_of_a_ledger_are_as_listed(line):
    ledger = SPECS[line["ledger"]]
    assert (ledger.mode, "+".join(ledger.row_key)) == (line["mode"], line["key"])


def test_no_ledger_and_no_field_is_missing_or_added():
    declared = {(ledger.key, field.key) for ledger in SPECS.values() for field in ledger.fields}
    assert declared == {(line["ledger"], line["field"]) for line in LISTED}


@pytest.mark.parametrize("line", FIELDS)
def test_a_field_is_as_listed(line):
    field = SPECS[line["ledger"]].field(line["field"])
    assert (field.zh, field.type) == (line["zh"], listed_type(line["type"]))
    assert (field.required, field.unit or "") == (line["required"] == "yes", line["unit"])
    assert [f"{choice.code}={choice.zh}" for choice in field.choices] == parts(line["choices"])


@pytest.mark.parametrize("line", FIELDS)
def test_a_field_goes_by_every_listed_heading(line):
    field = SPECS[line["ledger"]].field(line["field"])
    assert set(map(plain_heading, parts(line["synonyms"]))) <= set(map(plain_heading, field.synonyms))


@pytest.mark.parametrize("ledger", SPECS.values(), ids=lambda ledger: ledger.key)
def test_everything_shown_has_a_name_in_both_languages(ledger):
    choices = [choice for field in ledger.fields for choice in field.choices]
    for named in (ledger, *ledger.fields, *choices, *ledger.rules):
        assert named.zh.strip()
        assert named.en.strip()
        assert not any("\u4e00" <= c <= "\u9fff" and c not in "两新" for c in named.en), named.en
