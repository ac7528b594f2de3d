"""Bars whose values stand on them: ranked by street, in a given order with shares, and by month."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
import plotly.graph_objects as go

from taizhang.charts.style import INK, MARK, MUTED, RED, TEXT_SIZE, frame, note
from taizhang.charts.text import amount, drawn_width, number, time_names, unmarked
from taizhang.locale import _

BAR_HEIGHT: Final = 34
# how wide a plot is at least, in pixels: what a label needs of it is reckoned by this
_PLOT_WIDTH: Final = 280


class Bar(msgspec.Struct, frozen=True):
    """One bar: its label, its value (None where nothing is known), the value before, and what a click names."""

    label: str
    value: float | None
    before: float | None = None
    key: str | None = None


def ranked_bars(bars: Sequence[Bar], unit: str, *, average: float | None = None) -> go.Figure:
    """Horizontal bars, the greatest on top, the unknown last; `average` is drawn as a line and named."""
    ranked = sorted(bars, key=lambda b: (b.value is None, -(b.value or 0)))
    figure = _rows(ranked, [amount(b.value, unit) for b in ranked], average)
    figure.data[0].hovertext = [_hover(b, unit) for b in ranked]
    figure.add_trace(_before_marks(ranked))
    figure.update_layout(height=BAR_HEIGHT * len(ranked) + 44, margin_t=34)
    if average is not None:
        _draw_average(figure, average, unit)
    if any(b.before is not None for b in ranked):
        place = {"x": 1, "xref": "paper", "xanchor": "right", "y": 0, "yref": "paper"}
        figure.add_annotation(note(_("┃ last meeting"), **place))
    return figure


def share_bars(bars: Sequence[Bar], unit: str, *, total: float | None = None) -> go.Figure:
    """Horizontal bars in the order given, each with its value and its share of `total` (default: their sum)."""
    whole = sum(b.value or 0 for b in bars) if total is None else total
    plain = [Bar(b.label, b.value, None, b.key) for b in bars]
    return _rows(plain, [amount(b.value, unit) + _share(b.value, whole) for b in bars])


def month_columns(bars: Sequence[Bar], unit: str, *, height: int = 300) -> go.Figure:
    """Columns by month (label `2024-05`), each with its value, a long one with its unit on a second line."""
    top = max((b.value or 0 for b in bars), default=0) or 1
    months = [b.label for b in bars]
    texts = [amount(b.value, unit) for b in bars]
    if any(drawn_width(text) > _COLUMN_WIDTH for text in texts):
        texts = [f"{number(b.value)}<br>{unit}" for b in bars]
    trace = go.Bar(
        x=months,
        y=[b.value for b in bars],
        text=texts,
        textposition="outside",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        textfont={"size": TEXT_SIZE - 1, "color": INK},
        customdata=[b.key for b in bars],
        hovertemplate="%{text}<extra></extra>",
        **_MARKS,
    )
    return frame([trace], height=height, yaxis={"range": [0, top * 1.2], "visible": False}, xaxis=time_axis(months))


def time_axis(keys: Sequence[str]) -> dict[str, Any]:
    """An axis of months or days with their names, the year said once where it begins."""
    return {"type": "category", "tickvals": list(keys), "ticktext": time_names(keys), "tickangle": 0}


_COLUMN_WIDTH: Final = 50
_MARKS: Final[dict[str, Any]] = {
    "marker": {"color": MARK},
    # a click opens rows; it must not grey out the other bars
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}


def _rows(bars: Sequence[Bar], texts: Sequence[str], average: float | None = None) -> go.Figure:
    top = max([b.value or 0 for b in bars] + [b.before or 0 for b in bars] + [average or 0, 0]) or 1
    room = max((drawn_width(text) for text in texts), default=0) + 12
    places = list(range(len(bars)))
    return frame(
        [_row_marks(bars, texts), _row_labels(bars, texts, average, top)],
        height=BAR_HEIGHT * len(bars) + 16,
        margin={"l": 8, "r": room, "t": 8, "b": 8},
        xaxis={"range": [0, top], "visible": False},
        yaxis={"tickvals": places, "ticktext": [unmarked(b.label) for b in bars], "range": [len(bars) - 0.5, -0.5]},
    )


def _row_marks(bars: Sequence[Bar], texts: Sequence[str]) -> go.Bar:
    return go.Bar(
        orientation="h",
        y=list(range(len(bars))),
        x=[b.value for b in bars],
        customdata=[b.key for b in bars],
        hovertext=[f"{unmarked(b.label)}  {text}" for b, text in zip(bars, texts, strict=True)],
        hoverinfo="text",
        **_MARKS,
    )


def _row_labels(bars: Sequence[Bar], texts: Sequence[str], average: float | None, top: float) -> go.Scatter:
    return go.Scatter(
        mode="text",
        y=list(range(len(bars))),
        x=[
            _label_place(b, drawn_width(text) / _PLOT_WIDTH * top, average) for b, text in zip(bars, texts, strict=True)
        ],
        text=[f" {text}" for text in texts],
        textposition="middle right",
        textfont={"size": TEXT_SIZE, "color": INK},
        cliponaxis=False,
        hoverinfo="skip",
        unselected={"textfont": {"color": INK}},
    )


def _label_place(bar: Bar, width: float, average: float | None) -> float:
    """Where a bar's label begins: at its end, or beyond a mark that would run through the label."""
    place = bar.value or 0
    for mark in sorted(m for m in (bar.before, average) if m is not None):
        if place <= mark <= place + width:
            place = mark
    return place


def _hover(bar: Bar, unit: str) -> str:
    now = f"{unmarked(bar.label)} {amount(bar.value, unit)}"
    if bar.before is None:
        return now
    return now + "<br>" + _("Last meeting: {amount}").format(amount=amount(bar.before, unit))


def _before_marks(bars: Sequence[Bar]) -> go.Scatter:
    known = [(i, b.before) for i, b in enumerate(bars) if b.before is not None]
    return go.Scatter(
        mode="markers",
        y=[i for i, _before in known],
        x=[before for _i, before in known],
        marker={"symbol": "line-ns", "size": BAR_HEIGHT * 0.6, "line": {"width": 3, "color": INK}},
        # not to be hovered or clicked: that is for the bar below
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )


def _draw_average(figure: go.Figure, average: float, unit: str) -> None:
    line = {"color": RED, "width": 1.5, "dash": "dot"}
    figure.add_shape(type="line", x0=average, x1=average, y0=0, y1=1, yref="paper", line=line)
    text = _("Average {amount}").format(amount=amount(average, unit))
    font = {"size": TEXT_SIZE - 1, "color": RED}
    figure.add_annotation(note(text, x=average, y=1, yref="paper", yanchor="bottom", font=font))


def _share(value: float | None, whole: float) -> str:
    return f" <span style='color:{MUTED}'>{100 * (value or 0) / whole:.0f}%</span>" if whole else ""
