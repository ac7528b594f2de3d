"""Planned against actual time: a bar from start to due day, and what runs past it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

import msgspec
import plotly.graph_objects as go

from taizhang.charts.style import FAINT, GREEN, INK, MARK, MUTED, RED, TEXT_SIZE, frame, note
from taizhang.charts.text import unmarked
from taizhang.locale import _

ROW_HEIGHT: Final = 34


class Span(msgspec.Struct, frozen=True):
    """One piece of work: its planned days, the day it was finished (None while it runs)."""

    label: str
    start: dt.date
    due: dt.date
    finished: dt.date | None = None


def timeline(spans: Sequence[Span], today: dt.date) -> go.Figure:
    """A row a span: grey for the plan, blue for time gone, red beyond the due day with the days written."""
    figure = frame(
        [
            _bars(spans, [s.start for s in spans], [s.due for s in spans], FAINT),
            _bars(spans, [s.start for s in spans], [min(s.due, _end(s, today)) for s in spans], MARK),
            _bars(spans, [s.due for s in spans], [max(s.due, _end(s, today)) for s in spans], RED),
        ],
        height=ROW_HEIGHT * len(spans) + 60,
        margin={"l": 8, "r": 8, "t": 34, "b": 8},
        barmode="overlay",
        xaxis=_date_axis(spans, today),
        yaxis=_label_axis(spans),
    )
    for row, span in enumerate(spans):
        figure.add_annotation(_verdict(span, row, today))
    line = {"color": INK, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=today, x1=today, y0=0, y1=1, yref="paper", line=line)
    figure.add_annotation(note(f"{today}", x=today, y=1, yref="paper", yanchor="bottom"))
    return figure


def _end(span: Span, today: dt.date) -> dt.date:
    return max(span.start, span.finished or today)


def _label_axis(spans: Sequence[Span]) -> dict[str, Any]:
    places = list(range(len(spans)))
    return {"tickvals": places, "ticktext": [unmarked(s.label) for s in spans], "range": [len(spans) - 0.5, -0.5]}


def _date_axis(spans: Sequence[Span], today: dt.date) -> dict[str, Any]:
    first = min([s.start for s in spans], default=today)
    last = max([max(s.due, _end(s, today)) for s in spans], default=today)
    room = (last - first) * 0.22 + dt.timedelta(days=7)
    return {"type": "date", "range": [first, last + room], "tickformat": "%Y-%m", "nticks": 6}


def _bars(spans: Sequence[Span], starts: Sequence[dt.date], ends: Sequence[dt.date], colour: str) -> go.Bar:
    milliseconds = [(end - start).days * 86_400_000 for start, end in zip(starts, ends, strict=True)]
    return go.Bar(
        orientation="h",
        base=list(starts),
        x=milliseconds,
        y=list(range(len(spans))),
        width=0.5,
        marker={"color": colour},
        hoverinfo="skip",
    )


def _verdict(span: Span, row: int, today: dt.date) -> dict[str, Any]:
    end = _end(span, today)
    late = (end - span.due).days
    if span.finished:
        text, colour = (_("done {days} days late"), RED) if late > 0 else (_("done in time"), GREEN)
    else:
        text, colour = (_("{days} days overdue"), RED) if late > 0 else (_("{days} days left"), MUTED)
    place = {"x": max(span.due, end), "y": row, "xanchor": "left", "xshift": 6}
    return note(text.format(days=abs(late)), **place, font={"size": TEXT_SIZE - 1, "color": colour})
