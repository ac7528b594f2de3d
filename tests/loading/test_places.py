"""A cell means a place by its official name, a short one, or one somebody confirmed; all else is said, not guessed."""

import pytest
from understanding import HUBEI, JIANGCHENG, JINGCHU, PLACES, WUHAN, understand_rows

from taizhang.loading import Alias, Place
from taizhang.loading.places import PlaceIndex

CHANGJIANG = "999901003"
TOWN, VILLAGE = "999901021", "999901001099"
MORE = (
    Place(TOWN, "城关镇", "street", "999901"),
    Place(VILLAGE, "李楼村村民委员会", "community", WUHAN),
    Place("999901002098", "向阳社区居民委员会", "community", HUBEI),
    Place("999901003098", "向阳社区居民委员会", "community", CHANGJIANG),
)
ALIAS_IN_FULL = Alias("中共X区老城关街道工委", WUHAN)  # as somebody confirmed it, cell by cell
ALIASES = (Alias("老汉口", WUHAN), Alias("江城里", JIANGCHENG), Alias("拆了的", "999901077"), ALIAS_IN_FULL)
INDEX = PlaceIndex((*PLACES, *MORE), ALIASES)
IN_HUBEI, IN_CHANGJIANG = "999901002098", "999901003098"
WUHAN_COMMUNITY = "999901001001"  # 武汉路社区, which shares its street's name

STREETS = [
    ("武汉路街道", WUHAN, None),
    ("武汉路街道办事处", WUHAN, None),
    ("武汉路", WUHAN, None),
    ("武汉路办事处", WUHAN, None),
    ("武汉路街道办", WUHAN, None),
    ("武汉路街办", WUHAN, None),
    ("武汉路街道党工委", WUHAN, None),
    ("武汉路街道工委", WUHAN, None),
    ("武汉路街道（盖章）", WUHAN, None),
    ("武汉路 街道\n办事处", WUHAN, None),
    ("X区武汉路街道", WUHAN, None),
    ("Ｘ区武汉路街道", WUHAN, None),
    ("某市X区武汉路街道", WUHAN, None),
    ("城关镇", TOWN, None),
    ("城关", TOWN, None),
    ("城关镇人民政府", TOWN, None),
    ("城关镇党委", TOWN, None),
    ("武汉路街道江城社区", WUHAN, None),
    ("武汉路江城社区居委会", WUHAN, None),
    ("湖北路街道江城社区", None, "place_unknown"),
    ("江城社区", None, "place_unknown"),
    ("老汉口", WUHAN, "place_alias"),
    ("老汉口街道", WUHAN, "place_alias"),
    ("中共X区老城关街道工委", WUHAN, "place_alias"),
    ("拆了的", None, "place_unknown"),
    ("武汉路社区", None, "place_unknown"),
    ("街道", None, "place_unknown"),
    ("X区", None, "place_unknown"),
    ("合计", None, "place_unknown"),
    ("不存在街道", None, "place_unknown"),
]
COMMUNITIES = [
    ("江城社区居民委员会", None, JIANGCHENG, None),
    ("江城社区", None, JIANGCHENG, None),
    ("江城", None, JIANGCHENG, None),
    ("江城居委会", None, JIANGCHENG, None),
    ("江城社区居委会", None, JIANGCHENG, None),
    ("江城 社区", None, JIANGCHENG, None),
    ("江城社区党委", None, JIANGCHENG, None),
    ("江城社区党总支", None, JIANGCHENG, None),
    ("江城社区第一党支部", None, JIANGCHENG, None),
    ("江城社区党支部委员会", None, JIANGCHENG, None),
    ("江城社区党群服务中心", None, JIANGCHENG, None),
    ("中共江城社区委员会", None, JIANGCHENG, None),
    ("江城社区（示范点）", None, JIANGCHENG, None),
    ("武汉路街道江城社区", None, JIANGCHENG, None),
    ("武汉路街道办事处江城社区居委会", None, JIANGCHENG, None),
    ("武汉路江城社区", None, JIANGCHENG, None),
    ("X区武汉路街道江城社区", None, JIANGCHENG, None),
    ("武汉路社区", None, WUHAN_COMMUNITY, None),
    ("武汉路", None, WUHAN_COMMUNITY, None),
    ("武汉路街道武汉路社区", None, WUHAN_COMMUNITY, None),
    ("李楼村", None, VILLAGE, None),
    ("李楼村委会", None, VILLAGE, None),
    ("李楼", None, VILLAGE, None),
    ("江城里", None, JIANGCHENG, "place_alias"),
    ("江城里社区", None, JIANGCHENG, "place_alias"),
    ("江城里", WUHAN, JIANGCHENG, "place_alias"),
    ("江城里", HUBEI, None, "place_elsewhere"),
    ("东风一社区", None, "999901009001", None),
    # one name in two streets: the street of the row decides, or the one written before it
    ("向阳社区", None, None, "place_ambiguous"),
    ("向阳社区", HUBEI, IN_HUBEI, None),
    ("湖北路街道向阳社区", None, IN_HUBEI, None),
    ("长江路向阳社区", None, IN_CHANGJIANG, None),
    ("向阳社区", WUHAN, None, "place_elsewhere"),
    # a place that lies in another street than is said
    ("荆楚社区", WUHAN, None, "place_elsewhere"),
    ("湖北路街道荆楚社区", WUHAN, None, "place_elsewhere"),
    ("湖北路街道江城社区", None, None, "place_elsewhere"),
    ("湖北路江城社区", None, None, "place_unknown"),
    ("武汉路街道", None, None, "place_unknown"),
    ("江城社区、荆楚社区", None, None, "place_unknown"),
    ("江城社区新时代讲习所", None, None, "place_unknown"),
    ("社区", None, None, "place_unknown"),
    ("各社区", None, None, "place_unknown"),
]


def test_a_name_confirmed_for_one_street_means_no_place_of_another():
    index = PlaceIndex((*PLACES, *MORE), [Alias("向阳社区", IN_HUBEI)])
    found = [index.community("向阳社区", street) for street in (None, HUBEI, CHANGJIANG)]
    assert [(r.code, r.problem) for r in found] == [
        (IN_HUBEI, "place_alias"),
        (IN_HUBEI, "place_alias"),
        (IN_CHANGJIANG, None),
    ]


@pytest.mark.parametrize(("text", "code", "problem"), STREETS)
def test_a_street_is_meant(text, code, problem):
    resolution = INDEX.street(text)
    assert (resolution.code, resolution.problem) == (code, problem)


@pytest.mark.parametrize(("text", "street", "code", "problem"), COMMUNITIES)
def test_a_community_is_meant(text, street, code, problem):
    resolution = INDEX.community(text, street)
    assert (resolution.code, resolution.problem) == (code, problem)


@pytest.mark.parametrize("place", [p for p in PLACES if p.level != "district"], ids=lambda p: p.name)
def test_every_place_of_the_registry_is_found_by_its_official_and_its_usual_name(place):
    usual = place.name.removesuffix("居民委员会")
    found = INDEX.street if place.level == "street" else lambda text: INDEX.community(text, place.parent)
    assert (found(place.name).code, found(usual).code) == (place.code, place.code)


HEAD = ["街道", "社区", "存在问题", "整改状态"]


@pytest.mark.parametrize(
    ("street", "community", "codes", "findings"),
    [
        ("武汉路街道", "江城社区", (WUHAN, JIANGCHENG), []),
        ("", "江城社区", (WUHAN, JIANGCHENG), []),
        ("老汉口", "江城社区", (WUHAN, JIANGCHENG), ["place_alias"]),
        ("不存在街道", "江城社区", (None, JIANGCHENG), ["place_unknown"]),
        ("武汉路街道", "荆楚社区", None, ["required_place_elsewhere"]),
        ("武汉路街道", "不存在社区", None, ["required_place_unknown"]),
        ("", "向阳社区", None, ["required_place_ambiguous"]),
        ("湖北路街道", "向阳社区", (HUBEI, IN_HUBEI), []),
        ("湖北路街道", "", None, ["required_empty"]),
        (1, "江城社区", (None, JIANGCHENG), ["place_unknown"]),
    ],
)
def test_the_places_of_a_row(street, community, codes, findings):
    said = understand_rows(
        [HEAD, [street, community, "问题", "整改中"], ["湖北路街道", "荆楚社区", "问题", "整改中"]],
        places=(*PLACES, *MORE),
        aliases=ALIASES,
    )
    row = next((r for r in said.rows if r["_row"] == 2), None)
    assert (row and (row["street_code"], row["community_code"])) == codes
    assert said.codes() == findings
    assert [(r["street_code"], r["community_code"]) for r in said.rows if r["_row"] == 3] == [(HUBEI, JINGCHU)]


def test_places_that_are_all_numbers_are_unknown_not_a_crash():
    said = understand_rows([HEAD, [1, 2, "问题", "整改中"], [3, 4, "问题", "整改中"]])
    assert said.codes() == ["place_unknown", "required_place_unknown"] * 2
