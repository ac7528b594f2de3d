"""Rows in the reader's words."""

import datetime as dt

import pyarrow as pa
import pytest

from taizhang.locale import set_language
from taizhang.spec import load_specs
from taizhang.ui.tables import containing, worded

ROWS = pa.table(
    {
        "street": ["武汉路街道", None],
        "street_code": ["999901001", None],
        "title": ["红色物业", "楼宇党建"],
        "stage": ["declared", "gone"],
        "progress": [85.0, None],
        "declared_on": pa.array([dt.date(2024, 5, 12), None]),
        "has_plan": [True, None],
        "budget": [35.0, 1.5],
        "note": pa.array([None, None], pa.string()),
        "_file": ["a.xlsx", "b.xlsx"],
        "_sheet": ["台账", "台账"],
        "_row": [5, 6],
        "_upload": [1, 2],
        "_counted": [True, False],
    }
)


@pytest.fixture
def ledger():
    return load_specs()["secretary_project"]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("zh", "文件|工作表|行号|计入|街道|项目名称|项目阶段|完成进度（%）|申报日期|是否有方案|计划投入（万元）"),
        ("en", "File|Sheet|Row|Counts|Street|Project|Stage|Progress (%)|Declared on|Has a plan|Budget (10k yuan)"),
    ],
)
def test_headings_are_the_ledgers_own_with_units(ledger, language, headings):
    set_language(language)
    assert worded(ROWS, ledger).column_names == headings.split("|")


def test_choices_and_booleans_are_words_and_the_rest_stays(ledger):
    rows = worded(ROWS, ledger).to_pylist()
    assert [row["项目阶段"] for row in rows] == ["申报", "gone"]
    assert [row["是否有方案"] for row in rows] == ["是", None]
    assert [row["计入"] for row in rows] == ["是", "否"]
    assert rows[0]["申报日期"] == dt.date(2024, 5, 12)
    assert rows[0]["计划投入（万元）"] == 35.0


def test_columns_without_a_value_and_codes_are_left_out(ledger):
    columns = worded(ROWS, ledger).column_names
    assert "备注" not in columns
    assert not any("code" in column or column.startswith("_") for column in columns)


def test_no_rows_keep_their_headings(ledger):
    assert "备注" in worded(ROWS.slice(0, 0), ledger).column_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("红色", ["红色物业"]),
        ("B.XLSX", ["楼宇党建"]),
        ("没有", []),
        ("台账", ["红色物业", "楼宇党建"]),
        (".", ["红色物业", "楼宇党建"]),
    ],
)
def test_containing_looks_in_every_text_column_whatever_the_case(text, found):
    assert ROWS.filter(containing(ROWS, text)).column("title").to_pylist() == found
