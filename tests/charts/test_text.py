"""Numbers as they are written."""

import pytest

from taizhang.charts.text import amount, difference, number, time_names
from taizhang.locale import set_language


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (12, "个", "12个"),
        (12, "projects", "12 projects"),
        (1234567, "人次", "1,234,567人次"),
        (87.46, "%", "87.5%"),
        (100.0, "%", "100%"),
        (-3, "个", "−3个"),
        (0.04, "天", "0天"),
        (-0.04, "天", "0天"),
        ((3, 5), "个", "3–5个"),
        (None, "个", "—"),
        (12, "", "12"),
    ],
)
def test_amount(value, unit, text):
    assert amount(value, unit) == text


def test_number_groups_thousands():
    assert number(1000) == "1,000"


@pytest.mark.parametrize(
    ("value", "unit", "language", "text"),
    [
        (3, "个", "zh", "3个"),
        (1.5, "%", "zh", "1.5个百分点"),
        (1.5, "%", "en", "1.5 points"),
    ],
)
def test_difference(value, unit, language, text):
    set_language(language)
    assert difference(value, unit) == text


@pytest.mark.parametrize(
    ("keys", "language", "labels"),
    [
        (["2023-12", "2024-01", "2024-02"], "zh", [("12月", "2023年"), ("1月", "2024年"), ("2月", "")]),
        (["2023-12", "2024-01"], "en", [("Dec", "2023"), ("Jan", "2024")]),
        (["unknown"], "en", [("unknown", "")]),
        (["2024-03-20", "2024-05-20"], "zh", [("3月20日", "2024年"), ("5月20日", "")]),
        (["2024-03-20"], "en", [("20 Mar", "2024")]),
        ([], "zh", []),
    ],
)
def test_time_names_say_the_year_once(keys, language, labels):
    set_language(language)
    assert time_names(keys) == labels
