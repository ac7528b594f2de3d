"""Charts of lecture sessions: by month beside the year before, by what they are, and people a session."""

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from taizhang.charts import Bar, amount, month_columns, ranked_bars, share_bars
from taizhang.locale import N_, _
from taizhang.metrics import Group
from taizhang.ui import address, data, drill, figures, numbers
from taizhang.ui.view import View, cached, current, fragment

_ROOMY: Final = 9  # months
_LONG: Final = 10_000  # people

_BY: Final = {
    "form": N_("By form"),
    "field": N_("By field"),
    "lecturer_kind": N_("By kind of lecturer"),
    "street": N_("By street"),
}


def by_month() -> None:
    """Sessions and people by month beside the same months a year before, where those are recorded."""
    months = _recorded(current())
    with st.container(key="months-crowded" if _crowded(months) else "months"):
        for name, column in (("lecture_sessions", "sessions"), ("lecture_attendees", "attendees")):
            st.subheader(_month_title(name, column, months), anchor=False)
            figures.draw(_months(current(), name, column), f"chart-{name}-month")
    if not any(_compared(months)):
        st.caption(_("Nothing was recorded in the same months a year before, so there is no comparison."))
    elif not all(_compared(months)):
        st.caption(_("Months without a pale column have no record a year before."))


@fragment
def by_what() -> None:
    """Sessions by form, by the field of their hall, by kind of lecturer or by street, as is chosen."""
    title = st.empty()
    chosen = address.section({by: _(label) for by, label in _BY.items()}, _("Sessions"), "sessions")
    groups = _parts(current(), chosen)
    title.subheader(_parts_title(groups), anchor=False)
    figures.draw(_by_what(current(), chosen), "chart-sessions-by")


def people_a_session() -> None:
    """People a session by street; by community where one street alone is in view."""
    by = "community" if len(current().slice.streets) == 1 else "street"
    st.subheader(_people_title(by), anchor=False)
    figures.draw(_people(current(), by), "chart-people-a-session")


def _people_title(by: str) -> str:
    """The number's name, and where it is the greatest and the least, if only one place is either."""
    name = data.metric("attendees_per_session").label
    known = sorted(
        (round(g.value, 1), g.label) for g in numbers.groups("attendees_per_session", by) if g.value is not None
    )
    if len(known) < 3 or known[0][0] == known[1][0] or known[-1][0] == known[-2][0]:
        return name
    return _("{name}: most in {most}, fewest in {fewest}").format(name=name, most=known[-1][1], fewest=known[0][1])


def _crowded(months: Sequence[dict[str, Any]]) -> bool:
    """Whether the numbers of a month have no room beside those of the next on a small screen."""
    return len(months) > _ROOMY or any(row["attendees"] >= _LONG for row in months)


@cached()
def _recorded(view: View) -> tuple[dict[str, Any], ...]:
    """The months of the year up to the day looked at since sessions are recorded."""
    return tuple(row for row in numbers.panel("lecture_year_on_year") if row["sessions"] is not None)


def _compared(months: Sequence[dict[str, Any]]) -> list[bool]:
    return [row["sessions_before"] is not None for row in months]


def _month_title(name: str, column: str, months: Sequence[dict[str, Any]]) -> str:
    """The chart's name, and by how much the months that have a year before differ from it."""
    both = [(row[column], row[f"{column}_before"]) for row in months if row["sessions_before"] is not None]
    now, before = sum(n for n, _b in both), sum(b for _n, b in both)
    title = _("{name} each month").format(name=data.metric(name).label)
    if not before:
        return title
    change = 100 * (now - before) / before
    template = (
        _("{name}: {change} more than a year before") if change >= 0 else _("{name}: {change} fewer than a year before")
    )
    return template.format(name=title, change=amount(abs(change), "%"))


@cached()
def _months(view: View, name: str, column: str) -> str:
    bars = [
        Bar(row["month"], row[column], row[f"{column}_before"], drill.address_of(name, _month(row["month"], view)))
        for row in _recorded(view)
    ]
    return month_columns(bars, data.metric(name).unit, before=_("same month a year before"))


def _month(month: str, view: View) -> dict[str, str]:
    """What keeps the rows of `month`, of which the month looked at has those up to the day only."""
    day = view.slice.as_of
    return {"month": month, **({"held_on.to": day.isoformat()} if month == f"{day:%Y-%m}" else {})}


@cached()
def _parts(view: View, by: str) -> tuple[Group, ...]:
    """Sessions by `by`, the most first, those without a name last."""
    return tuple(sorted(numbers.alone(_metric(by), by), key=lambda group: (group.key is None, -(group.value or 0))))


def _metric(by: str) -> str:
    return "sessions_by_field" if by == "field" else "lecture_sessions"


def _parts_title(groups: Sequence[Group]) -> str:
    """Which part is the greatest, and its share of all."""
    whole = sum(group.value or 0 for group in groups)
    named = [group for group in groups if group.key is not None and group.value]
    if not whole or not named:
        return _("Sessions")
    share = amount(round(100 * (named[0].value or 0) / whole), "%")
    return _("Sessions: {name} leads with {share}").format(name=named[0].label, share=share)


@cached()
def _by_what(view: View, by: str) -> str:
    return share_bars(figures.bars(_metric(by), by, _parts(view, by)), data.metric(_metric(by)).unit)


@cached()
def _people(view: View, by: str) -> str:
    metric, found = data.metric("attendees_per_session"), numbers.measured("attendees_per_session", by)
    known = tuple(g for g in numbers.groups(metric.name, by) if g.value is not None or by == "street")
    average = numbers.average(metric, found) if len(known) > 1 else None
    return ranked_bars(figures.bars(metric.name, by, known), metric.unit, average=average)
