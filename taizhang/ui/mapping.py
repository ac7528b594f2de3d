"""The map of the current view: which number, at which level; a click on a street slices everything."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final, Literal, cast

import streamlit as st

from taizhang.charts import amount
from taizhang.charts.markup import opening
from taizhang.locale import N_, _
from taizhang.maps import ReadyDeck, Shown, Spot, clicked_place, legend, place_map
from taizhang.ui import address, data, drill, figures, numbers, slice
from taizhang.ui.view import View, cached, current, fragment, move

Level = Literal["street", "community"]
Spots = Callable[[], Sequence[Spot]]
HEIGHT: Final = 430
MOST_SHOWN: Final = 12
_LEVELS: Final = {"street": N_("By street"), "community": N_("By community")}
_STREET_DIGITS: Final = 9


def mappable() -> list[str]:
    """The metrics that a map can show: those that are one number."""
    return [name for name, metric in data.chosen_metrics().items() if metric.aggregate.kind != "range"]


@fragment
def show(
    names: Sequence[str], default: str, level: Level = "street", *, spots: tuple[str, Spots] | None = None
) -> None:
    """The map of one of the metrics `names`, beside its places in order.

    The choices stand in the URL as `metric` and `level`. `spots` are points over the map, and what they are in words.
    """
    name, level = _choices(names, default, level)
    if not data.boundaries(current().version)["features"]:
        st.caption(_("No boundaries have been imported, so there is no map."))
        _ranked(name, level)
        return
    left, right = st.columns([11, 9], gap="medium")
    with left:
        _show_map(name, level, spots)
    with right:
        _ranked(name, level)


def _choices(names: Sequence[str], default: str, level: Level) -> tuple[str, Level]:
    with st.container(horizontal=True):
        name = address.choice(
            _("Show on the map"), names, "metric", labels=lambda n: data.metric(n).label, default=default, width=420
        )
        chosen = address.choice(
            _("Level"), list(_LEVELS), "level", labels=lambda n: _(_LEVELS[n]), default=level, width=160
        )
    return name, cast(Level, chosen)


def _ranked(name: str, level: Level) -> None:
    if level == "street":
        figures.by_street(name)
    elif any(group.value for group in numbers.groups(name, level)):
        figures.most(name, "community", MOST_SHOWN)
    else:
        st.caption(_("No row behind this number names a community."))


def _show_map(name: str, level: Level, spots: tuple[str, Spots] | None) -> None:
    words, points = spots if spots else ("", None)
    deck, rows = _map(current(), name, level, words, points)
    clicked = f"map-{st.session_state.get('places_clicked', 0)}"
    with st.container(key="map"):
        st.pydeck_chart(
            deck, key=clicked, height=HEIGHT, on_select=lambda: _choose(clicked, level), alt=data.metric(name).label
        )
    st.html(_legend(name, rows, words))
    figures.draw(_chosen(name, level), "map-place")


def _choose(key: str, level: Level) -> None:
    code = clicked_place(st.session_state[key])
    if code is None:
        return
    # a new map, for on the old one the place would stay picked and a second click would unpick it
    st.session_state["places_clicked"] = st.session_state.get("places_clicked", 0) + 1
    if level == "street":
        slice.toggle_street(code[:_STREET_DIGITS])
        move()
    else:
        address.put(place=None if address.value("place") == code else code)


def _chosen(name: str, level: Level) -> str:
    """What was picked on the map: its number, which opens its rows, and the way to its street alone and back."""
    streets = current().slice.streets
    asked = (address.value("place") or "") if level == "community" else (streets[0] if len(streets) == 1 else "")
    found = next((g for g in numbers.groups(name, level) if g.key == asked), None)
    if found is None:
        return f'<p class="tz-note">{escape(_("A click on the map picks a place."))}</p>'
    metric = data.metric(name)
    text = f"{found.label} · {metric.label} {amount(found.value, metric.unit)}"
    rows = opening(escape(_("Open its rows")), drill.address_of(name, {level: asked}), "tz-link")
    way = _("Back to the whole district") if streets else _("This street alone")
    back = opening(escape(way), slice.address_of(streets[0] if streets else asked[:_STREET_DIGITS]), "tz-link")
    return f'<p class="tz-note"><b>{escape(text)}</b> {rows} {back}</p>'


def _legend(name: str, rows: Sequence[tuple[str, str]], spots: str) -> str:
    steps = "".join(f'<span><i style="background:{colour}"></i>{escape(text)}</span>' for colour, text in rows)
    if spots:
        steps += f'<span><i class="tz-spot"></i>{escape(spots)}</span>'
    return f'<div class="tz-legend"><b>{escape(data.metric(name).label)}</b>{steps}</div>'


@cached()
def _map(
    view: View, name: str, level: Level, words: str, _spots: Spots | None
) -> tuple[ReadyDeck, list[tuple[str, str]]]:
    metric = data.metric(name)
    shown = Shown(
        title=metric.label,
        unit=metric.unit,
        values={g.key or "": g.value for g in numbers.groups(name, level)},
        selected=view.slice.streets,
    )
    deck = place_map(data.boundaries(view.version), shown, level=level, spots=_spots() if _spots else ())
    return deck, legend(shown.steps, metric.unit)
