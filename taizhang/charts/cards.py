"""Number cards: a number with its unit, its change in sign and word, and a small line of its history."""

from collections.abc import Sequence
from html import escape
from typing import Literal

import msgspec

from taizhang.charts.lines import spark
from taizhang.charts.markup import opening

Mood = Literal["better", "worse", ""]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One card: what it counts, its number and unit, its change in words and whether that is for the better."""

    label: str
    value: str
    unit: str
    change: str = ""
    mood: Mood = ""
    history: tuple[float | None, ...] = ()
    title: str = ""
    opens: str | None = None


def card_grid(cards: Sequence[Card]) -> str:
    """Cards side by side, in rows of equal length."""
    return f'<div class="tz-cards tz-cards-{len(cards)}">{"".join(map(_card, cards))}</div>'


def _card(card: Card) -> str:
    face = (
        f'<span class="tz-label">{escape(card.label)}</span>'
        f'<span class="tz-value">{escape(card.value)}<small>{escape(card.unit)}</small></span>'
        f'<span class="tz-change{f" tz-{card.mood}" if card.mood else ""}"><span>{escape(card.change)}</span>'
        f"{spark(card.history)}</span>"
    )
    return opening(face, card.opens, "tz-card", title=card.title)
