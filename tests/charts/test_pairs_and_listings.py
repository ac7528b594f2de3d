"""Tables whose cells open rows, and needs beside resources: headings for every cell, nothing unescaped."""

import pytest

from taizhang.charts.listing import Column, Entry, listing
from taizhang.charts.pairs import Side, pair

EVIL = "<a href='//x'>\"街道&"
ESCAPED = "&lt;a href=&#x27;//x&#x27;&gt;&quot;街道&amp;"


def test_a_listing_names_its_rows_and_columns():
    drawn = listing([Column("街道"), Column("覆盖率", numbers=True)], [[Entry("甲"), Entry("50%", "rows=a&x=1", 50)]])
    assert '<th scope="col">街道</th><th scope="col" class="tz-number">覆盖率</th>' in drawn
    assert drawn.count('scope="row"') == 1
    assert 'data-opens="rows=a&amp;x=1"' in drawn
    assert "width:50%" in drawn


def test_what_opens_nothing_is_no_button():
    assert "<button" not in listing([Column("街道")], [[Entry("甲")]])
    assert "<button" not in pair(Side(role="需求", text="书", place="甲"), Side(role="资源", text="书", place="乙"), [])


@pytest.mark.parametrize(
    "drawn",
    [
        listing([Column(EVIL)], [[Entry(EVIL, EVIL)]], EVIL),
        pair(Side(role=EVIL, text=EVIL, place=EVIL, opens=EVIL), Side(role="a", text="b", place="c"), [EVIL], EVIL),
    ],
)
def test_everything_is_escaped(drawn):
    assert EVIL not in drawn
    assert drawn.count(ESCAPED) >= 4


def test_the_state_of_a_match_comes_before_its_reasons():
    side = Side(role="需求", text="补充图书", place="甲社区", opens="row=1")
    drawn = pair(side, side, ["同类：物资"], "已对接")
    assert drawn.index("已对接") < drawn.index("同类：物资")
    assert drawn.count("<button") == 2
