"""Charts: values labelled with units, order by what is asked, the average drawn, the unknown shown as unknown."""

import datetime as dt

import plotly.io
import pytest

from taizhang.charts import Bar, Span, month_columns, month_grid, ranked_bars, share_bars, time_lines, timeline
from taizhang.charts.text import amount
from taizhang.locale import set_language

STREETS = [
    Bar("甲街道", 3, 5, "01"),
    Bar("乙街道", None, None, "02"),
    Bar("丙街道", 8, None, "03"),
    Bar("丁街道", 0, 1, "04"),
]
MONTHS = ["2023-12", "2024-01", "2024-02"]
DAY = dt.date(2024, 7, 20)


@pytest.fixture(autouse=True)
def chinese():
    set_language("zh")


def test_ranked_bars_put_the_greatest_first_and_the_unknown_last():
    figure = ranked_bars(STREETS, "个", average=3.7)
    assert list(figure.layout.yaxis.ticktext) == ["丙街道", "甲街道", "丁街道", "乙街道"]
    assert [text.strip() for text in figure.data[1].text] == ["8个", "3个", "0个", "—"]
    assert list(figure.data[0].customdata) == ["03", "01", "04", "02"]


def test_ranked_bars_draw_and_name_the_average():
    figure = ranked_bars(STREETS, "个", average=3.7)
    assert figure.layout.shapes[0].x0 == 3.7
    assert "平均3.7个" in [a.text for a in figure.layout.annotations]


def test_ranked_bars_mark_the_values_before():
    before = ranked_bars(STREETS, "个").data[2]
    assert (list(before.x), list(before.y)) == ([5, 1], [1, 2])


@pytest.mark.parametrize(("total", "shares"), [(None, ["75%", "25%"]), (12, ["50%", "17%"]), (0, [])])
def test_share_bars_keep_their_order_and_say_their_share(total, shares):
    figure = share_bars([Bar("申报", 6), Bar("推进", 2)], "个", total=total)
    assert list(figure.layout.yaxis.ticktext) == ["申报", "推进"]
    assert all(share in text for share, text in zip(shares, figure.data[1].text, strict=bool(shares)))


def test_month_columns_label_each_value():
    figure = month_columns([Bar(m, i, None, m) for i, m in enumerate(MONTHS)], "场")
    assert list(figure.data[0].text) == ["0场", "1场", "2场"]
    assert list(figure.layout.xaxis.ticktext) == ["12月<br>2023年", "1月<br>2024年", "2月"]


def test_long_values_carry_their_unit_on_a_second_line():
    assert list(month_columns([Bar("2024-01", 35278)], "人次").data[0].text) == ["35,278<br>人次"]


@pytest.mark.parametrize(
    ("bar", "average", "place"),
    [
        (Bar("a", 50, None), None, 50),
        (Bar("a", 50, 52), None, 52),
        (Bar("a", 50, 48), 53, 53),
        (Bar("a", 50, 51), 53, 53),
        (Bar("a", 50, 90), 80, 50),
        (Bar("a", None, 2), None, 2),
    ],
)
def test_no_mark_runs_through_a_label(bar, average, place):
    figure = ranked_bars([bar, Bar("b", 100)], "%", average=average)
    labels = figure.data[1]
    assert labels.x[list(labels.text).index(f" {amount(bar.value, '%')}")] == place


def test_time_lines_are_named_where_they_end_without_overlap():
    figure = time_lines(MONTHS, {"查摆": [1, 5, 9], "完成": [0, 4, 9], "空": [None, None, None]}, "条")
    labels = {a.text: a.y for a in figure.layout.annotations}
    assert set(labels) == {"查摆 9条", "完成 9条"}
    assert abs(labels["查摆 9条"] - labels["完成 9条"]) > 0.5


def test_month_grid_leaves_zeros_as_gaps_that_say_zero():
    figure = month_grid(["甲", "乙"], MONTHS, [[1, 0, 2], [0, 0, 3]], "场")
    assert [list(row) for row in figure.data[0].z] == [[1, None, 2], [None, None, 3]]
    assert ">0<" in figure.data[0].text[0][1]


@pytest.mark.parametrize(
    ("span", "verdict"),
    [
        (Span("a", dt.date(2024, 1, 1), dt.date(2024, 7, 1)), "超期19天"),
        (Span("a", dt.date(2024, 1, 1), dt.date(2024, 7, 20)), "剩余0天"),
        (Span("a", dt.date(2024, 1, 1), dt.date(2024, 8, 1)), "剩余12天"),
        (Span("a", dt.date(2024, 1, 1), dt.date(2024, 5, 1), dt.date(2024, 5, 4)), "逾期3天完成"),
        (Span("a", dt.date(2024, 1, 1), dt.date(2024, 5, 1), dt.date(2024, 5, 1)), "按期完成"),
    ],
)
def test_timeline_says_how_late(span, verdict):
    assert verdict in [a.text for a in timeline([span], DAY).layout.annotations]


@pytest.mark.parametrize(
    "figure",
    [
        ranked_bars([], "个", average=None),
        share_bars([], "个"),
        month_columns([], "场"),
        time_lines([], {}, "条"),
        month_grid([], [], [], "场"),
        timeline([], DAY),
        ranked_bars(STREETS, "%", average=0),
    ],
)
def test_every_chart_is_small_plain_and_chinese(figure):
    spec = plotly.io.to_json(figure, validate=False)
    assert len(spec) < 8000, "a template or data nobody asked for travels with the figure"
    assert "Microsoft YaHei" in spec
    assert figure.layout.showlegend is False


@pytest.mark.parametrize(
    "figure",
    [
        ranked_bars([Bar("<a href='//x'>街道", 1)], "个"),
        share_bars([Bar("<a href='//x'>街道", 1)], "个"),
        month_grid(["<a href='//x'>讲习所"], MONTHS, [[1, 2, 3]], "场"),
        timeline([Span("<a href='//x'>项目", DAY, DAY)], DAY),
    ],
)
def test_names_are_never_markup(figure):
    assert "<a" not in plotly.io.to_json(figure, validate=False).replace("\\u003c", "<")
