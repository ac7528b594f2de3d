"""The map of the current view with its legend; a click on a street slices everything."""

from collections.abc import Sequence
from html import escape
from typing import Final, Literal

import streamlit as st

from taizhang.charts import amount
from taizhang.locale import _
from taizhang.maps import ReadyDeck, Shown, Spot, clicked_street, legend, place_map
from taizhang.ui import address, data, figures, numbers, slice
from taizhang.ui.view import View, cached, current

Level = Literal["street", "community"]
HEIGHT: Final = 520


def choose_metric(names: Sequence[str], default: str) -> str:
    """Which metric the map shows; the choice stands in the URL as `metric`."""
    return address.choice(
        _("Show on the map"), names, "metric", labels=lambda n: data.metric(n).label, default=default, width=420
    )


def mappable() -> list[str]:
    """The metrics that a map can show: those that are one number."""
    return [name for name, metric in data.metrics().items() if metric.aggregate.kind != "range"]


def show(name: str, level: Level = "street", *, spots: bool = False) -> None:
    """The map of the metric `name` beside its streets in order; with `spots`, where resources lie on top of it."""
    if not data.boundaries(current().version)["features"]:
        st.caption(_("No boundaries have been imported, so there is no map."))
        figures.by_street(name)
        return
    left, right = st.columns([11, 9], gap="medium")
    with left:
        _show_map(name, level, spots)
    with right:
        figures.by_street(name)


def _show_map(name: str, level: Level, spots: bool) -> None:
    deck, rows = _map(current(), name, level, spots)
    clicked = f"map-{st.session_state.get('streets_clicked', 0)}"
    with st.container(key="map"):
        st.pydeck_chart(deck, key=clicked, height=HEIGHT, on_select=lambda: _choose(clicked))
    st.html(_legend(name, rows, spots))


def _choose(key: str) -> None:
    street = clicked_street(st.session_state[key])
    if street:
        # a new map, for on the old one the street would stay picked and a second click would unpick it
        st.session_state["streets_clicked"] = st.session_state.get("streets_clicked", 0) + 1
        slice.toggle_street(street)


def _legend(name: str, rows: Sequence[tuple[str, str]], spots: bool) -> str:
    metric = data.metric(name)
    steps = "".join(f'<span><i style="background:{colour}"></i>{escape(text)}</span>' for colour, text in rows)
    if spots:
        steps += f'<span><i class="tz-spot"></i>{escape(_("resources, by the area of the dot"))}</span>'
    return f'<div class="tz-legend"><b>{escape(metric.label)}</b>{steps}</div>'


@cached()
def _map(view: View, name: str, level: Level, spots: bool) -> tuple[ReadyDeck, list[tuple[str, str]]]:
    metric = data.metric(name)
    shown = Shown(
        title=metric.label,
        unit=metric.unit,
        values={g.key or "": g.value for g in numbers.groups(name, level)},
        selected=view.slice.streets,
    )
    deck = place_map(data.boundaries(view.version), shown, level=level, spots=_spots() if spots else ())
    return deck, legend(shown.steps, metric.unit)


def _spots() -> list[Spot]:
    metric = data.metric("cobuilding_resources_shared")
    return [
        Spot(
            code=row["community_code"],
            name=row["community"],
            longitude=row["longitude"],
            latitude=row["latitude"],
            size=row["resources"],
            text=f"{row['community']}\n{metric.label} {amount(row['resources'], metric.unit)}",
        )
        for row in numbers.panel("place_points")
        if row["longitude"] is not None
    ]
