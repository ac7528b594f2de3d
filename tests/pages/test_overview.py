"""The overview: who is behind, the scoreboard in the district and in one street, what moved backwards."""

import json
import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from pages.conftest import texts

from taizhang.charts import amount
from taizhang.metrics import load_metrics, measure
from taizhang.spec import StatusRule
from taizhang.store import Slice, Store
from taizhang.ui import data
from tests.metrics.given_rows import MARCH, MAY, PLACES, A, B, report, report_all


@pytest.fixture
def given(tmp_path):
    """The folder of a store with the rows of the tests of metrics."""
    folder = tmp_path / "given"
    with Store.open(folder) as store:
        report_all(store)
    return folder


def chart(app, key):
    """The HTML of the chart called `key`."""
    found = [mark.proto for mark in app.get("bidi_component") if mark.proto.id.endswith(f"-{key}")]
    return json.loads(found[0].json) if found else ""


def plain(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup)).strip()


def lines(app):
    """The streets of the scoreboard in their order: the text of each line."""
    body = chart(app, "scoreboard").partition("<tbody>")[2].partition("</tbody>")[0]
    return [plain(line) for line in body.split("</tr>")[:-1]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_demonstration_shows_every_part(visit, demo_store, language):
    app = visit(demo_store, "overview", language)
    assert not app.exception
    assert len(lines(app)) == 11
    assert chart(app, "cards-projects_declared")
    assert chart(app, "setbacks").count("<section>") > 2
    assert ("落后" if language == "zh" else "behind") in app.title[0].value


def test_cells_show_the_number_whose_rows_they_open(visit, given):
    app = visit(given, as_of=f"{MAY}", before=f"{MARCH}")
    cells = re.findall(r'class="tz-score" data-opens="([^"]*)"[^>]*><b>(.*?)</b>', chart(app, "scoreboard"))
    metrics, shown, expected = load_metrics(), [], []
    with data.store().cursor(Slice(MAY, MARCH)) as cursor:
        for address, face in cells:
            asked = parse_qs(unescape(address))
            (name,), (where,) = asked["rows"], asked["where"]
            groups = {f"street:{g.key}": g.value for g in measure(cursor, metrics[name], "street").groups}
            expected.append(amount(groups[where], metrics[name].unit))
            shown.append(face)
    assert shown == expected
    assert len(shown) == 2 * 8


def test_a_street_alone_keeps_its_rank_and_its_status(visit, demo_store):
    whole = lines(visit(demo_store))
    app = visit(demo_store, street="999901003")
    (alone,) = lines(app)
    assert "长江路街道" in alone
    assert alone in whole
    assert "项目完成率20%（落后）" in app.title[0].value


@pytest.mark.parametrize(
    ("sort", "first"), [({}, None), ({"sort": "needs_matched_rate"}, 100), ({"sort": "nothing"}, None)]
)
def test_the_address_says_by_what_it_is_sorted(visit, demo_store, sort, first):
    app = visit(demo_store, **sort)
    shown = lines(app)
    ranks = [int(line.split()[0]) for line in shown]
    if first is None:
        assert ranks == sorted(ranks)
    else:
        rates = [re.findall(r"([\d.]+)%", line)[-2] for line in shown]
        assert [float(rate) for rate in rates] == sorted(map(float, rates), reverse=True)
        assert ranks != sorted(ranks)


def test_without_a_rule_the_title_says_the_number_and_calls_nobody_behind(visit, demo_store, monkeypatch):
    app = visit(demo_store)
    monkeypatch.setattr(data.store(), "status_rules", dict)
    app.run()
    assert app.title[0].value == "项目完成率 55.1%；整改完成率 56.5%"


def test_a_rule_that_a_district_changes_changes_title_and_table(visit, demo_store):
    app = visit(demo_store)
    assert "项目完成率落后：" in app.title[0].value
    data.store().set_status_rule("projects_completed_rate", StatusRule(against="value", green=10, red=5))
    app.run()
    assert "项目完成率：没有街道落后" in app.title[0].value
    assert "≥10%为良好" in plain(chart(app, "scoreboard"))


@pytest.mark.parametrize(
    ("before", "after", "title", "said"),
    [
        ({"progress": 90}, {"progress": 40}, "新增逾期0项，倒退1项，消失0项", "完成进度 90% → 40%"),
        ({"stage": "accepted"}, {"stage": "under_way"}, "新增逾期0项，倒退1项，消失0项", "项目阶段 验收 → 推进"),
        ({"spent": 9.5}, {"spent": None}, "新增逾期0项，倒退0项，消失0项", "没有新增逾期、倒退或消失的事项"),
        ({}, {"due_on": "2024-04-01"}, "新增逾期1项，倒退0项，消失0项", "2024-04-01到期"),
    ],
)
def test_what_moved_backwards_is_told_with_what_it_was(visit, tmp_path, before, after, title, said):
    row = {"title": "修路", "street": A, "stage": "under_way"}
    with Store.open(tmp_path / "two") as store:
        store.import_places(PLACES)
        report(store, MARCH, "secretary_project", [row | before], (A, B))
        report(store, MAY, "secretary_project", [row | after], (A, B))
    app = visit(tmp_path / "two")
    assert f"2024-03-20以来：{title}" in texts(app)
    assert said in re.sub("<[^>]*>", "", chart(app, "setbacks"))


def test_without_an_earlier_day_nothing_is_compared(visit, demo_store):
    app = visit(demo_store, before="none")
    assert not app.exception
    assert "没有可对比的往次会议" in texts(app)
    assert "tz-moved" not in chart(app, "scoreboard")
