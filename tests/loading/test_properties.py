"""What must hold for any sheet: every row is accounted for once, every rejected one is said, and values read back."""

import datetime as dt
import tempfile
from pathlib import Path

import openpyxl
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_sheets import DAYS, NASTY, sheets, tables
from understanding import raw_sheet, read_column, request, typed_rows, understand

from taizhang.loading import load_book
from taizhang.locale import LANGUAGES, set_language

QUICK = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
SLOW = settings(QUICK, max_examples=4)


@QUICK
@given(st.lists(sheets(), min_size=1, max_size=3))
def test_every_row_is_accounted_for_and_every_rejected_one_is_said(given_sheets):
    said = understand(*given_sheets)
    for number, (raw, sheet, table) in enumerate(zip(given_sheets, said.book.sheets, said.tables, strict=True)):
        if [s.name for s in given_sheets].count(raw.name) > 1:
            continue  # findings name their sheet, and Excel has no two of one name
        assert (sheet.rows.total, sheet.rows.loaded) == (raw.height, len(table)), number
        loaded = {row["_row"] for row in table}
        findings = [f for f in said.findings if f.sheet == sheet.name]
        rejected = {f.row for f in findings if f.severity == "error"} - {None}
        assert rejected.isdisjoint(loaded)
        assert len(rejected) == (sheet.rows.rejected if sheet.ledger else 0)
        assert sheet.ledger or not sheet.rows.rejected or [f for f in findings if f.severity == "error"]
        assert {f.row for f in findings if f.row} <= set(range(raw.first_row + 1, raw.height + 1))
        _all_can_be_said(findings)


def _all_can_be_said(findings):
    for language in LANGUAGES:
        set_language(language)
        assert all(finding.message("某列") for finding in findings)


@QUICK
@given(st.lists(st.lists(NASTY, max_size=8), max_size=12), st.integers(0, 3))
def test_a_sheet_of_anything_at_all_is_accounted_for(rows, down):
    said = understand(raw_sheet(rows, at=(down if rows else 0, 0)))
    assert said.sheet.rows.total == len(rows) + (down if rows else 0)
    _all_can_be_said(said.findings)


FULL = [
    lambda d: f"{d.year}-{d.month}-{d.day}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d:%Y.%m.%d}",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year} 年 {d.month:02} 月 {d.day:02} 日",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.year}.{d.month}.{d.day}".translate(str.maketrans("0123456789.", "０１２３４５６７８９．")),
    lambda d: f"{d:%Y-%m-%d} 14:30:00",
    lambda d: d,
    lambda d: dt.datetime(d.year, d.month, d.day, 9, 30),
    lambda d: (d - dt.date(1899, 12, 30)).days,
    lambda d: str((d - dt.date(1899, 12, 30)).days),
]
YEARLESS = [lambda d: f"{d.month}月{d.day}日", lambda d: f"{d.month}.{d.day}", lambda d: f"{d.month}/{d.day}"]


@QUICK
@given(st.lists(st.tuples(DAYS, st.sampled_from(FULL)), min_size=1, max_size=30))
def test_a_day_reads_back_in_any_writing(days):
    read = read_column("secretary_project", "申报日期", [write(day) for day, write in days])
    assert read == [(day, None) for day, _ in days]


@QUICK
@given(st.integers(1990, 2060), st.lists(st.tuples(DAYS, st.sampled_from(YEARLESS)), min_size=1, max_size=30))
def test_a_day_without_a_year_is_of_the_reports_year(year, days):
    days = [(day, write) for day, write in days if (day.month, day.day) != (2, 29)]
    reported = dt.date(year, 12, 31)
    read = read_column("secretary_project", "申报日期", [write(day) for day, write in days], reported_on=reported)
    assert read == [(day.replace(year=year), "year_filled") for day, _ in days]


WHOLE = [
    str,
    int,
    float,
    lambda n: f"{n:,}",
    lambda n: f" {n} ",
    lambda n: f"{n}人",
    lambda n: f"{n:,} 人",
    lambda n: f"{n}.0",
]
WHOLE += [lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))]
ROUGH = [lambda n: f"约{n}", lambda n: f"{n}余人", lambda n: f"{n}人左右", lambda n: f"近{n}人", lambda n: f"{n}多人"]


@QUICK
@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(WHOLE)), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(ROUGH)), max_size=10),
)
def test_a_number_reads_back_in_any_writing_and_a_rough_one_is_said(plain, rough):
    read = read_column("lecture_session", "参加人数", [write(n) for n, write in (*plain, *rough)])
    assert read == [*((n, None) for n, _ in plain), *((n, "approximate") for n, _ in rough)]


MONEY = [
    (lambda n: n, 1),
    (lambda n: f"{n}万元", 1),
    (lambda n: f"{n:,}万", 1),
    (lambda n: f"{n}元", 1e-4),
    (lambda n: f"{n:,.2f}元", 1e-4),
]


@QUICK
@given(
    st.lists(st.tuples(st.integers(0, 10**6).map(lambda n: n / 100), st.sampled_from(MONEY)), min_size=1, max_size=30)
)
def test_money_reads_back_in_any_unit(amounts):
    read = read_column("secretary_project", "计划投入", [write(n) for n, (write, _) in amounts])
    wanted = [round(n * factor, 6) for n, (_, factor) in amounts]
    assert all(abs(value - want) < 2e-6 for (value, _), want in zip(read, wanted, strict=True))


def _with_xlsxwriter(path, rows):
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _with_openpyxl(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


@SLOW
@given(tables(), st.sampled_from([_with_xlsxwriter, _with_openpyxl]))
def test_rows_written_to_a_workbook_come_back_equal(table, write):
    ledger, rows = table
    fields = [f for f in ledger.fields if f.key in rows[0]]
    places = {"street": "武汉路街道", "community": "江城社区"}
    kept = [p for p in places if ledger.has(p)]
    cells = [[*(places[p] for p in kept), *(_shown(f, row[f.key]) for f in fields)] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        write(path, [[ledger.zh], [*(ledger.field(p).zh for p in kept), *(f.zh for f in fields)], *cells])
        book = load_book(request(path, folder))
        assert [f for f in book.findings if f.severity == "error"] == []
        (sheet,) = book.sheets
        assert sheet.ledger == ledger.key
        got = [{f.key: row[f.key] for f in fields} for row in typed_rows(folder, sheet)]
    assert got == _as_percents(fields, rows)


def _shown(field, value):
    """A value as a person would put it in a cell: a choice by its name, yes and no in Chinese."""
    if value is None:
        return None
    if field.type == "choice":
        return next(c.zh for c in field.choices if c.code == value)
    return ("是" if value else "否") if field.type == "boolean" else value


def _as_percents(fields, rows):
    """The rows as they must come back: a column of percents that are all 0 or 1 is one of fractions."""
    for field in (f for f in fields if f.type == "percent"):
        if all(row[field.key] in (None, 0, 1) for row in rows):
            rows = [row | {field.key: row[field.key] and row[field.key] * 100} for row in rows]
    return rows
