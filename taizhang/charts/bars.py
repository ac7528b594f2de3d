"""Bars whose values stand on them: ranked by street, in a given order with shares, and by month."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
import plotly.graph_objects as go

from taizhang.charts.style import INK, MARK, MUTED, RED, TEXT_SIZE, frame, note
from taizhang.charts.text import amount, month_names
from taizhang.locale import _

BAR_HEIGHT: Final = 34
# room beyond the longest bar, as a share of it, for the value written after it
_ROOM: Final = 1.3


class Bar(msgspec.Struct, frozen=True):
    """One bar: its label, its value (None where nothing is known), the value before, and what a click names."""

    label: str
    value: float | None
    before: float | None = None
    key: str | None = None


def ranked_bars(bars: Sequence[Bar], unit: str, *, average: float | None = None) -> go.Figure:
    """Horizontal bars, the greatest on top, the unknown last; `average` is drawn as a line and named."""
    ranked = sorted(bars, key=lambda b: (b.value is None, -(b.value or 0)))
    top = max([b.value or 0 for b in ranked] + [b.before or 0 for b in ranked] + [average or 0, 0]) or 1
    figure = frame(
        [_row_marks(ranked, [amount(b.value, unit) for b in ranked]), _before_marks(ranked, unit)],
        height=BAR_HEIGHT * len(ranked) + 44,
        margin={"l": 8, "r": 8, "t": 34, "b": 8},
        xaxis={"range": [0, top * _ROOM], "visible": False},
        yaxis=_label_axis(ranked),
    )
    if average is not None:
        _draw_average(figure, average, unit)
    if any(b.before is not None for b in ranked):
        figure.add_annotation(note(_("┃ last meeting"), x=1, xref="paper", xanchor="right", y=0, yref="paper"))
    return figure


def share_bars(bars: Sequence[Bar], unit: str, *, total: float | None = None) -> go.Figure:
    """Horizontal bars in the order given, each with its value and its share of `total` (default: their sum)."""
    whole = sum(b.value or 0 for b in bars) if total is None else total
    texts = [amount(b.value, unit) + _share(b.value, whole) for b in bars]
    top = max((b.value or 0 for b in bars), default=0) or 1
    return frame(
        [_row_marks(bars, texts)],
        height=BAR_HEIGHT * len(bars) + 16,
        xaxis={"range": [0, top * 1.45], "visible": False},
        yaxis=_label_axis(bars),
    )


def month_columns(bars: Sequence[Bar], unit: str, *, height: int = 300) -> go.Figure:
    """Columns by month (`key` and label `2024-05`), each with its value; the latest is dark, the others lighter."""
    top = max((b.value or 0 for b in bars), default=0) or 1
    trace = go.Bar(
        x=month_names([b.label for b in bars]),
        y=[b.value for b in bars],
        text=[amount(b.value, unit) for b in bars],
        customdata=[b.key for b in bars],
        marker={"color": MARK},
        hovertemplate="%{text}<extra></extra>",
        **_TEXT_OUTSIDE,
    )
    return frame([trace], height=height, yaxis={"range": [0, top * 1.15], "visible": False}, xaxis={"type": "category"})


_TEXT_OUTSIDE: Final[dict[str, Any]] = {
    "textposition": "outside",
    "textangle": 0,
    "cliponaxis": False,
    "textfont": {"size": TEXT_SIZE, "color": INK},
    # a click opens rows; it must not grey out the other bars
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}


def _row_marks(bars: Sequence[Bar], texts: Sequence[str]) -> go.Bar:
    return go.Bar(
        orientation="h",
        y=list(range(len(bars))),
        # an unknown value is drawn as none, so that its dash is written
        x=[b.value or 0 for b in bars],
        text=list(texts),
        customdata=[b.key for b in bars],
        marker={"color": MARK},
        hovertext=[f"{b.label}  {text}" for b, text in zip(bars, texts, strict=True)],
        hoverinfo="text",
        **_TEXT_OUTSIDE,
    )


def _before_marks(bars: Sequence[Bar], unit: str) -> go.Scatter:
    known = [(i, b.before) for i, b in enumerate(bars) if b.before is not None]
    return go.Scatter(
        mode="markers",
        y=[i for i, _before in known],
        x=[before for _i, before in known],
        marker={"symbol": "line-ns", "size": BAR_HEIGHT * 0.6, "line": {"width": 3, "color": INK}},
        hovertext=[_("Last meeting: {amount}").format(amount=amount(before, unit)) for _i, before in known],
        hoverinfo="text",
    )


def _label_axis(bars: Sequence[Bar]) -> dict[str, Any]:
    places = list(range(len(bars)))
    return {"tickvals": places, "ticktext": [b.label for b in bars], "range": [len(bars) - 0.5, -0.5]}


def _draw_average(figure: go.Figure, average: float, unit: str) -> None:
    figure.add_shape(
        type="line", x0=average, x1=average, y0=0, y1=1, yref="paper", line={"color": RED, "width": 1.5, "dash": "dot"}
    )
    text = _("Average {amount}").format(amount=amount(average, unit))
    font = {"size": TEXT_SIZE - 1, "color": RED}
    figure.add_annotation(note(text, x=average, y=1, yref="paper", yanchor="bottom", font=font))


def _share(value: float | None, whole: float) -> str:
    return f" <span style='color:{MUTED}'>{100 * (value or 0) / whole:.0f}%</span>" if whole else ""
