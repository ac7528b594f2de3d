"""Number cards: a number with its unit and its change in sign and word; a click opens its rows."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from taizhang.charts import amount, difference
from taizhang.locale import _
from taizhang.metrics import Measure, Metric
from taizhang.ui import data, drill, numbers


def show(names: Sequence[str]) -> None:
    """A grid of cards of the metrics `names`."""
    with st.container(key=f"cards-{len(names)}"):
        for name in names:
            _card(data.metric(name), numbers.measured(name))


def _card(metric: Metric, found: Measure) -> None:
    with st.container(border=True, key=f"card-{metric.name}"):
        st.html(_face(metric, found))
        st.button(
            _("Rows behind {name}").format(name=metric.label),
            key=f"open-{metric.name}",
            on_click=drill.open_rows,
            args=(metric.name,),
        )


def _face(metric: Metric, found: Measure) -> str:
    text, unit = amount(found.value, ""), metric.unit if found.value is not None else ""
    mood, change = _change(metric, found)
    return (
        f'<div class="tz-label" title="{escape(metric.label)}">{escape(metric.label)}</div>'
        f'<div class="tz-value">{escape(text)}<small>{escape(unit)}</small></div>'
        f'<div class="tz-change {mood}">{escape(change)}</div>'
    )


def _change(metric: Metric, found: Measure) -> tuple[str, str]:
    """The class and the words of the change since the meeting before; both say whether it is for the better."""
    change = found.change
    if change is None:
        return "", "" if found.before is None else _("Before: {amount}").format(
            amount=amount(found.before, metric.unit)
        )
    if round(change, 1) == 0:
        return "", _("＝ unchanged")
    text = f"{'▲' if change > 0 else '▼'} {difference(abs(change), metric.unit)}"
    if metric.good == "neutral":
        return "", text
    better = (change > 0) == (metric.good == "up")
    return ("tz-better", f"{text} {_('better')}") if better else ("tz-worse", f"{text} {_('worse')}")
