"""Books of street offices, and what must come of each: the tests of `test_office_*.py` have one body."""

import datetime as dt

from understanding import HUBEI, JIANGCHENG, JINGCHU, WUHAN, raw_sheet, understand

__all__ = ["HUBEI", "JIANGCHENG", "JINGCHU", "LUOJIA", "WUHAN", "WUHAN_COMMUNITY", "book", "check", "day", "sheet"]

LUOJIA = "999901001004"  # 珞珈社区
WUHAN_COMMUNITY = "999901001001"


def day(month, number, year=2024):
    return dt.date(year, month, number)


def book(*sheets, file="台账.xlsx"):
    return sheets, file


def sheet(rows, name="Sheet1", merges=(), at=(0, 0)):
    return raw_sheet(rows, name=name, merges=merges, at=at)


def check(book, ledger, fields, wanted):
    """A book's rows are as wanted in `fields`, all of `ledger` (None: of several), and nothing is rejected."""
    sheets, file = book
    said = understand(*sheets, file=file)
    assert all(s.ledger == (ledger or s.ledger) for s in said.book.sheets)
    assert [[row[field] for field in fields] for table in said.tables for row in table] == wanted
    assert said.codes("error") == []
    assert sum(s.rows.rejected for s in said.book.sheets) == 0
