"""A status rule as a sentence: both ways, both languages, against a value and against the average."""

import pytest

from taizhang.charts.rules import stated
from taizhang.locale import set_language
from taizhang.spec import StatusRule

ZH_LAST = "比上次变差的良好记为“良好但下降”。"
EN_LAST = "; good but worse than last time is “good but slipping”."
CASES = [
    # against, green, red, good, unit, language: the sentence up to what it says of slipping
    ("value", 80, 50, "up", "%", "zh", "≥80%为良好，<50%为落后，其间为关注；"),
    ("value", 80, 50, "up", "%", "en", "≥80% good, <50% behind, between them to watch"),
    ("value", 1, 2.5, "down", "halls", "en", "≤1 halls good, >2.5 halls behind, between them to watch"),
    ("value", 0, 3, "down", "个", "zh", "0个为良好，>3个为落后，其间为关注；"),
    ("value", 60, 60, "up", "%", "zh", "≥60%为良好，<60%为落后；"),
    ("value", 60, 60, "up", "%", "en", "≥60% good, <60% behind"),
    ("average", 90, 60, "up", "场", "zh", "≥全区平均值的90%为良好，<全区平均值的60%为落后，其间为关注；"),
    (
        "average", 90, 60, "up", "sessions", "en",
        "≥90% of the district's average good, <60% of the district's average behind, between them to watch",
    ),
    ("average", 0, 60, "down", "场", "zh", "≤全区平均值的0%为良好，>全区平均值的60%为落后，其间为关注；"),
]  # fmt: skip


@pytest.mark.parametrize(("against", "green", "red", "good", "unit", "language", "expected"), CASES)
def test_stated(against, green, red, good, unit, language, expected):
    set_language(language)
    last = ZH_LAST if language == "zh" else EN_LAST
    assert stated(StatusRule(against=against, green=green, red=red), good, unit) == expected + last
