"""Charts of lecture halls beyond a metric by group."""

from collections import defaultdict

import plotly.graph_objects as go
import streamlit as st

from taizhang.charts import month_grid
from taizhang.locale import _
from taizhang.ui import data, figures, numbers
from taizhang.ui.view import View, cached, current

MOST_SHOWN = 20


def quietest() -> None:
    """The halls with the fewest sessions in the last months, sessions by month; a month without any stands out."""
    figures.draw(_quietest(current()), "chart-halls")
    text = _("The {count} halls with the fewest sessions in these months; 0 marks a month without any.")
    st.caption(text.format(count=MOST_SHOWN))


@cached()
def _quietest(view: View) -> go.Figure:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in numbers.panel("hall_months"):
        if row["listed"] and row["month"]:
            counts[row["hall"]][row["month"]] = row["sessions"]
    months = sorted({month for by_month in counts.values() for month in by_month})
    halls = sorted(counts, key=lambda hall: (sum(counts[hall].values()), hall))[:MOST_SHOWN]
    unit = data.metric("lecture_sessions").unit
    return month_grid(halls, months, [[counts[hall].get(m, 0) for m in months] for hall in halls], unit)
