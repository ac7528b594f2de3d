"""What a preview changes, in words."""

import datetime as dt

import pytest

from taizhang.locale import set_language
from taizhang.spec import load_specs
from taizhang.store import CellChange, RowChange
from taizhang.ui.preview_changes import table, value_in_words

PLACES = {"999901001": "武汉路街道"}


@pytest.fixture
def ledger():
    return load_specs()["secretary_project"]


@pytest.mark.parametrize(
    ("field", "value", "zh", "en"),
    [
        ("street", "999901001", "武汉路街道", "武汉路街道"),
        ("street", "999901999", "999901999", "999901999"),
        ("stage", "under_way", "推进", "Under way"),
        ("stage", "gone", "gone", "gone"),
        ("has_plan", "true", "是", "Yes"),
        ("has_plan", "false", "否", "No"),
        ("budget", "35.0", "35", "35"),
        ("budget", "35.05", "35.05", "35.05"),
        ("progress", "100.0", "100", "100"),
        ("declared_on", "2024-05-12", "2024-05-12", "2024-05-12"),
        ("title", "V1.0", "V1.0", "V1.0"),
        ("title", None, "（空）", "(empty)"),
    ],
)
def test_value_in_words(ledger, field, value, zh, en):
    assert value_in_words(ledger.field(field), value, PLACES) == zh
    set_language("en")
    assert value_in_words(ledger.field(field), value, PLACES) == en


def row(kind, *cells, backward=False):
    gone = kind == "vanished"
    return RowChange(
        kind=kind,
        names=("999901001", "红色物业"),
        sheet=None if gone else "进展",
        row=None if gone else 7,
        held_upload=None if kind == "new" else 3,
        held_sheet="台账" if gone else None,
        held_row=9 if gone else None,
        held_on=dt.date(2024, 3, 20) if gone else None,
        cells=cells,
        backward=backward,
    )


STEP_BACK = CellChange(field="stage", old="accepted", new="under_way", backward=True)
OTHER = CellChange(field="budget", old="35.0", new=None, backward=None)
KEY = {"街道": "武汉路街道", "项目名称": "红色物业"}


def test_a_step_back_is_named_first_and_marked(ledger):
    lines = table("backward", [row("changed", OTHER, STEP_BACK, backward=True)], ledger, PLACES).to_pylist()
    where = {"工作表": "进展", "行号": 7}
    changed = ("变更的栏目", "上次填报", "本次填报", "方向")
    assert lines == [
        KEY | dict(zip(changed, ("项目阶段", "验收", "推进", "↓ 倒退"), strict=True)) | where,
        KEY | dict(zip(changed, ("计划投入（万元）", "35", "（空）", ""), strict=True)) | where,
    ]


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("new", {"工作表": "进展", "行号": 7}),
        ("vanished", {"工作表": "台账", "行号": 9, "填报日期": "2024-03-20"}),
    ],
)
def test_a_row_that_came_or_went_says_where_it_stands(ledger, kind, where):
    assert table(kind, [row(kind)], ledger, PLACES).to_pylist() == [KEY | where]
