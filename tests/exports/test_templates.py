"""Blank templates, read back, and loaded with a row filled in as a street office would."""

import io

import openpyxl
import pytest

from taizhang.exports import template_workbook
from taizhang.loading.values import Place
from taizhang.spec import Choice, Field, Ledger, load_specs
from taizhang.store import Store

SPECS = load_specs()
PLACES = (
    Place("999901", "X区", "district", "9999"),
    Place("999901001", "武汉路街道", "street", "999901"),
    Place("999901001001", "武汉路社区居民委员会", "community", "999901001"),
)
FILLED = {
    "text": "文字", "number": 12.5, "integer": 35, "percent": 85, "date": "2024-05-12", "boolean": "是",
    "street": "武汉路街道", "community": "武汉路社区",
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("templates")) as opened:
        opened.import_places(PLACES)
        yield opened


def opened(ledger):
    return openpyxl.load_workbook(io.BytesIO(template_workbook(ledger)))


def filled(ledger):
    book = opened(ledger)
    sheet = book.active
    sheet["A2"] = "填报单位：武汉路街道"
    sheet.cell(2, len(ledger.fields) // 2 + 1).value = "填报日期：2024年5月20日"
    for column, field in enumerate(ledger.fields, start=1):
        value = field.choices[-1].zh if field.choices else FILLED[field.type]
        sheet.cell(5, column).value = FILLED["number"] + 100 if field.key == "longitude" else value
    return book


@pytest.mark.parametrize("key", SPECS)
def test_a_template_says_what_to_write(key):
    ledger = SPECS[key]
    book = opened(ledger)
    sheet = book.active
    assert book.sheetnames == [ledger.zh]
    assert sheet["A1"].value == ledger.zh
    assert sheet["A2"].value == "填报单位："
    assert sheet.freeze_panes == "A5"
    for heading, field in zip(sheet[4], ledger.fields, strict=True):
        assert heading.value.partition("（")[0] == field.zh
        assert heading.comment.text.startswith("必填" if field.required else "选填")
        assert heading.font.color.rgb.endswith("B3261E") == field.required
        assert all(choice.zh in heading.comment.text for choice in field.choices)
        assert sheet.column_dimensions[heading.column_letter].width >= 12


@pytest.mark.parametrize("key", SPECS)
def test_choices_drop_down(key):
    ledger = SPECS[key]
    lists = {str(rule.sqref): rule.formula1 for rule in opened(ledger).active.data_validations.dataValidation}
    letters = {field.key: openpyxl.utils.get_column_letter(i) for i, field in enumerate(ledger.fields, start=1)}
    wanted = {
        f"{letters[field.key]}5:{letters[field.key]}5000": f'"{",".join(c.zh for c in field.choices) or "是,否"}"'
        for field in ledger.fields
        if field.type in ("choice", "boolean")
    }
    assert lists == wanted


@pytest.mark.parametrize("key", SPECS)
def test_a_blank_template_loads_as_nothing(store, tmp_path, key):
    path = tmp_path / "blank.xlsx"
    path.write_bytes(template_workbook(SPECS[key]))
    upload = store.load(path)
    (sheet,) = upload.sheets
    assert (sheet.ledger, sheet.header_rows, sheet.rows.loaded, sheet.rows.rejected) == (key, (4,), 0, 0)
    assert upload.findings == ()


@pytest.mark.parametrize("key", SPECS)
def test_a_filled_template_loads_without_a_question(store, tmp_path, key):
    path = tmp_path / "filled.xlsx"
    filled(SPECS[key]).save(path)
    upload = store.load(path)
    (sheet,) = upload.sheets
    assert upload.reported_on.isoformat() == "2024-05-20"
    assert (sheet.ledger, sheet.rows.loaded, sheet.rows.rejected) == (key, 1, 0)
    assert [column.field for column in sheet.columns] == [field.key for field in SPECS[key].fields]
    assert [finding for finding in upload.findings if finding.code != "rule"] == []


def test_a_list_too_long_for_its_cell_lies_on_a_hidden_sheet():
    long = tuple(Choice(code=f"c{i}", zh=f"相当长的一个选项第{i}号", en=f"c{i}") for i in range(40))
    with_comma = (Choice(code="a", zh="甲,乙", en="a"), Choice(code="b", zh="丙", en="b"))
    fields = (
        Field(key="kind", zh="类别", en="Kind", type="choice", choices=long),
        Field(key="other", zh="其他", en="Other", type="choice", choices=with_comma),
    )
    book = opened(Ledger(key="wide", zh="宽台账", en="Wide", mode="snapshot", row_key=("kind",), fields=fields))
    assert book.sheetnames == ["宽台账", "选项"]
    assert book["选项"].sheet_state == "hidden"
    rules = [rule.formula1 for rule in book.active.data_validations.dataValidation]
    assert rules == ["选项!$A$1:$A$40", "选项!$B$1:$B$2"]
    assert [book["选项"].cell(row, 2).value for row in (1, 2)] == ["甲,乙", "丙"]
