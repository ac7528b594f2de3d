"""Bars over paler ones: both values, what they come to in words and colour, and the address of their rows."""

from charts.test_charts import EVIL, Reader

from taizhang.charts.paired import Pair, paired_bars

NAMES = ("整改完成", "查摆问题")
PAIRS = [Pair("甲街道", 3, 12, "25%", "red", "rows=a"), Pair(EVIL, 6, 6, "100%", "green"), Pair("丙街道", None, None)]


def test_both_bars_are_drawn_to_one_scale_with_their_values():
    read = Reader(paired_bars(PAIRS, "条", NAMES))
    assert read.marks["tz-bar"] == ["width:25%", "width:50%", "width:0%"]
    assert read.marks["tz-whole"] == ["width:100%", "width:50%", "width:0%"]
    assert read.texts["tz-amount"] == ["3条 25%", "6条 100%", "—"]
    assert read.texts["tz-name"] == ["甲街道", EVIL, "丙街道"]
    assert (read.texts["tz-red"], read.texts["tz-green"]) == (["25%"], ["100%"])
    assert read.opens == ["rows=a"]
    assert read.texts["tz-chart"][0].endswith("整改完成查摆问题")


def test_nothing_to_draw_is_no_chart():
    assert Reader(paired_bars([], "条", NAMES)).texts["tz-chart"] == [""]
