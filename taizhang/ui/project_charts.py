"""Charts of secretary projects beyond a metric by group."""

from typing import Any

from taizhang.charts import Bar, Span, share_bars, timeline
from taizhang.ui import data, drill, figures, numbers, row_history
from taizhang.ui.view import View, cached, current

MOST_SHOWN = 14
_DONE = ("accepted", "promoted")


def funnel() -> None:
    """How many projects reached each stage, with their share of all; a click opens those standing there now."""
    figures.draw(_funnel(current()), "chart-stages")


def planned_and_actual() -> None:
    """The projects not done that are longest overdue or next due, from declaration to due day."""
    figures.draw(_timeline(current()), "chart-timeline")


@cached()
def _funnel(view: View) -> str:
    stage = data.ledgers()["secretary_project"].field("stage")
    rows = numbers.panel("project_stages")
    bars = [
        Bar(
            stage.choice_label(r["stage"]),
            r["reached"],
            None,
            drill.address_of("projects_declared", {"stage": r["stage"]}),
        )
        for r in rows
    ]
    return share_bars(bars, data.metric("projects_declared").unit, total=bars[0].value if bars else None)


@cached()
def _timeline(view: View) -> str:
    rows = numbers.rows("projects_declared", {}).to_pylist()
    running = [r for r in rows if r["stage"] not in _DONE and r["due_on"] and r["declared_on"]]
    running.sort(key=lambda r: r["due_on"])
    return timeline([_span(r) for r in running[:MOST_SHOWN]], view.slice.as_of)


def _span(row: dict[str, Any]) -> Span:
    place = row_history.Place(row["_upload"], row["_sheet"], row["_row"])
    return Span(
        f"{row['title']} · {row['street']}",
        row["declared_on"],
        row["due_on"],
        opens=row_history.address_of(place),
    )
