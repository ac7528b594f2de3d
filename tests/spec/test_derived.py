"""Columns of numbers are read strictly, and are called and worded like a ledger's."""

import pytest

from taizhang.errors import SpecError
from taizhang.locale import set_language
from taizhang.spec import derived, read_derived

COLUMN = """[days_pushed]
zh = "推后天数"
en = "Days pushed out"
type = "integer"
"""
MISTAKES = {
    "no type there is": ('"integer"', '"days"', ["days_pushed", "days"]),
    "a word missing": ('en = "Days pushed out"\n', "", ["days_pushed", "en"]),
    "a key that is none": ("type =", "kind =", ["days_pushed", "kind"]),
}


@pytest.mark.parametrize("wrong", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_names_its_table(tmp_path, wrong):
    old, new, names = wrong
    path = tmp_path / "given.toml"
    path.write_text(COLUMN.replace(old, new), encoding="utf-8")
    with pytest.raises(SpecError) as caught:
        read_derived(path)
    for name in ("given.toml", *names):
        assert name in str(caught.value)


def test_a_column_is_called_in_both_languages():
    column = derived("age_band")
    set_language("zh")
    assert (column.label, column.choice_label("31-60")) == ("已存在时长", "31–60天")
    set_language("en")
    assert (column.label, column.choice_label("31-60")) == ("Known for", "31–60 days")


def test_a_column_that_nobody_declared_is_none():
    assert derived("title") is None
