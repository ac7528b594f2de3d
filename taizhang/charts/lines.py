"""Lines over time, each named and valued where it ends, so that no legend is needed."""

from collections.abc import Mapping, Sequence
from typing import Final

import plotly.graph_objects as go

from taizhang.charts.bars import time_axis
from taizhang.charts.style import AMBER, FAINT, GREEN, MARK, RED, TEXT_SIZE, frame, note
from taizhang.charts.text import amount

COLOURS: Final = (MARK, GREEN, RED, AMBER)


def time_lines(
    months: Sequence[str], lines: Mapping[str, Sequence[float | None]], unit: str, *, height: int = 320
) -> go.Figure:
    """One line a name over months (`2024-05`) or days, ascending; the last value is written with its name and unit."""
    traces = [_line(name, months, values, COLOURS[i % 4], unit) for i, (name, values) in enumerate(lines.items())]
    top = max((v or 0 for values in lines.values() for v in values), default=0) or 1
    figure = frame(
        traces,
        height=height,
        margin={"l": 8, "r": 170, "t": 8, "b": 8},
        yaxis={"range": [-0.04 * top, top * 1.1], "visible": False},
        xaxis=time_axis(months) | {"showline": True, "linecolor": FAINT, "range": [-0.3, len(months) - 0.9]},
    )
    for name, place, value, colour in _ends(lines, top):
        text = f"{name} {amount(value, unit)}"
        font = {"size": TEXT_SIZE, "color": colour}
        figure.add_annotation(note(text, x=1, xref="paper", xanchor="left", xshift=6, y=place, font=font))
    return figure


def _line(name: str, months: Sequence[str], values: Sequence[float | None], colour: str, unit: str) -> go.Scatter:
    return go.Scatter(
        name=name,
        x=list(months),
        y=list(values),
        mode="lines+markers",
        line={"color": colour, "width": 2.5},
        marker={"size": 7},
        hovertext=[f"{name} {amount(v, unit)}" for v in values],
        hoverinfo="text",
    )


def _ends(lines: Mapping[str, Sequence[float | None]], top: float) -> list[tuple[str, float, float, str]]:
    """Where each line's label goes: at its end, pushed up where two ends would overlap."""
    ends = [
        (name, known[-1], COLOURS[i % 4])
        for i, (name, values) in enumerate(lines.items())
        if (known := [v for v in values if v is not None])
    ]
    labels: list[tuple[str, float, float, str]] = []
    for name, value, colour in sorted(ends, key=lambda e: e[1]):
        lowest = labels[-1][1] + 0.085 * top if labels else value
        labels.append((name, max(value, lowest), value, colour))
    return labels
