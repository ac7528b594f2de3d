"""Lines over time, each named and valued where it ends, so that no legend is needed; and the small line of a card."""

from collections.abc import Sequence
from html import escape
from typing import Final

import msgspec

from taizhang.charts.markup import figure, opening, percent
from taizhang.charts.text import amount, time_names, widest

_COLOURS: Final = ("mark", "green", "red", "amber")
_LABEL: Final = 0.09  # of the height: what a label needs


class Line(msgspec.Struct, frozen=True):
    """One line: its name, its values in time (None where nothing is known), and the addresses of their rows."""

    name: str
    values: tuple[float | None, ...]
    opens: tuple[str | None, ...] = ()


def time_lines(times: Sequence[str], lines: Sequence[Line], unit: str) -> str:
    """Lines over months (`2024-05`) or days, ascending; the last value is written with its name and unit."""
    top = max((v or 0 for line in lines for v in line.values), default=0) or 1
    step = 100 / max(1, len(times) - 1)
    drawn = "".join(_path(line, i, step, top) for i, line in enumerate(lines))
    points = "".join(_points(line, i, times, step, top, unit) for i, line in enumerate(lines))
    ends = _ends(lines, top)
    labels = "".join(
        f'<span class="tz-{colour}" style="bottom:{percent(place, top)}">{escape(line.name)} '
        f"{escape(amount(value, unit))}</span>"
        for line, place, value, colour in ends
    )
    axis = "".join(
        f'<span style="left:{i * step:.4g}%">{escape(name)}<small>{escape(year)}</small></span>'
        for i, (name, year) in enumerate(time_names(times))
    )
    plot = (
        f'<div class="tz-plot"><svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'
        f'{points}<div class="tz-ends">{labels}</div><div class="tz-axis">{axis}</div></div>'
    )
    room = widest(f"{line.name} {amount(value, unit)}" for line, _place, value, _colour in ends)
    return figure("lines", plot if times else "", style=f"--amount:{room}")


def spark(values: Sequence[float | None]) -> str:
    """A small line without a scale, from the lowest to the greatest of `values`; nothing for fewer than two."""
    known = [(i, v) for i, v in enumerate(values) if v is not None]
    if len(known) < 2:
        return ""
    low, high = min(v for _i, v in known), max(v for _i, v in known)
    places = [(100 * i / (len(values) - 1), 28 - 24 * (v - low) / (high - low) if high > low else 16) for i, v in known]
    path = " ".join(f"{x:.4g},{y:.4g}" for x, y in places)
    x, y = places[-1]
    return (
        '<svg class="tz-spark" viewBox="-3 0 106 32" preserveAspectRatio="none" aria-hidden="true">'
        f'<polyline points="{path}"/><path d="M{x:.4g} {y:.4g}h0"/></svg>'
    )


def _colour(number: int) -> str:
    return _COLOURS[number % len(_COLOURS)]


def _path(line: Line, number: int, step: float, top: float) -> str:
    known = " ".join(f"{i * step:.4g},{100 - 100 * v / top:.4g}" for i, v in enumerate(line.values) if v is not None)
    return f'<polyline class="tz-{_colour(number)}" points="{known}"/>'


def _points(line: Line, number: int, times: Sequence[str], step: float, top: float, unit: str) -> str:
    opens = line.opens or (None,) * len(times)
    return "".join(
        opening(
            "",
            address,
            f"tz-point tz-{_colour(number)}",
            title=f"{time} {line.name} {amount(value, unit)}",
            style=f"left:{i * step:.4g}%;bottom:{percent(value, top)}",
        )
        for i, (time, value, address) in enumerate(zip(times, line.values, opens, strict=True))
        if value is not None
    )


def _ends(lines: Sequence[Line], top: float) -> list[tuple[Line, float, float, str]]:
    """Where each line's label goes: at its end, pushed up where two ends would overlap."""
    ends = [
        (line, known[-1], _colour(i))
        for i, line in enumerate(lines)
        if (known := [v for v in line.values if v is not None])
    ]
    labels: list[tuple[Line, float, float, str]] = []
    for line, value, colour in sorted(ends, key=lambda e: e[1]):
        lowest = labels[-1][1] + _LABEL * top if labels else value
        labels.append((line, max(value, lowest), value, colour))
    return labels
