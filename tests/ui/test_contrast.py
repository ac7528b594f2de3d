"""Text on its ground, light and dark: a contrast of 4.5 to 1 or more, as WCAG 2.2 asks of level AA."""

import pytest

from taizhang.charts.markup import DARK, LIGHT
from taizhang.ui.theme import COLOURS

TEXTS = ("ink", "muted", "accent", "red", "amber", "green")
PAIRS = [
    *((text, ground) for text in TEXTS for ground in ("paper", "shade")),
    ("red", "wash-red"),
    ("amber", "wash-amber"),
    ("green", "wash-green"),
    ("ink", "faint"),
    ("on-deep", "deep"),
]


def channels(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def luminance(rgb):
    parts = [c / 255 for c in rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(deep, pale, shade):
    """As CSS mixes `deep` with `pale` in sRGB."""
    return [d * shade + p * (1 - shade) for d, p in zip(channels(deep), channels(pale), strict=True)]


@pytest.mark.parametrize("look", COLOURS)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(look, text, ground):
    colours = COLOURS[look]
    assert contrast(channels(colours[text]), channels(colours[ground])) >= 4.5


@pytest.mark.parametrize("look", COLOURS)
@pytest.mark.parametrize("shade", [*LIGHT, *DARK])
def test_a_number_in_a_heat_map_can_be_read(look, shade):
    colours = COLOURS[look]
    ground = mixed(colours["deep"], colours["pale-deep"], shade / 100)
    text = colours["on-deep"] if shade in DARK else colours["ink"]
    assert contrast(channels(text), ground) >= 4.5
