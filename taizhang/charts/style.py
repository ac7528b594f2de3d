"""How every chart looks: colours, type, and a plain frame without grid, legend or toolbar."""

from collections.abc import Sequence
from typing import Any, Final

import plotly.graph_objects as go

INK: Final = "#1F2328"
MUTED: Final = "#59636E"
FAINT: Final = "#D8DEE4"
MARK: Final = "#3F6E9A"
RED: Final = "#B3261E"
AMBER: Final = "#B26A00"
GREEN: Final = "#2E7D32"
FONT_STACK: Final = "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif"
TEXT_SIZE: Final = 15
CONFIG: Final[dict[str, Any]] = {"displayModeBar": False, "doubleClick": False, "responsive": True}


def frame(traces: Sequence[go.Bar | go.Scatter | go.Heatmap], *, height: int, **layout: object) -> go.Figure:
    """A figure of `traces`, `height` pixels high, in the house look; `layout` adds to it."""
    figure = go.Figure(data=list(traces), layout=_LAYOUT)
    figure.update_layout(height=height, **layout)
    return figure


def note(text: str, **place: object) -> dict[str, Any]:
    """An annotation without an arrow, in the muted ink unless told otherwise."""
    return {"text": text, "showarrow": False, "font": {"size": TEXT_SIZE - 1, "color": MUTED}, **place}


_FONT: Final = {"family": FONT_STACK, "size": TEXT_SIZE, "color": INK}
_BARE_AXIS: Final = {
    "showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "automargin": True,
    "tickfont": _FONT,
}  # fmt: skip
_LAYOUT: Final[dict[str, Any]] = {
    # an empty template: plotly's own would travel with every figure
    "template": {},
    "font": _FONT,
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
    "showlegend": False,
    "dragmode": False,
    "bargap": 0.28,
    "hoverlabel": {"font": _FONT, "bgcolor": "white"},
    "xaxis": _BARE_AXIS,
    "yaxis": _BARE_AXIS,
}
