"""The rectification page against known ledgers: ages, closure, kinds, leaders, lists, and what marks open."""

import datetime as dt
import re
from collections import Counter

import pytest
from pages.conftest import texts
from pages.marks import chart, plain, rows, truth

from taizhang.paths import DEMO, ROOT
from taizhang.store import Store, read_places

BOOKS = ("02_0320_rectification_issue", "10_0520_rectification_issue")
BEFORE, NOW = (truth(name) for name in BOOKS)
OPEN = [row for row in NOW if row["status"] != "closed"]
AS_OF = dt.date(2024, 5, 20)
BANDS = {
    "30天以内": (0, 30),
    "31–60天": (31, 60),
    "61–90天": (61, 90),
    "91–180天": (91, 180),
    "180天以上": (181, 10**6),
}


@pytest.fixture
def issues_store(tmp_path):
    folder = tmp_path / "issues-store"
    with Store.open(folder) as store:
        store.import_places(read_places(DEMO / "places.csv"))
        for name in BOOKS:
            store.load(ROOT / "tests" / "ledgers" / f"{name}.xlsx")
    return folder


def age(row):
    return (AS_OF - dt.date.fromisoformat(row["found_on"])).days if row["found_on"] else None


def test_a_band_of_age_opens_as_many_rows_as_it_says(visit, issues_store):
    app = visit(issues_store, "rectification")
    bars = rows(chart(app, "chart-issue-ages"))
    counts = {name: sum(age(r) is not None and a <= age(r) <= z for r in OPEN) for name, (a, z) in BANDS.items()}
    assert {name: int(bars[name][0].split("条")[0]) for name in BANDS} == counts
    old = counts["91–180天"] + counts["180天以上"]
    assert f"未整改的{len(OPEN)}条中，{old}条已超过90天" in texts(app)
    name = max(counts, key=counts.get)
    opened = visit(issues_store, "rectification", **bars[name][1])
    assert len(opened.dataframe[-1].value) == counts[name]
    assert set(opened.dataframe[-1].value["已存在时长"]) == {name}


def test_lines_follow_the_reports_and_open_their_day(visit, issues_store):
    app = visit(issues_store, "rectification")
    markup = chart(app, "chart-issues-over-time")
    was = sum(row["status"] != "closed" for row in BEFORE)
    assert f"未整改问题由{was}条变为{len(OPEN)}条" in texts(app)
    assert "rows=issues_open&amp;at=2024-03-20" in markup
    opened = visit(issues_store, "rectification", rows="issues_open", at="2024-03-20")
    assert len(opened.dataframe[-1].value) == was


@pytest.mark.parametrize("level", ["street", "community"])
def test_the_lowest_closure_stands_first(visit, issues_store, level):
    markup = chart(visit(issues_store, "rectification", level=level), f"chart-issues_closed-of-issues_found-{level}")
    found = Counter(row[level] for row in NOW)
    closed = Counter(row[level] for row in NOW if row["status"] == "closed")
    lowest = min(closed[code] / count for code, count in found.items())
    said, opens = next(iter(rows(markup).values()))
    code = opens["where"].removeprefix(f"{level}:")
    assert said == f"{closed[code]}条 {round(100 * lowest)}%"
    assert closed[code] / found[code] == lowest


@pytest.mark.parametrize(("kinds", "counted"), [("issues_open", OPEN), ("issues_found", NOW)])
def test_kinds_add_up_and_sit_where_the_ledgers_say(visit, issues_store, kinds, counted):
    app = visit(issues_store, "rectification", kinds=kinds)
    bars = rows(chart(app, "chart-issue-kinds"))
    assert sum(int(said.split("条")[0]) for said, _opens in bars.values()) == len(counted)
    cells = re.findall(r'class="tz-cell[^>]*>(\d+)<', chart(app, "chart-issue-kinds-streets"))
    assert sum(map(int, cells)) == len(counted)


def test_leaders_stand_in_the_order_of_names_with_a_count_alone(visit, issues_store):
    markup = chart(visit(issues_store, "rectification"), "chart-overdue-leaders")
    overdue = Counter(r["leader"] for r in OPEN if r["due_on"] and dt.date.fromisoformat(r["due_on"]) < AS_OF)
    names = re.findall(r'<th scope="row">(.*?)</th>', markup)
    assert [plain(name) for name in names] == [
        *sorted(n for n in overdue if n),
        *(["未填写"] if None in overdue else []),
    ]
    assert all(f">{count}条<" in markup for count in overdue.values())


@pytest.mark.parametrize("name", ["issues_reopened", "issues_vanished", "issues_pushed_out", "issues_overdue"])
def test_a_list_says_how_many_and_opens_their_stories(visit, issues_store, name):
    app = visit(issues_store, "rectification", list=name)
    assert not app.exception
    label = next(
        o.content for o in app.get("button_group")[-1].proto.options if o.content and name in _names(o.content)
    )
    count = int(re.search(r"(\d+)条", label)[1])
    if count:
        assert chart(app, "watch-list").count('data-opens="row=') == min(count, 15)
    else:
        assert "当前视角下没有" in texts(app)


def _names(label):
    said = {"反弹": "issues_reopened", "消失": "issues_vanished", "推后": "issues_pushed_out", "逾期": "issues_overdue"}
    return [name for word, name in said.items() if word in label]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "address", [{"before": "none"}, {"street": "999901005", "level": "community"}, {"as_of": "2024-01-01"}]
)
def test_every_view_is_drawn(visit, issues_store, language, address):
    assert not visit(issues_store, "rectification", language, **address).exception
