"""Charts of the current view, built once for every viewer, whose marks open into rows."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import streamlit as st

from taizhang.charts import Bar, month_columns, ranked_bars, share_bars
from taizhang.metrics import Group
from taizhang.ui import data, drill, numbers, slice
from taizhang.ui.view import View, cached, current, move

LAST_MONTHS: Final = 12
# one listener for all marks of a chart; what did not change is left alone, and so keeps the focus
_SCRIPT: Final = """export default function({parentElement, data, setTriggerValue}) {
  if (parentElement.drawn !== data) {
    parentElement.innerHTML = data;
    parentElement.drawn = data;
  }
  parentElement.onclick = event => {
    const mark = event.target.closest("[data-opens]");
    if (mark) setTriggerValue("opens", mark.dataset.opens);
  };
}"""


def draw(markup: str, key: str, own: Callable[[str], bool] | None = None) -> None:
    """Show the HTML of a chart; a click or Enter on a mark with `data-opens` goes to that address.

    That is one of rows, of a row's story, or of a street, which slices everything; or one of the chart's `own`, who
    follows it and says so.
    """
    _marks()(key=key, data=markup, on_opens_change=partial(_open, key, own))


def by_street(name: str) -> None:
    """The metric `name` by street, the greatest first, with the average and the values before."""
    draw(_by_street(current(), name), f"chart-{name}-street")


def by_choice(name: str, by: str, *, ranked: bool = False) -> None:
    """The metric `name` by a choice field with shares, as declared or the greatest first."""
    draw(_by_choice(current(), name, by, ranked), f"chart-{name}-{by}")


def by_month(name: str) -> None:
    """The metric `name` in the last twelve months that have any."""
    draw(_by_month(current(), name), f"chart-{name}-month")


def most(name: str, by: str, count: int) -> None:
    """The `count` greatest groups of the metric `name`."""
    draw(_most(current(), name, by, count), f"chart-{name}-{by}")


def bars(name: str, by: str, groups: tuple[Group, ...]) -> list[Bar]:
    """A bar for each of `groups`, which opens the rows of the metric `name` in it."""
    return [Bar(g.label, g.value, g.before, drill.address_of(name, {by: g.key})) for g in groups]


@st.cache_resource(show_spinner=False)
def _marks() -> Callable[..., Any]:
    return st.components.v2.component("taizhang_marks", js=_SCRIPT, isolate_styles=False)


def _open(key: str, own: Callable[[str], bool] | None) -> None:
    address = st.session_state[key].opens
    if address and not (own and own(address)):
        move()
        if not slice.follow(address):
            drill.follow(address)


@cached()
def _by_street(view: View, name: str) -> str:
    metric, found = data.metric(name), numbers.measured(name, "street")
    average = numbers.average(metric, found) if len(found.groups) > 1 else None
    return ranked_bars(bars(name, "street", numbers.groups(name, "street")), metric.unit, average=average)


@cached()
def _by_choice(view: View, name: str, by: str, ranked: bool) -> str:
    groups = numbers.measured(name, by).groups
    if ranked:
        groups = tuple(sorted(groups, key=lambda g: -(g.value or 0)))
    return share_bars(bars(name, by, groups), data.metric(name).unit)


@cached()
def _by_month(view: View, name: str) -> str:
    months = sorted(numbers.groups(name, "month"), key=lambda g: g.key or "")
    return month_columns(bars(name, "month", tuple(months[-LAST_MONTHS:])), data.metric(name).unit)


@cached()
def _most(view: View, name: str, by: str, count: int) -> str:
    greatest = sorted((g for g in numbers.groups(name, by) if g.value), key=lambda g: -(g.value or 0))
    return ranked_bars(bars(name, by, tuple(greatest[:count])), data.metric(name).unit)
