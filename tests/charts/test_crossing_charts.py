"""Crossings as HTML: every number stands in its place, opens its rows, and nothing in it is taken for markup."""

import re

import pytest

from taizhang.charts import Cell, CrossRow, CrossTable, cross_table, grouped_bars, stacked_bars

TABLE = CrossTable(
    corner="街道",
    columns=("固定", "<流动>"),
    rows=(
        CrossRow("武汉路", (Cell(30, "rows=a"), Cell(10, "rows=b")), Cell(40, "rows=ab")),
        CrossRow("<b>", (Cell(0), Cell(None)), Cell(0)),
    ),
    totals=(Cell(30, "rows=c"), Cell(10, "rows=d")),
    total=Cell(40, "rows=all"),
    whole="合计",
    unit="场",
)


def cells(markup):
    rows = re.findall(r"<tr>(.*?)</tr>", markup)
    return [[re.sub(r"<[^>]*>", "", c) for c in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("none", [["武汉路", "30", "10", "40"], ["&lt;b&gt;", "0", "—", "0"], ["合计", "30", "10", "40"]]),
        ("row", [["武汉路", "30 75%", "10 25%", "40 100%"], ["&lt;b&gt;", "0", "—", "0"],
                 ["合计", "30 75%", "10 25%", "40 100%"]]),
        ("column", [["武汉路", "30 100%", "10 100%", "40 100%"], ["&lt;b&gt;", "0 0%", "—", "0 0%"],
                    ["合计", "30 100%", "10 100%", "40 100%"]]),
        ("all", [["武汉路", "30 75%", "10 25%", "40 100%"], ["&lt;b&gt;", "0 0%", "—", "0 0%"],
                 ["合计", "30 75%", "10 25%", "40 100%"]]),
    ],
)  # fmt: skip
def test_a_table_says_values_and_shares(share, expected):
    head, *body = cells(cross_table(TABLE, share=share))
    assert head == ["街道", "固定", "&lt;流动&gt;", "合计"]
    assert body == expected


@pytest.mark.parametrize("draw", [cross_table, stacked_bars, grouped_bars])
def test_cells_open_their_rows_and_names_are_escaped(draw):
    markup = draw(TABLE)
    assert {"rows=a", "rows=b"} <= set(re.findall(r'data-opens="([^"]*)"', markup))
    assert "<b>" not in markup
    assert "<流动>" not in markup


def test_the_greatest_is_the_darkest():
    shades = list(map(int, re.findall(r"--shade:(\d+)%", cross_table(TABLE, shaded=True))))
    assert shades == [100, 31]


def test_parts_of_a_bar_are_as_long_as_their_numbers():
    assert re.findall(r'style="width:([\d.]+)%"', stacked_bars(TABLE)) == ["75", "25"]


def test_rows_without_columns_are_a_bar_each():
    alone = CrossTable(
        corner="街道", columns=(), rows=(CrossRow("a", (), Cell(2, "rows=a")),), totals=(), total=Cell(2), whole="合计",
        unit="场",
    )  # fmt: skip
    assert re.findall(r'data-opens="([^"]*)"', grouped_bars(alone)) == ["rows=a"]
