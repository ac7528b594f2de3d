"""Co-building: what is said of needs and resources, and matches confirmed, refused, followed and undone."""

import datetime as dt
from collections import Counter

import msgspec
import pytest
from pages.conftest import texts

from taizhang.store import Match, Slice, Store
from taizhang.ui import cobuilding_map, data, matches, numbers
from taizhang.ui.view import View

LATEST = dt.date(2026, 9, 20)
MATCH = Match(
    community_code="999901008001",
    need="缺少居民议事活动场地",
    unit="城投燃气公司党支部",
    resource="职工俱乐部礼堂",
    community="友谊路社区",
    street_code="999901008",
    resource_community="友谊路社区居民委员会",
    resource_community_code="999901008001",
    resource_street_code="999901008",
    reason="written by an older program",
    confirmed_on=LATEST,
    confirmed_by="张干事",
)


def buttons(app, prefix):
    return [button for button in app.button if button.key.startswith(prefix)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ("推荐对接：", "对接清单：0项", "不会改动任何数字", "等待最久的需求", "各街道共建覆盖情况", "国有企业")),
        ("en", ("Suggested matches: ", "List of matches: 0", "changes no number", "Needs that wait longest")),
    ],
)
def test_the_page_says_what_it_shows(visit, demo_store, language, said):
    app = visit(demo_store, "cobuilding", language)
    assert not app.exception
    assert [text for text in said if text not in texts(app)] == []
    assert buttons(app, "confirm-")


def test_a_match_is_confirmed_and_undone(visit, demo_store):
    app = visit(demo_store, "cobuilding")
    offered = [button.key for button in buttons(app, "confirm-")]
    app.button(key=offered[0]).click().run()
    assert not app.exception
    (match,) = data.store().matches()
    assert offered[0] == f"confirm-{match.community_code}-{match.need}"
    assert match.confirmed_on == dt.date.today()
    assert offered[0] not in [button.key for button in buttons(app, "confirm-")]
    assert "对接清单：1项" in texts(app)

    app.button(key=f"undo-{match.community_code}-{match.need}").click().run()
    assert not app.exception
    assert data.store().matches() == ()
    assert [button.key for button in buttons(app, "confirm-")] == offered


def test_what_is_in_the_list_is_not_suggested_and_changes_no_number(visit, demo_store):
    with Store.open(demo_store) as store:
        store.confirm_match(MATCH)
        with store.cursor(Slice(LATEST)) as cursor:
            open_needs = cursor.execute("select count(*) from cobuild_need where status = 'open'").fetchone()[0]
    app = visit(demo_store, "cobuilding")
    assert f"confirm-{MATCH.community_code}-{MATCH.need}" not in [button.key for button in app.button]
    assert f"{open_needs}项" in app.title[0].value


def test_a_need_matched_by_somebody_else_meanwhile_is_refused(visit, demo_store):
    app = visit(demo_store, "cobuilding")
    key = buttons(app, "confirm-")[0].key
    community, need = key.removeprefix("confirm-").split("-", 1)
    data.store().confirm_match(msgspec.structs.replace(MATCH, community_code=community, need=need))
    app.button(key=key).click().run()
    assert not app.exception
    assert "已列入对接清单" in app.error[0].value
    assert len(data.store().matches()) == 1


@pytest.mark.parametrize(
    ("streets", "listed"),
    [([], 1), (["999901008"], 1), (["999901001"], 0)],
)
def test_the_list_shows_the_streets_in_view(visit, demo_store, streets, listed):
    with Store.open(demo_store) as store:
        store.confirm_match(MATCH)
    app = visit(demo_store, "cobuilding", street=streets)
    assert not app.exception
    assert len(buttons(app, "undo-")) == listed


def test_an_earlier_day_suggests_but_confirms_nothing(visit, demo_store):
    app = visit(demo_store, "cobuilding", as_of="2026-05-20")
    assert not app.exception
    assert buttons(app, "confirm-") == []
    assert any("请切换到最近一次会议" in info.value for info in app.info)


@pytest.mark.parametrize("layer", ["cobuilding_units", "needs_open", "cobuilding_projects", "nothing"])
def test_what_lies_on_the_map_is_chosen_in_the_address(visit, demo_store, layer):
    app = visit(demo_store, "cobuilding", layer=layer, kind="venue")
    assert not app.exception
    assert app.selectbox(key="layer").value == ("cobuilding_resources_shared" if layer == "nothing" else layer)


def test_more_suggestions_are_shown_when_asked_for(visit, demo_store, monkeypatch):
    monkeypatch.setattr(matches, "FEW", 2)
    app = visit(demo_store, "cobuilding")
    assert len(buttons(app, "confirm-")) == 2
    app.button(key="more-matches").click().run()
    assert app.query_params["matches"] == "more"
    assert len(buttons(app, "confirm-")) > 2
    app.button(key="more-matches").click().run()
    assert len(buttons(app, "confirm-")) == 2


def test_the_largest_point_hides_no_others(visit, demo_store):
    visit(demo_store, "cobuilding")
    View(data.store().version(), Slice(LATEST), "zh").enter()
    spots = cobuilding_map.spots("cobuilding_resources_shared", "all")
    rows = numbers.rows("cobuilding_resources_shared", {})
    counts = Counter(rows.column("community_code").to_pylist())
    assert {spot.code for spot in spots} == set(counts)
    assert max(spot.size for spot in spots) <= 6
    first, second = spots[:2]
    assert first.size / second.size == pytest.approx(counts[first.code] / counts[second.code])
    venues = cobuilding_map.spots("cobuilding_resources_shared", "venue")
    assert all("场地" in spot.text and "人才" not in spot.text for spot in venues)
