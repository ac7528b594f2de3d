"""Classes of a map: from values to at most five steps of one colour, with round limits."""

import math
from collections.abc import Iterable
from typing import Final

import msgspec

from taizhang.charts.text import amount
from taizhang.locale import _

# one hue from light to dark keeps its order to colour-blind eyes and in grey print
SCALE: Final = ((231, 240, 248), (178, 208, 232), (117, 167, 208), (61, 120, 172), (23, 72, 120))
NO_DATA: Final = (240, 240, 238)
_STEPS: Final = (1, 2, 2.5, 5, 10)


class ValueClass(msgspec.Struct, frozen=True):
    """The values from `low` up to, but not including, `high` (the last class includes it) and their colour."""

    low: float
    high: float
    colour: tuple[int, int, int]
    whole: bool


def classes(values: Iterable[float | None], *, whole: bool = True) -> tuple[ValueClass, ...]:
    """At most five classes of equal, round width over `values`; whole numbers of them if `whole`; none for no value."""
    known = [v for v in values if v is not None]
    if not known:
        return ()
    low, high = min(known), max(known)
    step, first = _round_limits(low, high + whole, whole)
    count = max(1, math.ceil((high + whole - first) / step - 1e-9))
    limits = [round(first + i * step, 6) for i in range(count + 1)]
    return tuple(ValueClass(limits[i], limits[i + 1], _shade(i, count), whole) for i in range(count))


def class_of(value: float | None, steps: tuple[ValueClass, ...]) -> ValueClass | None:
    """The class `value` falls in; None for None and for no classes."""
    if value is None or not steps:
        return None
    return next((step for step in steps if value < step.high), steps[-1])


def legend(steps: tuple[ValueClass, ...], unit: str) -> list[tuple[str, str]]:
    """Colour (`#rrggbb`) and text of each class, greatest first, then of places without a value."""
    rows = [(_hex(step.colour), _range(step, unit)) for step in reversed(steps)]
    return [*rows, (_hex(NO_DATA), _("not in view or no data"))]


def is_dark(colour: tuple[int, int, int]) -> bool:
    """Whether white text reads better on `colour` than dark text."""
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140


def _round_limits(low: float, high: float, whole: bool) -> tuple[float, float]:
    """The smallest round step, and the first limit, with which few enough classes reach from `low` to `high`."""
    if high <= low:
        return 1.0, low
    power = 10.0 ** math.floor(math.log10((high - low) / len(SCALE)))
    steps = (max(1, math.ceil(s * p)) if whole else max(0.1, s * p) for p in (power, 10 * power) for s in _STEPS)
    limits = ((step, math.floor(low / step + 1e-9) * step) for step in steps)
    return next((step, first) for step, first in limits if first + len(SCALE) * step >= high - 1e-9)


def _shade(index: int, count: int) -> tuple[int, int, int]:
    return SCALE[min(len(SCALE) - 1, round(index * (len(SCALE) - 1) / max(1, count - 1)))] if count > 1 else SCALE[2]


def _range(step: ValueClass, unit: str) -> str:
    last = step.high - 1 if step.whole else step.high
    return amount((step.low, last) if last > step.low else step.low, unit)


def _hex(colour: tuple[int, int, int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
