"""Numbers written in Chinese numerals."""

import pytest

from taizhang.loading.numerals import in_digits


@pytest.mark.parametrize(
    ("kind", "text", "digits"),
    [
        ("date", "二〇二四年五月十二日", "2024年5月12日"),
        ("date", "二○二四年十月廿一日", "2024年10月21日"),
        ("date", "五月三十日", "5月30日"),
        ("date", "2024年5月12日（周日）", "2024年5月12日（周日）"),
        ("date", "2024年5月12日星期二", "2024年5月12日星期二"),
        ("percent", "百分之八十五", "85%"),
        ("percent", "百分之百", "100%"),
        ("percent", "八成", "约80%"),
        ("percent", "八成五左右", "约85%左右"),
        ("percent", "完成", "完成"),
        ("number", "三十五", "35"),
        ("number", "十二", "12"),
        ("number", "四十余人", "40余人"),
        ("number", "一百零三人", "103人"),
        ("number", "二百五十", "250"),
        ("number", "三十五万元", "35万元"),
        ("number", "一万二千", "12000"),
        ("number", "两千", "2000"),
        ("number", "零", "0"),
        ("number", "一个半小时", "1.5小时"),
        ("number", "半小时", "0.5小时"),
        # not surely any number
        ("number", "百余人", "百余人"),
        ("number", "几十人", "几十人"),
        ("number", "三四十人", "三四十人"),
        ("number", "一百五", "一百五"),
        ("number", "第三批", "第三批"),
    ],
)
def test_numerals_become_digits(kind, text, digits):
    assert in_digits(text, kind) == digits
