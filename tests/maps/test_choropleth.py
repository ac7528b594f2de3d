"""The map: colours and labels by value, nothing fetched, a click that names its street."""

import json

import pytest

from taizhang.locale import set_language
from taizhang.maps import Shown, Spot, clicked_place, place_map

RING = [[[112, 34], [113, 34], [113, 35], [112, 34]]]
PLACES = {"999901": "district", "999901001": "street", "999901002": "street", "999901001001": "community"}
BOUNDARIES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"code": code, "name": f"甲{code}街道", "level": level},
            "geometry": {"type": "Polygon", "coordinates": RING},
        }
        for code, level in PLACES.items()
    ],
}
SHOWN = Shown(title="项目", unit="个", values={"999901001": 3, "999901002": None}, selected=("999901001",))


@pytest.fixture(autouse=True)
def chinese():
    set_language("zh")


def _layers(deck):
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def test_streets_are_coloured_by_value_and_say_it():
    features = _layers(place_map(BOUNDARIES, SHOWN))["places"]["data"]["features"]
    assert [f["properties"]["code"] for f in features] == ["999901001", "999901002"]
    assert features[0]["properties"]["text"] == "甲999901001街道\n项目 3个"
    assert features[1]["properties"]["text"].endswith("项目 —")
    assert features[0]["properties"]["fill"] != features[1]["properties"]["fill"]


def test_labels_are_chinese_and_carry_the_value_where_there_is_one():
    labels = _layers(place_map(BOUNDARIES, SHOWN))["labels"]
    assert labels["characterSet"] == "auto"
    assert [label["label"] for label in labels["data"]] == ["甲999901001\n3个", "甲999901002"]


def test_the_selected_street_is_outlined():
    assert len(_layers(place_map(BOUNDARIES, SHOWN))["outlines"]["data"]["features"]) == 1


def test_communities_are_cells_of_their_own():
    shown = Shown(title="资源", unit="项", values={"999901001001": 2})
    cells = _layers(place_map(BOUNDARIES, shown, level="community"))["places"]["data"]["features"]
    assert [f["properties"]["code"] for f in cells] == ["999901001001"]


def test_spots_stand_over_the_streets():
    spot = Spot("999901001001", "甲社区", 112.5, 34.5, 9, "甲社区\n资源 9项")
    layer = _layers(place_map(BOUNDARIES, SHOWN, spots=[spot]))["spots"]
    assert (layer["data"][0]["code"], layer["data"][0]["text"]) == ("999901001001", "甲社区\n资源 9项")


def test_the_map_asks_nobody_outside_for_a_style():
    spec = place_map(BOUNDARIES, SHOWN).to_json()
    assert json.loads(spec)["mapStyle"] == "/app/static/blank.json"
    assert "http" not in spec


@pytest.mark.parametrize(
    ("selection", "place"),
    [
        ({"selection": {"objects": {"places": [{"properties": {"code": "999901002"}}]}}}, "999901002"),
        ({"selection": {"objects": {"spots": [{"code": "999901001001"}]}}}, "999901001001"),
        ({"selection": {"objects": {}}}, None),
        ({}, None),
    ],
)
def test_clicked_place(selection, place):
    assert clicked_place(selection) == place
