"""Titles that say what was found."""

from collections.abc import Sequence
from html import escape
from typing import Final

import streamlit as st

from taizhang.charts import amount, number
from taizhang.locale import _
from taizhang.metrics import Group, Metric
from taizhang.ui import data, frame, numbers, scoreboard, slice
from taizhang.ui.view import current

_NAMED: Final = 3  # streets that a title has room for
_KIND: Final = "街道"


def show(page: str, sentence: str) -> None:
    """The page's name, what is in view, and the finding as the title."""
    day = _("as of {day}").format(day=current().slice.as_of)
    parts = (frame.page_name(page), slice.scope_name(), day)
    st.html(f'<p class="tz-kicker">{escape(" ｜ ".join(parts))}</p>')
    st.title(sentence, anchor=False)


def finding(template: str, **names: str) -> str:
    """`template`, which says the units, with the numbers of the metrics named."""
    return template.format(**{key: number(numbers.value(name)) for key, name in names.items()})


def behind(*names: str) -> str:
    """Which streets in view are behind by the rules of `names`, the worst first; how a street stands that is alone."""
    return _("; ").join(_behind(name) for name in names)


def _behind(name: str) -> str:
    metric, streets = data.metric(name), current().slice.streets
    found = [g for code, g in scoreboard.of_streets(name).items() if not streets or code in streets]
    if len(found) == 1:
        return _one(metric, found[0])
    judged = [(g, scoreboard.stands(name, g)) for g in found]
    if not any(status and status.word for _group, status in judged):
        # without a rule nobody can be said to be behind, or not to be
        return f"{metric.label} {amount(numbers.value(name), metric.unit)}"
    late = [g for g, status in judged if status and status.word == "behind"]
    late.sort(key=lambda g: (g.value or 0) * (1 if metric.good == "up" else -1))
    if not late:
        return _("{name}: no street is behind").format(name=metric.label)
    if len(late) <= _NAMED:
        return _("{name} behind: {streets}").format(name=metric.label, streets=_names(late))
    text = _("{name}: {count} streets behind, last {streets}")
    return text.format(name=metric.label, count=len(late), streets=_names(late[:1]))


def _one(metric: Metric, group: Group) -> str:
    status = scoreboard.stands(metric.name, group)
    text = _("{name} {amount} ({status})") if status and status.word else "{name} {amount}"
    said = amount(group.value, metric.unit)
    return text.format(name=metric.label, amount=said, status=status.label if status else "")


def _names(groups: Sequence[Group]) -> str:
    """The streets by name; what they all are is said once."""
    names = [g.label for g in groups]
    return _(", ").join([*(n.removesuffix(_KIND) for n in names[:-1]), names[-1]])
