"""Lectures: what is said of halls and sessions, with both ledgers or one, a year before, one street, no other day."""

import datetime as dt
import json
import re
from urllib.parse import parse_qs

import pytest
from pages.conftest import texts

from taizhang.metrics import load_metrics, metric_rows
from taizhang.store import Slice, Store
from taizhang.ui import data
from tests.metrics.given_rows import PLACES, A, B, report

MAY = dt.date(2024, 5, 20)
HALLS = [
    {"hall": "甲所", "street": A, "field": "community", "lecturers": 3},
    {"hall": "乙所", "street": A, "field": "two_new"},
    {"hall": "丙所", "street": B, "field": "school"},
]
SESSIONS = [
    {"hall": "甲所", "street": A, "held_on": "2024-05-01", "topic": "1", "form": "fixed", "attendees": 20},
    {"hall": "甲所", "street": A, "held_on": "2024-05-02", "topic": "2", "form": "fixed", "attendees": 30},
    {"hall": "甲所", "street": A, "held_on": "2024-04-02", "topic": "3", "form": "fixed", "attendees": 40},
    {"hall": "乙所", "street": A, "held_on": "2024-01-02", "topic": "4", "form": "theme", "attendees": 10},
    {"hall": "野所", "street": B, "held_on": "2024-05-03", "topic": "5", "form": "theme", "attendees": 6},
]
A_YEAR_BEFORE = [
    {"hall": "甲所", "street": A, "held_on": "2023-05-01", "topic": "0", "attendees": 20},
    {"hall": "甲所", "street": A, "held_on": "2023-05-21", "topic": "too late in the month", "attendees": 99},
]


@pytest.fixture
def store_of(tmp_path):
    """The folder of a store with these halls and sessions."""

    def made(halls, sessions):
        with Store.open(tmp_path / "halls") as store:
            store.import_places(PLACES)
            for ledger, rows in (("lecture_hall", halls), ("lecture_session", sessions)):
                if rows:
                    report(store, MAY, ledger, rows, (A, B))
        return tmp_path / "halls"

    return made


def chart(app, key):
    """The HTML of the chart called `key`."""
    found = [mark.proto for mark in app.get("bidi_component") if mark.proto.id.endswith(f"-{key}")]
    return json.loads(found[0].json) if found else ""


def plain(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup)).strip()


def headings(app):
    return [heading.value for heading in app.subheader]


def names(markup):
    """The rows of a table of halls, as they are called."""
    return [plain(name).split()[0] for name in re.findall(r'<th scope="row">(.*?)</th>', markup)]


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("zh", "讲习所45个，其中闲置4个", (
            "闲置讲习所4个，最久的已201天未开展活动", "活动最多：武汉路社区讲习所（21场）",
            "活动最少：青禾商贸党支部讲习所、鼎新物流党支部讲习所（各1场）",
            "“两新”组织讲习所平均每所2.6场，其他领域12.1场", "形式单一的讲习所6个，讲习方式丰富度4种/所",
            "讲习活动：固定讲习最多，占30%", "场均人次：湖北路街道最多，南山街道最少",
        )),
        ("en", "4 of 45 halls stand idle", (
            "Idle halls: 4 halls; the longest has held nothing for 201 days", "Sessions: Fixed leads with 30%",
        )),
    ],
)  # fmt: skip
def test_the_page_says_what_it_found(visit, demo_store, language, title, said):
    app = visit(demo_store, "lectures", language)
    assert not app.exception
    assert app.title[0].value == title
    assert set(said) <= set(headings(app))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_store_offers_templates_of_both_ledgers(visit, empty_store, language):
    app = visit(empty_store, "lectures", language)
    assert not app.exception
    assert len(app.download_button) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "address", [{}, {"halls": "all", "sessions": "field"}, {"halls": "active", "sessions": "street"}]
)
@pytest.mark.parametrize(("halls", "sessions"), [(HALLS, []), ([], SESSIONS), (HALLS, SESSIONS)])
def test_it_draws_with_either_ledger_alone(visit, store_of, language, address, halls, sessions):
    app = visit(store_of(halls, sessions), "lectures", language, **address)
    assert not app.exception
    assert chart(app, "cards-lecture_halls")


@pytest.mark.parametrize(
    ("halls", "sessions", "title"),
    [
        (HALLS, [], "讲习所3个，尚无讲习活动记录"),
        ([], SESSIONS, "已开展讲习活动5场，尚无讲习所基本情况台账"),
        (HALLS[:1], SESSIONS, "讲习所1个，无闲置"),
        (HALLS, SESSIONS, "讲习所3个，其中闲置2个"),
    ],
)
def test_the_title_says_what_is_known(visit, store_of, halls, sessions, title):
    assert visit(store_of(halls, sessions), "lectures").title[0].value == title


def test_halls_that_no_ledger_lists_are_shown_where_none_is_listed(visit, store_of):
    app = visit(store_of([], SESSIONS), "lectures")
    assert names(chart(app, "chart-halls")) == ["乙所", "甲所", "野所"]
    assert "未列入讲习所基本情况台账" in chart(app, "chart-halls")


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("quietest", ["丙所", "乙所", "甲所"]),
        ("all", ["丙所", "乙所", "甲所", "野所"]),
        ("active", ["甲所", "乙所", "丙所"]),
    ],
)
def test_idle_halls_come_first_and_are_marked(visit, store_of, kind, shown):
    markup = chart(visit(store_of(HALLS, SESSIONS), "lectures", halls=kind), "chart-halls")
    assert names(markup) == shown
    assert "闲置，从未开展活动" in markup
    assert "闲置，已139天未开展活动" in markup
    assert markup.count("闲置") == 2


def test_a_target_of_ones_own_says_which_halls_are_idle(visit, store_of):
    folder = store_of(HALLS, SESSIONS)
    with Store.open(folder) as store:
        store.set_target("idle_hall_days", 140)
    app = visit(folder, "lectures")
    assert app.title[0].value == "讲习所3个，其中闲置1个"
    assert "近140天内讲习活动少于1场" in texts(app)


def test_every_cell_and_name_opens_what_it_says(visit, demo_store):
    markup = chart(visit(demo_store, "lectures", halls="all"), "chart-halls")
    marks = re.findall(r'class="tz-(cell|name)[^"]*" data-opens="([^"]*)"[^>]*>(.*?)</button>', markup)
    assert len([kind for kind, *_rest in marks if kind == "name"]) == 45
    metric = load_metrics()["lecture_sessions"]
    with data.store().cursor(Slice(dt.date(2026, 9, 20))) as cursor:
        for kind, opens, said in marks[:200]:
            asked = parse_qs(opens.replace("&amp;", "&"))
            where = dict(pair.split(":", 1) for pair in asked["where"])
            rows = metric_rows(cursor, metric, where)
            assert asked["rows"] == ["lecture_sessions"]
            assert rows.num_rows == int(said) if kind == "cell" else rows.num_rows > 0


def test_months_stand_beside_the_year_before_where_there_is_one(visit, store_of):
    app = visit(store_of(HALLS, [*SESSIONS, *A_YEAR_BEFORE]), "lectures")
    # of May 2023 the one session up to the 20th counts, of May 2024 three
    assert "每月讲习活动：同比增长200%" in headings(app)
    assert "去年同月" in chart(app, "chart-lecture_sessions-month")
    assert "没有浅色柱的月份" in texts(app)


def test_months_without_a_year_before_are_compared_with_nothing(visit, store_of):
    app = visit(store_of(HALLS, SESSIONS), "lectures")
    assert "每月讲习活动" in headings(app)
    assert "tz-pale" not in chart(app, "chart-lecture_sessions-month")
    assert "去年同月没有记录" in texts(app)
    assert re.findall(r"\d+月", plain(chart(app, "chart-lecture_sessions-month"))) == [
        "1月",
        "2月",
        "3月",
        "4月",
        "5月",
    ]


def test_fields_stand_side_by_side_with_the_new_organisations_on_top(visit, store_of):
    app = visit(store_of(HALLS, SESSIONS), "lectures")
    assert "“两新”组织讲习所平均每所1场，其他领域1.5场" in headings(app)
    table = chart(app, "chart-hall-fields")
    assert names(table)[0] == "★"
    assert plain(table).startswith("所属领域 讲习所 场次 人次 每所场次 场均人次 ★ 两新组织 1 1 10 1 10")
    assert "领域不详 0 1 6 — 6" in plain(table)


def test_one_form_and_its_rule(visit, store_of):
    app = visit(store_of(HALLS, SESSIONS), "lectures")
    assert plain(chart(app, "chart-one-form")).endswith("甲所 固定讲习 3")
    assert "近365天活动不少于2场" in texts(app)


def test_one_street_alone_is_seen_by_community(visit, demo_store):
    app = visit(demo_store, "lectures", street="999901001")
    assert not app.exception
    assert "场均人次：汉水桥社区居民委员会最多，首义社区居民委员会最少" in headings(app)
    assert "社区居民委员会" in chart(app, "chart-people-a-session")
    assert len(names(chart(app, "chart-halls"))) == 6


def test_without_a_day_to_compare_with_nothing_is_compared(visit, demo_store):
    app = visit(demo_store, "lectures", before="none")
    assert not app.exception
    assert "▲" not in chart(app, "cards-lecture_halls")
    assert "tz-tick" not in chart(app, "chart-people-a-session")
