"""Headings that nobody declared but that say a declared one in other words of no weight."""

import pytest
from understanding import SPECS

from taizhang.loading.columns import match_columns


def field(ledger, *stack):
    """The field of the one column headed by `stack`, and how it was matched."""
    (match,) = match_columns([stack], SPECS[ledger])
    return match.field, match.how


@pytest.mark.parametrize(
    ("ledger", "heading", "key"),
    [
        ("secretary_project", "拟竣工时限", "due_on"),
        ("secretary_project", "预定完工日期", "due_on"),
        ("secretary_project", "目前所处的阶段", "stage"),
        ("secretary_project", "3.申报年月日", "declared_on"),
        ("secretary_project", "（五）下一阶段工作安排", "next_step"),
        ("secretary_project", "项目推广的途径", "promoted_via"),
        ("rectification_issue", "有没有验收", "verified"),
        ("rectification_issue", "整改具体办法", "measures"),
        ("rectification_issue", "软弱涣散/后进", "org_class"),
        ("lecture_hall", "讲师总人数", "lecturers"),
        ("lecture_session", "讲习活动的主题", "topic"),
        ("cobuild_unit", "签约与否", "agreement"),
        ("cobuild_need", "需求种类", "kind"),
        ("cobuild_project", "项目认领年月", "claimed_on"),
        # what one ledger is about is not what another is
        ("cobuild_need", "项目名称", None),
        ("lecture_session", "单位名称", None),
        # two fields might be meant
        ("secretary_project", "资金", None),
        ("secretary_project", "完成情况", None),
    ],
)
def test_words_of_no_weight_do_not_keep_a_heading_from_its_field(ledger, heading, key):
    assert field(ledger, heading) == (key, "synonym" if key else "unmatched")


def test_a_declared_heading_goes_before_one_of_the_same_meaning():
    columns = match_columns([("完工日期",), ("验收日期",), ("拟完工日期",)], SPECS["secretary_project"])
    assert [c.field for c in columns] == ["accepted_on", "accepted_on", "due_on"]
    assert [c.how for c in columns] == ["duplicate", "exact", "synonym"]
