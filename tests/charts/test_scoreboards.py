"""The scoreboard and the list of what happened: what stands in a cell, what a screen reader is told, what opens."""

import re

import pytest
from test_charts import EVIL, Reader

from taizhang.charts.happenings import Happening, Kind, happenings
from taizhang.charts.scoreboard import Column, Score, Standing, Verdict, scoreboard
from taizhang.locale import set_language

COLUMNS = [
    Column(heading="完成率", unit="%", opens="sort=rate"),
    Column(heading="逾期", unit="个", opens="sort=late", less_is_better=True, sorted=True),
]
GREEN = Verdict("良好", "green", "up", True)
SLIPPING = Verdict("良好但下降", "amber", "down", False)


@pytest.fixture(autouse=True)
def chinese():
    set_language("zh")


def standing(*scores, **more):
    given = {"name": "甲街道", "opens": "street=1", "rank": 2, "rose": None, "scores": scores}
    return Standing(**given | more)


def board(*standings):
    return scoreboard(COLUMNS, standings, [Score(50.0), Score(0.5)], by_rank="sort=rank", note="说明")


def test_a_cell_says_value_unit_status_and_direction_and_opens_its_rows():
    read = Reader(board(standing(Score(75.0, 60.0, GREEN, "rows=a"), Score(1, 0, SLIPPING, "rows=b"))))
    cells = read.texts["tz-score"]
    assert cells[:2] == ["75% ▲向好良好", "1个 ▼变差良好但下降"]
    assert {"tz-is-green", "tz-is-amber"} <= set(read.marks)
    assert read.opens == ["sort=rank", "sort=rate", "sort=late", "street=1", "rows=a", "rows=b"]


def test_a_cell_of_an_unknown_value_is_a_dash_without_colour():
    read = Reader(board(standing(Score(None), Score(0))))
    assert read.texts["tz-score"][:2] == ["—", "0个"]
    assert not [name for name in read.marks if name.startswith("tz-is-")]


@pytest.mark.parametrize(
    ("rose", "said"),
    [(None, "2"), (0, "2 ＝与上次相同"), (2, "2 ↑2上升2位"), (-1, "2 ↓1下降1位")],
)
def test_a_rank_says_how_it_moved_in_sign_and_words(rose, said):
    read = Reader(board(standing(Score(1), Score(1), rose=rose)))
    assert read.texts["tz-rank"] == ["名次", said]


def test_the_table_can_be_read_aloud():
    markup = board(standing(Score(1), Score(1)))
    assert markup.count('scope="col"') == 2 + len(COLUMNS)
    assert markup.count('scope="row"') == 2
    assert markup.count("aria-sort") == 1
    assert "少为好" in Reader(markup).texts["tz-heading"][2]


def test_the_district_stands_below_and_a_chosen_street_is_marked():
    read = Reader(board(standing(Score(1), Score(1), chosen=True)))
    assert read.texts["tz-score"][2:] == ["50%", "0.5个"]
    assert len(read.marks["tz-chosen"]) == 1


def test_what_comes_from_data_is_escaped():
    rows = (Happening(name=EVIL, place=EVIL, said=EVIL, opens=EVIL),)
    for markup in (board(standing(Score(1), Score(1), name=EVIL)), happenings([Kind(EVIL, rows)], "")):
        assert "<a" not in markup
        assert Reader(markup).tags <= {
            "figure", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "button", "div", "span", "small", "b",
            "figcaption", "section", "h4", "ol", "li",
        }  # fmt: skip


@pytest.mark.parametrize(("count", "shown", "more"), [(0, 0, None), (12, 12, None), (15, 15, "其余3条")])
def test_the_first_of_a_kind_are_shown_and_the_others_a_click_away(count, shown, more):
    rows = tuple(Happening(name=f"事{i}", place="甲街道", said="退", opens=f"row={i}") for i in range(count))
    markup = happenings([Kind("倒退", rows), Kind("消失", ())], "没有")
    assert Reader(markup).opens == [f"row={i}" for i in range(shown)]
    assert re.findall("<summary>(.*?)</summary>", markup) == ([more] if more else [])
    assert ("没有" in markup) == (count == 0)
    assert "消失" not in markup
