"""The projects page against ledgers whose truth is known: stages, plan, money, timeline, lists, and what marks open."""

import datetime as dt
import re
from statistics import fmean

import pytest
from pages.conftest import texts
from pages.marks import chart, plain, rows, truth

NOW, BEFORE = truth("09_0520_secretary_project"), truth("01_0320_secretary_project")
DONE = ("accepted", "promoted")
STREETS = {"999901001": "武汉路街道", "999901002": "湖北路街道", "999901003": "长江路街道"}
AS_OF = dt.date(2024, 5, 20)


def day(text):
    return dt.date.fromisoformat(text) if text else None


def planned(row):
    """The share of time gone, and the progress to hold against it; None where either cannot be said."""
    start, due = day(row["declared_on"]), day(row["due_on"])
    actual = 100 if row["stage"] in DONE else row["progress"]
    if start is None or due is None or actual is None or start > due or start > AS_OF:
        return None
    return actual, 100 if due <= AS_OF else 100 * (AS_OF - start).days / (due - start).days


def gap(street):
    found = [p for row in NOW if row["street"] == street and (p := planned(row))]
    return fmean(a for a, _p in found) - fmean(p for _a, p in found)


def test_the_title_says_what_the_ledgers_say(visit, known_store):
    app = visit(known_store, "projects")
    done = sum(row["stage"] in DONE for row in NOW)
    overdue = sum(row["stage"] not in DONE and (day(row["due_on"]) or AS_OF) < AS_OF for row in NOW)
    assert f"申报{len(NOW)}个项目，完成{done}个" in app.title[0].value
    assert f"逾期{overdue}个" in app.title[0].value


def test_a_stage_opens_as_many_rows_as_its_bar_says(visit, known_store):
    bars = rows(chart(visit(known_store, "projects"), "chart-stages"))
    order = ("declared", "under_way", "accepted", "promoted")
    for i, name in enumerate(("申报", "推进", "验收", "推广")):
        said, opens = bars[name]
        reached = sum(row["stage"] in order[i:] for row in NOW)
        assert said.split()[0] == f"{reached}个"
        if reached and name in ("推进", "验收"):
            app = visit(known_store, "projects", **opens)
            assert len(app.dataframe[-1].value) == reached, name


def test_streets_are_held_against_the_time_gone(visit, known_store):
    app = visit(known_store, "projects")
    gaps = {code: gap(code) for code in {row["street"] for row in NOW}}
    behind = sum(round(g, 1) < -10 for g in gaps.values())
    assert f"{len(gaps)}个街道中{behind}个滞后于计划" in [heading.value for heading in app.subheader]
    markup = chart(app, "chart-against-plan")
    assert markup.count('<small class="tz-red">') == behind
    first = min(gaps, key=gaps.get)
    name, (_said, opens) = next(iter(rows(markup).items()))
    assert opens == {"rows": "project_progress", "where": f"street:{first}"}
    assert STREETS.get(first, name) == name


@pytest.mark.parametrize(("shown", "done"), [("running", False), ("finished", True)])
def test_the_timeline_draws_running_projects_or_finished_ones(visit, known_store, shown, done):
    markup = chart(visit(known_store, "projects", show=shown), "chart-timeline")
    dated = {
        row["title"]
        for row in NOW
        if (row["stage"] in DONE) is done and row["declared_on"] and row["due_on"] and (row["accepted_on"] or not done)
    }
    drawn = {name for title in dated for name in [title] if title in plain(markup)}
    assert markup.count('data-opens="row=') == min(len(dated), 16) == len(drawn)


def test_a_list_opens_rows_and_stands_in_the_address(visit, known_store):
    unmoved = [
        row["title"]
        for row in NOW
        for old in BEFORE
        if (row["street"], row["title"], row["stage"], row["progress"])
        == (old["street"], old["title"], old["stage"], old["progress"])
        and row["stage"] not in DONE
    ]
    app = visit(known_store, "projects", list="projects_unmoved")
    if not unmoved:
        assert "当前视角下没有" in texts(app)
        return
    markup = chart(app, "watch-list")
    assert markup.count('data-opens="row=') == min(len(unmoved), 15)
    assert all(title in plain(markup) for title in unmoved[:1])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "address",
    [
        {"before": "none"},
        {"street": "999901001"},
        {"show": "all", "list": "projects_pushed_out"},
        {"as_of": "2024-01-01"},
    ],
)
def test_every_view_is_drawn(visit, known_store, language, address):
    assert not visit(known_store, "projects", language, **address).exception


def test_one_street_in_view_is_not_counted_among_streets(visit, known_store):
    app = visit(known_store, "projects", street="999901001")
    assert "滞后于计划" not in texts(app)
    assert "平均进度" in texts(app)


def test_a_projects_story_draws_its_progress_from_report_to_report(visit, known_store):
    running = visit(known_store, "projects")
    title, (_said, opens) = next(iter(rows(chart(running, "chart-timeline")).items()))
    now, before = (next(r for r in book if title.startswith(r["title"])) for book in (NOW, BEFORE))
    app = visit(known_store, "projects", **opens)
    (steps,) = (html.body for html in app.html if 'class="tz-steps"' in html.body)
    assert "完成进度（%）" in steps
    assert re.findall(r'tz-amount"[^>]*>([^<]*)<', steps) == [f"{r['progress']:g}" for r in (before, now)]
