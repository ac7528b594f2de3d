"""A bad workbook is a clear message in both languages, quickly, and whoever asked goes on."""

import datetime as dt
import re
import time
from pathlib import Path

import pytest
from understanding import request, typed_rows

from taizhang import errors
from taizhang.loading import load_book
from taizhang.locale import LANGUAGES, set_language
from tests.books import make_books

BOOKS = Path(__file__).parents[1] / "books"
REFUSED = {
    "not_a_workbook.xlsx": errors.NotAWorkbookError,
    "truncated.xlsx": errors.NotAWorkbookError,
    "ends_within_a_row.ods": errors.NotAWorkbookError,
    "truncated_97.xls": errors.NotAWorkbookError,
    "truncated_binary.xlsb": errors.NotAWorkbookError,
    "first_kilobyte_only.xlsx": errors.NotAWorkbookError,
    "sheet_is_no_xml.xlsx": errors.NotAWorkbookError,
    "sheet_is_missing.xlsx": errors.NotAWorkbookError,
    "sheet_in_utf16.xlsx": errors.NotAWorkbookError,
    "texts_are_missing.xlsx": errors.NotAWorkbookError,
    "text_index_out_of_range.xlsx": errors.NotAWorkbookError,
    "row_below_zero.xlsx": errors.NotAWorkbookError,
    "row_zero.xlsx": errors.NotAWorkbookError,
    "nothing_but_zeros.csv": errors.NotAWorkbookError,
    "one_line_of_text.txt": errors.NotAWorkbookError,
    "zip_that_is_no_workbook.xlsx": errors.PackedFileError,
    "packed_by_another.zip": errors.PackedFileError,
    "document_that_is_no_workbook.xlsx": errors.ForeignFileError,
    "document_called_xlsx.xlsx": errors.ForeignFileError,
    "picture_called_xls.xls": errors.ForeignFileError,
    "web_page_without_table.xls": errors.ForeignFileError,
    "empty_file.xlsx": errors.EmptyWorkbookError,
    "no_filled_cell.xlsx": errors.EmptyWorkbookError,
    "encrypted.xlsx": errors.EncryptedWorkbookError,
    "encrypted_open_document.ods": errors.EncryptedWorkbookError,
    "encrypted_97.xls": errors.EncryptedWorkbookError,
    "doctype_bomb.xlsx": errors.DoctypeError,
    "doctype_bomb_in_ods.ods": errors.DoctypeError,
    "doctype_bomb_in_2003.xls": errors.DoctypeError,
    "two_sheets_of_one_name.xlsx": errors.DuplicateSheetError,
    "cell_in_last_corner.xlsx": errors.WorkbookTooLargeError,
    "row_beyond_counting.xlsx": errors.WorkbookTooLargeError,
    "unpacks_too_large.xlsx": errors.WorkbookTooLargeError,
    "compression_bomb.xlsx": errors.WorkbookTooLargeError,
    "too_many_sheets.xlsx": errors.WorkbookTooLargeError,
}
_ERRORS = ["unreadable"] * 6 + ["required_unreadable"]
TAKEN = {
    # book: (rows loaded, rows rejected, findings)
    "matches_no_ledger.xlsx": (0, 2, ["sheet_unmatched"]),
    "only_a_remark.xlsx": (0, 1, ["sheet_unmatched"]),
    "close_call.xlsx": (0, 2, ["ledger_close_call"]),
    "missing_column.xlsx": (0, 2, ["column_missing"]),
    "declares_all_cells.xlsx": (2, 0, []),
    "hidden_rows.xlsx": (2, 0, ["rows_hidden"]),
    "hidden_sheet.xlsx": (2, 0, ["sheet_hidden", "sheet_passed_over"]),
    "odd_sheet_names.xlsx": (2, 0, ["sheet_passed_over"]),
    "error_values.xlsx": (1, 1, ["unreadable", "required_unreadable"]),
    "merged_fifty_thousand_times.xlsx": (2, 1, ["required_empty"] * 3),
    "cut_within_a_character.csv": (2, 1, ["required_empty"]),
    "rows_of_all_lengths.csv": (1, 1, ["required_empty"]),
    "formulas_without_results.xlsx": (1, 1, ["formula_uncached"] * 2 + ["required_empty"]),
    **{f"errors_of_every_kind.{e}": (1, 1, _ERRORS) for e in ("xlsx", "xls", "xlsb", "ods", "csv")},
    # nothing is wrong with what these hold, only with how
    "old_format_called_xlsx.xlsx": (2, 0, []),
    "xlsx_called_csv.csv": (2, 0, []),
    "xls_called_et.et": (2, 0, []),
    "binary_called_xls.xls": (2, 0, []),
    "open_document_called_xlsx.xlsx": (2, 0, []),
    "web_page_called_xls.xls": (2, 0, []),
    "xml_called_xls.xls": (2, 0, []),
    "csv_called_xlsx.xlsx": (2, 0, []),
    "slashes_of_windows.xlsx": (2, 0, []),
    "zip64.xlsx": (2, 0, []),
    "sizes_after_the_parts.xlsx": (2, 0, []),
    "parts_prefixed.xlsx": (2, 0, []),
    "strict.xlsx": (2, 0, []),
    "styles_are_missing.xlsx": (2, 0, []),
    "texts_in_the_cells.xlsx": (2, 0, []),
    "texts_in_runs.xlsx": (2, 0, []),
    "zero_width_characters.xlsx": (1, 0, []),
    "linked_elsewhere.xlsx": (2, 0, []),
    "since_1904.xlsx": (1, 0, []),
    "since_1904.xls": (1, 0, []),
    "since_1904.xlsb": (1, 0, []),
    "tabs_in_utf16.txt": (2, 0, []),
    "declares_its_delimiter.csv": (2, 0, []),
    "full_width_commas.csv": (2, 0, []),
    "zeros_in_the_text.csv": (2, 0, []),
    "mark_that_nobody_closed.csv": (2, 0, []),
}


def load(name, output):
    started = time.monotonic()
    try:
        return load_book(request(BOOKS / name, output, file=name))
    finally:
        assert time.monotonic() - started < 10


def sentences(thing):
    """What `thing` says in each language."""
    for language in LANGUAGES:
        set_language(language)
        yield language, thing.message("项目阶段") if hasattr(thing, "message") else str(thing)


def is_a_sentence(text, language):
    return not re.search(r"[{}\n]", text) and bool(re.search("[\u4e00-\u9fff]{3}", text)) == (language == "zh")


@pytest.mark.parametrize("name", REFUSED)
def test_a_book_is_refused_with_one_sentence_that_names_it(tmp_path, name):
    with pytest.raises(errors.WorkbookError) as caught:
        load(name, tmp_path)
    assert type(caught.value) is REFUSED[name]
    for language, said in sentences(caught.value):
        assert said.startswith(name)
        assert is_a_sentence(re.sub("文件 › 信息 › 保护工作簿", "", said) if language == "en" else said, language), said
        said = said.replace(name, "").replace(str(caught.value.params.get("part")), "")
        words = re.findall(r"[A-Za-z]{3,}", said) if language == "zh" else []
        assert set(words) <= {"Excel", "WPS", "xlsx", "zip", "PDF", "Word"}, said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", TAKEN)
def test_a_book_is_read_with_its_findings(tmp_path, name):
    book = load(name, tmp_path)
    loaded, rejected, findings = TAKEN[name]
    assert (sum(s.rows.loaded for s in book.sheets), sum(s.rows.rejected for s in book.sheets)) == (loaded, rejected)
    assert [f.code for f in book.findings] == findings
    assert sum(len(typed_rows(tmp_path, sheet)) for sheet in book.sheets) == loaded
    for finding in book.findings:
        for language, said in sentences(finding):
            assert not re.search(r"[{}\n]", said), said
            assert re.search("[\u4e00-\u9fff]{3}", said) or language == "en", said


def test_error_values_keep_what_the_cell_shows(tmp_path):
    book = load("error_values.xlsx", tmp_path)
    assert [(f.cell, f.value) for f in book.findings] == [("D2", "#DIV/0!"), ("C3", "#N/A")]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "xlsb", "ods", "csv"])
def test_an_error_is_said_of_a_field_of_any_type_and_of_a_text_as_well(tmp_path, ending):
    book = load(f"errors_of_every_kind.{ending}", tmp_path)
    assert [(f.cell, f.field, f.value) for f in book.findings] == [
        ("D2", "budget", "#REF!"),
        ("E2", "secretary", "#REF!"),
        ("F2", "source", "#REF!"),
        ("G2", "declared_on", "#REF!"),
        ("H2", "progress", "#REF!"),
        ("I2", "has_plan", "#REF!"),
        ("B3", "title", "#N/A"),
    ]
    assert [row["secretary"] for row in typed_rows(tmp_path, book.sheets[0])] == [None]


def test_a_formula_without_a_saved_result_is_said(tmp_path):
    book = load("formulas_without_results.xlsx", tmp_path)
    assert [(f.code, f.cell, f.field) for f in book.findings] == [
        ("formula_uncached", "D2", "budget"),
        ("formula_uncached", "B3", "title"),
        ("required_empty", "B3", "title"),
    ]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "xlsb"])
def test_days_counted_from_1904_are_the_days_that_were_written(tmp_path, ending):
    book = load(f"since_1904.{ending}", tmp_path)
    (row,) = typed_rows(tmp_path, book.sheets[0])
    assert row["declared_on"] == dt.date(2024, 5, 12)


def test_every_book_of_the_folder_is_tried_and_its_scripts_make_them_all():
    names = {path.name for path in BOOKS.iterdir() if path.is_file() and path.suffix != ".py"}
    assert names == {*REFUSED, *TAKEN}
    assert {*make_books.made(), "encrypted.xlsx", "old_format_called_xlsx.xlsx"} == names
