"""Charts: values with units, order by what is asked, the average drawn, the unknown shown as such, rows that open."""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest

from taizhang.charts import (
    STYLE,
    Bar,
    Card,
    Cell,
    HeatRow,
    Line,
    Span,
    card_grid,
    heat_map,
    month_columns,
    month_grid,
    pareto_bars,
    ranked_bars,
    share_bars,
    spark,
    time_lines,
    timeline,
)
from taizhang.locale import set_language

STREETS = [
    Bar("甲街道", 3, 5, "rows=a"),
    Bar("乙街道", None, None, "rows=b"),
    Bar("丙街道", 8, None, "rows=c"),
    Bar("丁街道", 0, 1, "rows=d"),
]
MONTHS = ["2023-12", "2024-01", "2024-02"]
DAY = dt.date(2024, 7, 20)
EVIL = "<a href='//x'>\"街道&"


class Reader(HTMLParser):
    """What a reader of a chart meets: texts by the class they stand in, what opens, and every tag."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self.opens: list[str] = []
        self.marks: dict[str, list[str]] = {}
        self.tags: set[str] = set()
        self.open: list[tuple[str, str]] = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        names = said.get("class", "").split()
        for name in names:
            self.marks.setdefault(name, []).append(said.get("style", ""))
            self.texts.setdefault(name, []).append("")
        if "data-opens" in said:
            assert tag == "button", "only a button is reached by key"
            self.opens.append(said["data-opens"])
        self.open.append((tag, said.get("class", "")))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for _tag, names in self.open:
            for name in names.split():
                self.texts[name][-1] += data


@pytest.fixture(autouse=True)
def chinese():
    set_language("zh")


def test_ranked_bars_put_the_greatest_first_and_the_unknown_last():
    read = Reader(ranked_bars(STREETS, "个", average=3.7))
    assert read.texts["tz-name"] == ["丙街道", "甲街道", "丁街道", "乙街道"]
    assert read.texts["tz-amount"] == ["8个", "3个", "0个", "—"]
    assert read.opens == ["rows=c", "rows=a", "rows=d", "rows=b"]
    assert read.marks["tz-bar"] == ["width:100%", "width:37.5%", "width:0%", "width:0%"]


def test_ranked_bars_draw_and_name_the_average():
    read = Reader(ranked_bars(STREETS, "个", average=4))
    assert read.marks["tz-average"] == ["left:50%"] * 4
    assert read.texts["tz-head"] == ["平均4个"]


def test_ranked_bars_mark_the_values_before():
    read = Reader(ranked_bars(STREETS, "个"))
    assert read.marks["tz-tick"] == ["left:62.5%", "left:12.5%", ""]
    assert "上次" in ranked_bars(STREETS, "个")
    assert "上次" not in ranked_bars([Bar("甲", 1)], "个")


@pytest.mark.parametrize(("total", "shares"), [(None, ["75%", "25%"]), (12, ["50%", "17%"]), (0, ["", ""])])
def test_share_bars_keep_their_order_and_say_their_share(total, shares):
    read = Reader(share_bars([Bar("申报", 6), Bar("推进", 2)], "个", total=total))
    assert read.texts["tz-name"] == ["申报", "推进"]
    assert [text.strip() for text in read.texts["tz-amount"]] == [
        f"{value} {share}".strip() for value, share in zip(["6个", "2个"], shares, strict=True)
    ]


def test_pareto_bars_add_up_and_let_the_trivial_many_step_back():
    read = Reader(pareto_bars([Bar("丙", 1), Bar("甲", 6), Bar("乙", 3)], "条"))
    assert read.texts["tz-name"] == ["甲", "乙", "丙"]
    assert read.texts["tz-amount"] == ["6条 60%", "3条 90%", "1条 100%"]
    assert len(read.marks["tz-minor"]) == 1


def test_month_columns_label_each_value_and_say_the_unit_once():
    read = Reader(month_columns([Bar(m, i, None, f"rows={m}") for i, m in enumerate(MONTHS)], "场"))
    assert read.texts["tz-amount"] == ["0", "1", "2"]
    assert read.texts["tz-name"] == ["12月2023年", "1月2024年", "2月"]
    assert read.opens == [f"rows={m}" for m in MONTHS]
    assert "单位：场" in month_columns([Bar("2024-01", 1)], "场")


def test_month_columns_stand_beside_what_they_are_compared_with():
    read = Reader(month_columns([Bar("2024-01", 2, 4)], "场", before="去年同月"))
    assert read.marks["tz-pale"][0] == "height:100%"
    assert "去年同月" in month_columns([Bar("2024-01", 2, 4)], "场", before="去年同月")
    assert "tz-pale" not in Reader(month_columns([Bar("2024-01", 2, 4)], "场")).marks


def test_time_lines_are_named_where_they_end_without_overlap():
    lines = [Line("查摆", (1, 5, 9)), Line("完成", (0, 4, 9)), Line("空", (None, None, None))]
    markup = time_lines(MONTHS, lines, "条")
    ends = markup[markup.index("tz-ends") :]
    places = [float(place) for place in re.findall(r"bottom:([\d.]+)%", ends)]
    assert "查摆 9条" in ends and "完成 9条" in ends and "空" not in ends
    assert len(places) == 2


def test_points_of_a_line_open_their_rows():
    read = Reader(time_lines(MONTHS, [Line("查摆", (1, None, 9), ("rows=1", "rows=2", "rows=3"))], "条"))
    assert read.opens == ["rows=1", "rows=3"]


@pytest.mark.parametrize(
    ("values", "drawn"), [((), False), ((1,), False), ((None, 1), False), ((1, 1), True), ((1, None, 3), True)]
)
def test_a_spark_needs_two_values(values, drawn):
    assert bool(spark(values)) is drawn


def test_month_grid_leaves_zeros_as_gaps_that_say_zero():
    rows = [
        HeatRow("甲", (Cell(1, "rows=1"), Cell(0, "rows=2"), Cell(2, "rows=3")), "rows=甲"),
        HeatRow("乙", (Cell(0), Cell(None), Cell(3))),
    ]
    read = Reader(month_grid(rows, MONTHS, "场"))
    assert read.texts["tz-gap"] == ["0", "0", "—"]
    assert read.texts["tz-cell"] == ["1", "2", "3"]
    assert read.opens == ["rows=甲", "rows=1", "rows=3"], "nothing stands behind a zero"
    assert {"th", "thead"} <= read.tags


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
    assert Reader(timeline([span], DAY)).texts["tz-amount"] == [verdict]


def test_timeline_marks_the_day_first_planned():
    due = dt.date(2024, 8, 1)
    assert "tz-tick" in timeline([Span("a", dt.date(2024, 1, 1), due, planned=dt.date(2024, 6, 1))], DAY)
    assert "tz-tick" not in timeline([Span("a", dt.date(2024, 1, 1), due, planned=due)], DAY)


def test_a_card_says_its_number_its_change_and_opens():
    card = Card(label="申报项目", value="49", unit="个", change="▲ 2个 向好", mood="better", opens="rows=x")
    read = Reader(card_grid([card]))
    assert read.texts["tz-card"] == ["申报项目49个▲ 2个 向好"]
    assert read.opens == ["rows=x"]
    assert "tz-better" in read.marks


@pytest.mark.parametrize(
    "markup",
    [
        ranked_bars([], "个", average=None),
        share_bars([], "个"),
        pareto_bars([], "个"),
        month_columns([], "场"),
        time_lines([], [], "条"),
        month_grid([], [], "场"),
        timeline([], DAY),
        card_grid([]),
        ranked_bars(STREETS, "%", average=0),
    ],
)
def test_every_chart_is_small_and_whole(markup):
    read = Reader(markup)
    assert read.open == []
    assert len(markup) < 3000


@pytest.mark.parametrize(
    "markup",
    [
        ranked_bars([Bar(EVIL, 1, 1, EVIL)], EVIL, average=1),
        share_bars([Bar(EVIL, 1, 1, EVIL)], EVIL),
        pareto_bars([Bar(EVIL, 1, 1, EVIL)], EVIL),
        month_columns([Bar(EVIL, 1, 1, EVIL)], EVIL, before=EVIL),
        heat_map([HeatRow(EVIL, (Cell(1, EVIL),), EVIL)], [EVIL], EVIL),
        time_lines([EVIL], [Line(EVIL, (1,), (EVIL,))], EVIL),
        timeline([Span(EVIL, DAY, DAY, opens=EVIL)], DAY),
        card_grid([Card(label=EVIL, value=EVIL, unit=EVIL, change=EVIL, title=EVIL, opens=EVIL)]),
    ],
)
def test_names_are_never_markup(markup):
    read = Reader(markup)
    assert "a" not in read.tags
    assert set(read.opens) == {EVIL}


def test_the_style_asks_for_nothing_from_outside():
    assert "url(" not in STYLE and "@import" not in STYLE
