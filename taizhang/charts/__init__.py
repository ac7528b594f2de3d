"""Charts as HTML of plain data: they never query, everything in them is escaped, and `STYLE` is how they look."""

from importlib.resources import files
from typing import Final

from taizhang.charts.bars import Bar, pareto_bars, ranked_bars, share_bars
from taizhang.charts.cards import Card, card_grid
from taizhang.charts.columns import month_columns
from taizhang.charts.crossing import CrossRow, CrossTable, cross_table, grouped_bars, share_of, stacked_bars
from taizhang.charts.heatmap import Cell, HeatRow, heat_map, month_grid
from taizhang.charts.lines import Line, spark, time_lines
from taizhang.charts.text import amount, difference, number
from taizhang.charts.timeline import Span, timeline

STYLE: Final = "".join(files(__package__).joinpath(f"{name}.css").read_text("utf-8") for name in ("charts", "crossing"))

__all__ = [
    "STYLE",
    "Bar",
    "Card",
    "Cell",
    "CrossRow",
    "CrossTable",
    "HeatRow",
    "Line",
    "Span",
    "amount",
    "card_grid",
    "cross_table",
    "difference",
    "grouped_bars",
    "heat_map",
    "month_columns",
    "month_grid",
    "number",
    "pareto_bars",
    "ranked_bars",
    "share_bars",
    "share_of",
    "spark",
    "stacked_bars",
    "time_lines",
    "timeline",
]
