"""Charts as plotly figures of plain data: they never query."""

from taizhang.charts.bars import Bar, month_columns, ranked_bars, share_bars
from taizhang.charts.heatmap import month_grid
from taizhang.charts.lines import time_lines
from taizhang.charts.style import CONFIG
from taizhang.charts.text import amount, difference, number
from taizhang.charts.timeline import Span, timeline

__all__ = [
    "CONFIG",
    "Bar",
    "Span",
    "amount",
    "difference",
    "month_columns",
    "month_grid",
    "number",
    "ranked_bars",
    "share_bars",
    "time_lines",
    "timeline",
]
