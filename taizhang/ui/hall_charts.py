"""Charts of lecture halls beyond a metric by group."""

from collections import defaultdict

import streamlit as st

from taizhang.charts import Cell, HeatRow, month_grid
from taizhang.locale import _
from taizhang.ui import data, drill, figures, numbers
from taizhang.ui.view import View, cached, current

MOST_SHOWN = 20


def quietest() -> None:
    """The halls with the fewest sessions in the last months, sessions by month; a month without any stands out."""
    figures.draw(_quietest(current()), "chart-halls")
    text = _("The {count} halls with the fewest sessions in these months; 0 marks a month without any.")
    st.caption(text.format(count=MOST_SHOWN))


@cached()
def _quietest(view: View) -> str:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in numbers.panel("hall_months"):
        if row["listed"] and row["month"]:
            counts[row["hall"]][row["month"]] = row["sessions"]
    months = sorted({month for by_month in counts.values() for month in by_month})
    halls = sorted(counts, key=lambda hall: (sum(counts[hall].values()), hall))[:MOST_SHOWN]
    rows = [_row(hall, [counts[hall].get(m, 0) for m in months], months) for hall in halls]
    return month_grid(rows, months, data.metric("lecture_sessions").unit)


def _row(hall: str, values: list[int], months: list[str]) -> HeatRow:
    cells = [
        Cell(value, drill.address_of("lecture_sessions", {"hall": hall, "month": month}))
        for month, value in zip(months, values, strict=True)
    ]
    return HeatRow(hall, tuple(cells), drill.address_of("lecture_sessions", {"hall": hall}))
