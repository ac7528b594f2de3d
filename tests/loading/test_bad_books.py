"""A bad workbook is a clear message in both languages, quickly, and whoever asked goes on."""

import re
import runpy
import time
from pathlib import Path

import pytest
from understanding import request, typed_rows

from taizhang import errors
from taizhang.loading import load_book
from taizhang.locale import LANGUAGES, set_language

BOOKS = Path(__file__).parents[1] / "books"
REFUSED = {
    "not_a_workbook": errors.NotAWorkbookError,
    "truncated": errors.NotAWorkbookError,
    "first_kilobyte_only": errors.NotAWorkbookError,
    "sheet_is_no_xml": errors.NotAWorkbookError,
    "sheet_is_missing": errors.NotAWorkbookError,
    "texts_are_missing": errors.NotAWorkbookError,
    "zip_that_is_no_workbook": errors.NotAWorkbookError,
    "document_that_is_no_workbook": errors.NotAWorkbookError,
    "empty_file": errors.EmptyWorkbookError,
    "no_filled_cell": errors.EmptyWorkbookError,
    "encrypted": errors.EncryptedWorkbookError,
    "cell_in_last_corner": errors.WorkbookTooLargeError,
    "unpacks_too_large": errors.WorkbookTooLargeError,
    "too_many_sheets": errors.WorkbookTooLargeError,
}
TAKEN = {
    # book: (rows loaded, rows rejected, findings)
    "matches_no_ledger": (0, 2, ["sheet_unmatched"]),
    "only_a_remark": (0, 1, ["sheet_unmatched"]),
    "close_call": (0, 2, ["ledger_close_call"]),
    "missing_column": (0, 2, ["column_missing"]),
    "declares_all_cells": (2, 0, []),
    "hidden_rows": (2, 0, ["rows_hidden"]),
    "hidden_sheet": (2, 0, ["sheet_hidden", "sheet_passed_over"]),
    "old_format_called_xlsx": (2, 0, []),
    "error_values": (1, 1, ["unreadable", "required_unreadable"]),
}


def load(name, output):
    path = BOOKS / f"{name}.xlsx"
    started = time.monotonic()
    try:
        return load_book(request(path, output, file=path.name))
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
        assert said.startswith(f"{name}.xlsx")
        assert is_a_sentence(re.sub("文件 › 信息 › 保护工作簿", "", said) if language == "en" else said, language), said
        words = re.findall(r"[A-Za-z]{3,}", said.replace(f"{name}.xlsx", "")) if language == "zh" else []
        assert set(words) <= {"Excel", "WPS", "xlsx"}, said
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
    book = load("error_values", tmp_path)
    assert [(f.cell, f.value) for f in book.findings] == [("D2", "#DIV/0!"), ("C3", "#N/A")]


def test_every_book_of_the_folder_is_tried_and_its_script_makes_them_all():
    names = {path.stem for path in BOOKS.glob("*.xlsx")}
    assert names == {*REFUSED, *TAKEN}
    made = runpy.run_path(str(BOOKS / "make_books.py"))["made"]()
    assert {Path(name).stem for name in made} | {"encrypted", "old_format_called_xlsx"} == names
