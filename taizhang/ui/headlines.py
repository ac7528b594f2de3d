"""Titles that say what was found."""

from html import escape

import streamlit as st

from taizhang.charts import number
from taizhang.locale import _
from taizhang.ui import data, frame, numbers, slice
from taizhang.ui.view import current


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
    """How many streets fall short of the average of each of the metrics `names`."""
    return _("; ").join(_behind(name) for name in names)


def _behind(name: str) -> str:
    metric, found = data.metric(name), numbers.measured(name, "street")
    average = numbers.average(metric, found) or 0
    known = [g.value for g in found.groups if g.key is not None and g.value is not None]
    below = sum(value < average for value in known)
    text = _("{name}: {below} of {count} streets below average")
    return text.format(name=metric.label, below=below, count=len(known))
