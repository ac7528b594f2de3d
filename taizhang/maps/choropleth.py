"""A map of places coloured by a number: names and values written on it, a click says which street."""

from collections.abc import Collection, Mapping
from math import sqrt
from typing import Any, Final

import msgspec
import pydeck as pdk

from taizhang.charts.text import amount
from taizhang.maps.classes import NO_DATA, ValueClass, class_of, classes, is_dark
from taizhang.maps.outlines import fitting_view, label_point, rounded

LAYER: Final = "places"
STYLE: Final = "/app/static/blank.json"
SIZE: Final = (470, 430)
_INK: Final = (31, 35, 40)
_WHITE: Final = (255, 255, 255)
_ACCENT: Final = (179, 38, 30)


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a map says: the number's name and unit, its value by place code, the places picked out."""

    title: str
    unit: str
    values: Mapping[str, float | None]
    selected: Collection[str] = ()

    @property
    def steps(self) -> tuple[ValueClass, ...]:
        """The classes its values fall in."""
        known = [v for v in self.values.values() if v is not None]
        return classes(known, whole=self.unit != "%" and all(v == int(v) for v in known))


class ReadyDeck(pdk.Deck):  # type: ignore[misc]
    """A deck written as JSON once, compactly: Streamlit asks for it on every run."""

    def __init__(self, **parts: object) -> None:
        super().__init__(**parts)
        self._ready: str = msgspec.json.encode(msgspec.json.decode(super().to_json())).decode()

    def to_json(self) -> str:
        """The deck as deck.gl reads it."""
        return self._ready


class Spot(msgspec.Struct, frozen=True):
    """A point on the map: degrees, its name, how many things it stands for, and the text of its tooltip."""

    code: str
    name: str
    longitude: float
    latitude: float
    size: float
    text: str


def place_map(
    boundaries: Mapping[str, Any],
    shown: Shown,
    *,
    level: str = "street",
    spots: Collection[Spot] = (),
    size: tuple[int, int] = SIZE,
) -> ReadyDeck:
    """A deck of the places of `level` (street or community), coloured by value, labelled, and `spots` over them.

    `boundaries` is a GeoJSON FeatureCollection in WGS84 with the properties code, name and level. A click on a place
    or spot selects an object of the layer `places` or `spots` whose property `code` is the place's.
    """
    features = [rounded(f) for f in boundaries["features"] if f["properties"]["level"] == level]
    streets = [rounded(f) for f in boundaries["features"] if f["properties"]["level"] == "street"]
    steps = shown.steps
    layers = [
        _area_layer([_area(f, shown, steps) for f in features]),
        _outline_layer([f for f in streets if level != "street" or f["properties"]["code"] in shown.selected], shown),
        _spot_layer(spots),
        _label_layer([_label(f, shown, steps if level == "street" else ()) for f in streets], halo=level != "street"),
    ]
    view = fitting_view([f["geometry"] for f in features], size)
    return ReadyDeck(
        layers=[layer for layer in layers if layer],
        initial_view_state=pdk.ViewState(
            longitude=view.longitude, latitude=view.latitude, zoom=view.zoom, min_zoom=view.zoom - 1
        ),
        map_style=STYLE,
        map_provider=None,
        tooltip={"text": "{text}"},
    )


def clicked_place(selection: Mapping[str, Any]) -> str | None:
    """The code of the place that was clicked, from what Streamlit tells of a selection; None if none was."""
    objects = (selection.get("selection") or {}).get("objects") or {}
    for found in (*objects.get(LAYER, ()), *objects.get("spots", ())):
        code = found.get("properties", found).get("code")
        if code:
            return str(code)
    return None


def _area(feature: Mapping[str, Any], shown: Shown, steps: tuple[ValueClass, ...]) -> dict[str, Any]:
    code, name = feature["properties"]["code"], feature["properties"]["name"]
    value = shown.values.get(code)
    step = class_of(value, steps)
    properties = {
        "code": code,
        "text": f"{name}\n{shown.title} {amount(value, shown.unit)}",
        "fill": [*(step.colour if step else NO_DATA), 255],
    }
    return {"type": "Feature", "geometry": feature["geometry"], "properties": properties}


def _area_layer(features: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        id=LAYER,
        data={"type": "FeatureCollection", "features": features},
        pickable=True,
        auto_highlight=True,
        highlight_color=[179, 38, 30, 60],
        get_fill_color="properties.fill",
        get_line_color=[255, 255, 255, 255],
        line_width_min_pixels=1.5,
    )


def _outline_layer(streets: list[Mapping[str, Any]], shown: Shown) -> pdk.Layer | None:
    """The streets' own outlines: over communities, and around what is picked out."""
    if not streets:
        return None
    features = [
        {
            "type": "Feature",
            "geometry": f["geometry"],
            "properties": {"line": [*(_ACCENT if f["properties"]["code"] in shown.selected else _INK), 255]},
        }
        for f in streets
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        id="outlines",
        data={"type": "FeatureCollection", "features": features},
        filled=False,
        get_line_color="properties.line",
        line_width_min_pixels=2.5,
    )


def _spot_layer(spots: Collection[Spot]) -> pdk.Layer | None:
    if not spots:
        return None
    return pdk.Layer(
        "ScatterplotLayer",
        id="spots",
        # the area, not the radius, speaks of the count
        data=[{**msgspec.to_builtins(s), "radius": sqrt(s.size)} for s in spots],
        pickable=True,
        get_position="[longitude, latitude]",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        radius_scale=5,
        radius_min_pixels=3,
        get_fill_color=[*_ACCENT, 190],
        stroked=True,
        get_line_color=[255, 255, 255, 255],
        line_width_min_pixels=1,
    )


def _label(feature: Mapping[str, Any], shown: Shown, steps: tuple[ValueClass, ...]) -> dict[str, Any]:
    value = shown.values.get(feature["properties"]["code"])
    step = class_of(value, steps)
    name = feature["properties"]["name"].removesuffix("街道")
    longitude, latitude = label_point(feature["geometry"])
    return {
        "position": [longitude, latitude],
        "label": f"{name}\n{amount(value, shown.unit)}" if step else name,
        "colour": [*(_WHITE if step and is_dark(step.colour) else _INK), 255],
    }


def _label_layer(labels: list[dict[str, Any]], *, halo: bool) -> pdk.Layer:
    # over areas of many colours a label needs a rim of its own
    rim = {"font_settings": {"sdf": True}, "outline_width": 4, "outline_color": [255, 255, 255, 255]} if halo else {}
    return pdk.Layer(
        "TextLayer",
        id="labels",
        data=labels,
        # without it only Latin letters are drawn
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String("Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif"),
        font_weight=600,
        get_position="position",
        get_text="label",
        get_size=14,
        get_color="colour",
        get_text_anchor=pdk.types.String("middle"),
        get_alignment_baseline=pdk.types.String("center"),
        **rim,
    )
