"""Charts of the current view, built once for every viewer, whose bars open into rows."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from taizhang.charts import CONFIG, Bar, month_columns, ranked_bars, share_bars
from taizhang.ui import data, drill, numbers
from taizhang.ui.view import View, cached, current

LAST_MONTHS = 12


def by_street(name: str) -> None:
    """The metric `name` by street, the greatest first, with the average and the values before."""
    draw(_by_street(current(), name), f"chart-{name}-street", opens=(name, "street"))


def by_choice(name: str, by: str, *, ranked: bool = False) -> None:
    """The metric `name` by a choice field with shares, as declared or the greatest first."""
    draw(_by_choice(current(), name, by, ranked), f"chart-{name}-{by}", opens=(name, by))


def by_month(name: str) -> None:
    """The metric `name` in the last twelve months that have any."""
    draw(_by_month(current(), name), f"chart-{name}-month", opens=(name, "month"))


def most(name: str, by: str, count: int) -> None:
    """The `count` greatest groups of the metric `name`."""
    draw(_most(current(), name, by, count), f"chart-{name}-{by}", opens=(name, by))


def draw(figure: go.Figure, key: str, *, opens: tuple[str, str] | None = None) -> None:
    """`figure`; with `opens` (a metric, a `by`) a click on a bar opens the rows of its group."""
    if opens is None:
        st.plotly_chart(figure, key=key, config=CONFIG, theme=None)
        return
    # a bar clicked twice would be deselected the second time: each opening begins a new chart
    clicked = f"{key}-{st.session_state.get('opened', 0)}"
    with st.container(key=key):
        st.plotly_chart(
            figure,
            key=clicked,
            config=CONFIG,
            theme=None,
            selection_mode="points",
            on_select=lambda: _open(st.session_state[clicked], *opens),
        )


def _open(selection: Any, name: str, by: str) -> None:  # noqa: ANN401 - what Streamlit says of a selection
    points = selection["selection"]["points"]
    if points and points[0].get("customdata") is not None:
        st.session_state["opened"] = st.session_state.get("opened", 0) + 1
        key = points[0]["customdata"]
        drill.open_rows(name, {by: key[0] if isinstance(key, list) else key})


def _bars(groups: tuple[Any, ...]) -> list[Bar]:
    return [Bar(g.label, g.value, g.before, g.key or "") for g in groups]


@cached()
def _by_street(view: View, name: str) -> go.Figure:
    metric, found = data.metric(name), numbers.measured(name, "street")
    average = numbers.average(metric, found) if len(found.groups) > 1 else None
    return ranked_bars(_bars(numbers.groups(name, "street")), metric.unit, average=average)


@cached()
def _by_choice(view: View, name: str, by: str, ranked: bool) -> go.Figure:
    groups = numbers.measured(name, by).groups
    if ranked:
        groups = tuple(sorted(groups, key=lambda g: -(g.value or 0)))
    return share_bars(_bars(groups), data.metric(name).unit)


@cached()
def _by_month(view: View, name: str) -> go.Figure:
    months = sorted(numbers.groups(name, "month"), key=lambda g: g.key or "")
    return month_columns(_bars(tuple(months[-LAST_MONTHS:])), data.metric(name).unit)


@cached()
def _most(view: View, name: str, by: str, count: int) -> go.Figure:
    greatest = sorted((g for g in numbers.groups(name, by) if g.value), key=lambda g: -(g.value or 0))
    return ranked_bars(_bars(tuple(greatest[:count])), data.metric(name).unit)
