"""Targets and status rules are read strictly: a mistake names its file, its table and what is wrong."""

import pytest

from taizhang.errors import SpecError
from taizhang.spec import StatusRule, read_status_rules, read_targets

TARGET = """[days]
value = 60
zh = "天数"
en = "Days"
unit_zh = "天"
unit_en = "days"
whole = true
least = 1
most = 90
"""
RULE = """[projects_overdue]
against = "value"
green = 0
red = 2
"""
TARGET_MISTAKES = {
    "no number": ("value = 60", 'value = "60"', ["days", "value"]),
    "a truth": ("value = 60", "value = true", ["days", "value"]),
    "not a number": ("value = 60", "value = nan", ["days.value"]),
    "below the least": ("value = 60", "value = 0", ["days.value", "1"]),
    "above the most": ("value = 60", "value = 91", ["days.value", "90"]),
    "no whole number": ("value = 60", "value = 1.5", ["days.value"]),
    "a key that is none": ("whole =", "hole =", ["days", "hole"]),
    "a word missing": ('en = "Days"\n', "", ["days", "en"]),
    "no table": ("[days]", "weeks = 1\n[days]", ["weeks"]),
    "no TOML": ("[days]", "[days", ["line 1"]),
}
RULE_MISTAKES = {
    "against nothing known": ('"value"', '"median"', ["projects_overdue", "median"]),
    "a limit missing": ("red = 2\n", "", ["projects_overdue", "red"]),
    "a limit that is no number": ("red = 2", 'red = "2"', ["projects_overdue", "red"]),
    "a limit that is not a number": ("red = 2", "red = nan", ["projects_overdue"]),
    "a key that is none": ("red = 2", "red = 2\namber = 1", ["projects_overdue", "amber"]),
}


def mistaken(tmp_path, text, wrong, read):
    old, new, names = wrong
    assert text.count(old) == 1
    path = tmp_path / "given.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SpecError) as caught:
        read(path)
    for name in ("given.toml", *names):
        assert name in str(caught.value)


@pytest.mark.parametrize("wrong", TARGET_MISTAKES.values(), ids=TARGET_MISTAKES)
def test_a_mistake_in_a_target(tmp_path, wrong):
    mistaken(tmp_path, TARGET, wrong, read_targets)


@pytest.mark.parametrize("wrong", RULE_MISTAKES.values(), ids=RULE_MISTAKES)
def test_a_mistake_in_a_status_rule(tmp_path, wrong):
    mistaken(tmp_path, RULE, wrong, read_status_rules)


def test_what_is_well_written_is_read(tmp_path):
    path = tmp_path / "given.toml"
    path.write_text(TARGET, encoding="utf-8")
    (target,) = read_targets(path).values()
    assert (target.name, target.value, target.default, target.sentence, target.unit) == ("days", 60, 60, "天数", "天")
    path.write_text(RULE, encoding="utf-8")
    assert read_status_rules(path) == {"projects_overdue": StatusRule(against="value", green=0, red=2)}
