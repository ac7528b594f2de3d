"""Maps as decks of plain data: they never query, and fetch nothing from outside."""

from taizhang.maps.choropleth import ReadyDeck, Shown, Spot, clicked_place, place_map
from taizhang.maps.classes import legend

__all__ = ["ReadyDeck", "Shown", "Spot", "clicked_place", "legend", "place_map"]
