"""A grid of counts in which the empty cells stand out, as of halls by month."""

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from taizhang.charts.bars import time_axis
from taizhang.charts.style import AMBER, INK, TEXT_SIZE, frame
from taizhang.charts.text import amount, unmarked

ROW_HEIGHT: Final = 28
_SCALE: Final = [[0, "#E7F0F8"], [1, "#2B5C8A"]]


def month_grid(rows: Sequence[str], months: Sequence[str], counts: Sequence[Sequence[int]], unit: str) -> go.Figure:
    """`counts[row][month]` as shades with the count written in each cell; a zero is an outlined, named gap."""
    gap = f"<b style='color:{AMBER}'>0</b>"
    trace = go.Heatmap(
        z=[[value or None for value in row] for row in counts],
        x=list(months),
        y=list(range(len(rows))),
        text=[[str(value) if value else gap for value in row] for row in counts],
        customdata=[
            [f"{unmarked(name)} {amount(value, unit)}" for value in row] for name, row in zip(rows, counts, strict=True)
        ],
        texttemplate="%{text}",
        textfont={"size": TEXT_SIZE - 1},
        colorscale=_SCALE,
        showscale=False,
        xgap=3,
        ygap=3,
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
    )
    return frame(
        [trace],
        height=ROW_HEIGHT * len(rows) + 64,
        xaxis=time_axis(months) | {"side": "top"},
        yaxis={
            "tickvals": list(range(len(rows))),
            "ticktext": [unmarked(name) for name in rows],
            "range": [len(rows) - 0.5, -0.5],
            "tickfont": {"size": TEXT_SIZE - 1, "color": INK},
        },
    )
