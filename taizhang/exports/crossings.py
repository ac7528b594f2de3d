"""A crossing as a file: its numbers as numbers with their totals, its shares, and what it shows of what."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

import msgspec
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from taizhang.exports.texts import display_width, neutral

_BOM: Final = b"\xef\xbb\xbf"
_WIDEST: Final = 40
_NARROWEST: Final = 8

Line = tuple[str, tuple[float | None, ...]]


class CrossSheet(msgspec.Struct, frozen=True, kw_only=True):
    """One table of a crossing: its name, the headings (what rows are, the columns, the total), and the lines.

    The last line holds the totals; `percents` says that its numbers are 0 to 100 of a hundred.
    """

    name: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    percents: bool = False


def crossing_csv(sheet: CrossSheet) -> bytes:
    """`sheet` as UTF-8 CSV with the mark that Excel knows Chinese by; numbers plain, nothing known empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(neutral, sheet.headings))
    for label, numbers in sheet.lines:
        writer.writerow([neutral(label), *("" if n is None else f"{n:.12g}" for n in numbers)])
    return _BOM + out.getvalue().encode()


def crossing_xlsx(sheets: Sequence[CrossSheet], facts: Sequence[tuple[str, str]], facts_name: str) -> bytes:
    """A workbook of `sheets`, and a last one called `facts_name` that states what they show."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        heading = book.add_format(
            {"bold": True, "bg_color": "#F3E9E8", "bottom": 1, "bottom_color": "#B3261E", "text_wrap": True}
        )
        for sheet in sheets:
            _write(book, book.add_worksheet(_sheet_name(sheet.name)), sheet, heading)
        _write_facts(book.add_worksheet(_sheet_name(facts_name)), facts, heading)
    return out.getvalue()


def _write(book: xlsxwriter.Workbook, page: Worksheet, sheet: CrossSheet, heading: Format) -> None:
    whole = all(n is None or float(n).is_integer() for _label, numbers in sheet.lines for n in numbers)
    shown = "0.0%" if sheet.percents else "#,##0" if whole else "#,##0.0##"
    plain = book.add_format({"num_format": shown})
    total = book.add_format({"num_format": shown, "bold": True, "top": 1})
    labels = [label for label, _numbers in sheet.lines]
    page.freeze_panes(1, 1)
    page.set_column(0, 0, _width([sheet.headings[0], *labels]))
    for column, name in enumerate(sheet.headings):
        page.write_string(0, column, neutral(name), heading)
        if column:
            page.set_column(column, column, _width([name]))
    for row, (label, numbers) in enumerate(sheet.lines, start=1):
        last = row == len(sheet.lines)
        page.write_string(row, 0, neutral(label), total if last else None)
        for column, number in enumerate(numbers, start=1):
            _write_number(page, row, column, number, total if last else plain, percents=sheet.percents)


def _write_number(
    page: Worksheet, row: int, column: int, number: float | None, shown: Format, *, percents: bool
) -> None:
    if number is None:
        page.write_blank(row, column, None, shown)
    else:
        page.write_number(row, column, number / 100 if percents else number, shown)


def _write_facts(page: Worksheet, facts: Sequence[tuple[str, str]], heading: Format) -> None:
    page.set_column(0, 0, _width([name for name, _text in facts]))
    page.set_column(1, 1, 80)
    for row, (name, text) in enumerate(facts):
        page.write_string(row, 0, name, heading)
        page.write_string(row, 1, neutral(text))


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", name)[:31]


def _width(texts: Sequence[str]) -> int:
    return min(max(display_width(text) for text in texts) + 2 if texts else _NARROWEST, _WIDEST)
