"""The workbooks are many kinds of messy, and the same seed always makes the same ones."""

import hashlib
import re
import zipfile

import openpyxl
import pytest

from taizhang.demo import compose, write_demo
from taizhang.demo.mess import Hand, blot, spoil, write_value
from taizhang.demo.town import REPORT_DAYS
from taizhang.spec import load_specs

SPECS = load_specs()


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    return write_demo(tmp_path_factory.mktemp("books"))


def digests(paths):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def cells_of(books):
    for path in books:
        for sheet in openpyxl.load_workbook(path):
            for row in sheet.iter_rows(values_only=True):
                yield from (value for value in row if value is not None)


def test_the_same_seed_writes_the_same_bytes(books, tmp_path):
    assert digests(write_demo(tmp_path)) == digests(books)
    assert digests(write_demo(tmp_path, seed=8)) != digests(books)


def test_three_reports_of_eight_ledgers_in_few_files():
    composed = compose(7)
    assert len({book.file for book in composed}) == len(composed) <= 40
    for day in REPORT_DAYS:
        ledgers = {sheet.ledger for book in composed if book.reported_on == day for sheet in book.sheets}
        assert ledgers - {None} == set(SPECS)


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_any_seed_can_be_composed(seed):
    for book in compose(seed):
        for sheet in book.sheets:
            assert all(sheet.cells[r0, c0] for r0, c0, _, _ in sheet.merges)
            assert len(sheet.rows) >= sum(row is None for row in sheet.rows.values())


def test_every_kind_of_mess_is_there():
    sheets = [sheet for book in compose(7) for sheet in book.sheets]
    kinds = {kind for sheet in sheets for kind, count in sheet.kinds.items() if count}
    assert kinds == {"blank", "title", "header", "unit", "subtotal", "note"}
    assert any(sheet.hidden and sheet.ledger for sheet in sheets)
    assert any(sheet.hidden_rows for sheet in sheets)
    assert any(sheet.kinds.get("header", 0) > 3 for sheet in sheets), "a header is repeated"
    assert any(r1 > r0 and (r0 + 1) in s.rows for s in sheets for r0, _, r1, _ in s.merges), "streets are merged"
    assert any(min(column for _, column in s.cells) == 2 for s in sheets), "a table starts at column C"
    assert {code for s in sheets for _, _, code in s.warned} >= {
        "unreadable",
        "approximate",
        "year_filled",
        "day_filled",
    }
    assert 5 <= sum(row is None for s in sheets for row in s.rows.values()) <= 15


@pytest.mark.parametrize(
    ("pattern", "example"),
    [
        (r"^\d{4}\.\d{1,2}\.\d{1,2}$", "2026.5.12"),
        (r"^\d{4}年\d{1,2}月\d{1,2}日$", "2026年5月12日"),
        (r"^2026\d{4}$", "20260512"),
        (r"^[０-９．]+(万元)?$", "３５万元"),
        (r"^\d+人$", "35人"),
        (r"^\d+%$", "85%"),
        (r"^[√×]$", "√"),
        (r"街道办事处$", "武汉路街道办事处"),
    ],
)
def test_a_writing_occurs(books, pattern, example):
    assert re.search(pattern, example)
    assert any(isinstance(value, str) and re.search(pattern, value) for value in cells_of(books))


def test_no_telephone_or_identity_number_is_written(books):
    for value in cells_of(books):
        assert not re.search(r"1[3-9]\d{9}|\d{17}[\dXx]|0\d{2,3}-\d{7,8}", str(value))


def test_the_books_are_not_dated_by_the_clock(books):
    core = zipfile.ZipFile(books[0]).read("docProps/core.xml").decode()
    assert "2026-05-20T09:00:00Z" in core


PLAIN_HAND = Hand(date="dash", percent="fraction", yes_no=("√", "×"), slips=0.0, marks_nothing=False)


@pytest.mark.parametrize(
    ("ledger", "field", "value", "written"),
    [
        ("secretary_project", "declared_on", REPORT_DAYS[0], "2026-05-20"),
        ("secretary_project", "progress", 85, 0.85),
        ("secretary_project", "has_plan", True, "√"),
        ("secretary_project", "has_plan", False, "×"),
        ("secretary_project", "budget", 8.5, 8.5),
        ("secretary_project", "street", "999901001", "武汉路街道"),
        ("cobuild_need", "community", "999901001002", "江城社区"),
        ("cobuild_need", "need", "缺少居民议事活动场地", "缺少居民议事活动场地"),
        ("cobuild_need", "raised_on", None, None),
    ],
)
def test_a_steady_hand_writes_plainly(ledger, field, value, written, rng):
    assert write_value(rng, SPECS[ledger].field(field), value, PLAIN_HAND) == written


def test_mistakes_are_made_where_they_can_be(rng):
    spec = SPECS["secretary_project"]
    assert blot(rng, spec.field("title"), "项目") is None, "a required cell is not blotted"
    assert blot(rng, spec.field("note"), "说明") is None, "any text is readable"
    assert blot(rng, spec.field("source"), "library").value is None
    assert {spoil(rng, spec) for _ in range(40)} == {("title", None), ("stage", "见附件")}
