"""What each report said of a row, as the address names it and as it is shown."""

import datetime as dt
import re

import pyarrow as pa
import pytest

from taizhang.locale import set_language
from taizhang.spec import load_specs
from taizhang.ui.row_history import Place, history_table, read, written

MARCH, MAY, JULY = dt.date(2024, 3, 20), dt.date(2024, 5, 20), dt.date(2024, 7, 20)
FIELDS = {
    "street": ["武汉路街道"] * 3,
    "title": ["红色<物业>"] * 3,
    "stage": ["under_way", "accepted", "under_way"],
    "progress": [65.0, 100.0, 100.0],
    "budget": [1.5, 1.5, None],
    "due_on": [None, MAY, JULY],
    "has_plan": [False, False, True],
}
PLACES = {
    "_file": ["3月.xlsx", "5月.xlsx", "7月.xlsx"],
    "_sheet": ["台账"] * 3,
    "_row": [5, 6, 7],
    "_upload": [1, 2, 3],
}


def _told(ends, count=3):
    """The HTML of the first `count` reports, which ended on the days `ends`, and its cells line by line."""
    ledger = load_specs()["secretary_project"]
    columns = {f.key: FIELDS.get(f.key, [None] * 3) for f in ledger.fields} | PLACES
    columns |= {"_reported_on": [MARCH, MAY, JULY], "_ended_on": ends}
    html = history_table(pa.table({name: values[:count] for name, values in columns.items()}), ledger)
    lines = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', html)
    return html, {name: re.findall(r"<td[^>]*>(.*?)</td>", cells) for name, cells in lines}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12:台账:5", Place(12, "台账", 5)),
        ("12:a:b:5", Place(12, "a:b", 5)),
        ("12::5", Place(12, "", 5)),
        ("12:5", None),
        ("x:台账:5", None),
        ("12:台账:", None),
        ("²:台账:5", None),
        ("", None),
        (None, None),
    ],
)
def test_the_address_names_a_row(text, place):
    assert read(text) == place
    if place:
        assert written(place) == text


def test_cells_that_changed_and_steps_back_carry_a_sign():
    _html, lines = _told([MAY, JULY, None])
    assert lines == {
        "街道": ["武汉路街道"] * 3,
        "项目名称": ["红色&lt;物业&gt;"] * 3,
        "项目阶段": ["推进", "● 验收", "▼ 推进"],
        "完成进度（%）": ["65", "● 100", "100"],
        "计划完成时间": ["—", "● 2024-05-20", "▼ 2024-07-20"],
        "是否有方案": ["否", "否", "● 是"],
        "计划投入（万元）": ["1.5", "1.5", "● —"],
    }


@pytest.mark.parametrize(
    ("ends", "states"),
    [
        ([MAY, JULY, None], ["2024-05-20被新填报取代", "2024-07-20被新填报取代", "有效"]),
        (
            [MAY, JULY, dt.date(2024, 9, 20)],
            ["2024-05-20被新填报取代", "2024-07-20被新填报取代", "2024-09-20起未再填报"],
        ),
        ([dt.date(2024, 4, 1), JULY, None], ["2024-04-01起未再填报", "2024-07-20被新填报取代", "有效"]),
    ],
)
def test_each_report_says_what_became_of_it(ends, states):
    html, _lines = _told(ends)
    assert re.findall(r"<em>(.*?)</em>", html) == states
    assert re.findall(r"<b>(.*?)</b>", html) == ["2024-03-20", "2024-05-20", "2024-07-20"]
    assert "5月.xlsx › 台账 › 第6行" in html


def test_one_report_has_nothing_to_differ_from():
    _html, lines = _told([None], count=1)
    assert [cells for cells in lines.values() if cells[0][0] in "●▼"] == []


def test_the_table_speaks_english_too():
    set_language("en")
    html, lines = _told([MAY, JULY, None])
    assert lines["Stage"] == ["Under way", "● Accepted", "▼ Under way"]
    assert "replaced on 2024-05-20" in html
