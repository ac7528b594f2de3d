"""Panels of the projects page: stages, progress against plan, money, and every project in time."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from taizhang.charts import Bar, Span, amount, difference, number, share_bars, timeline
from taizhang.charts.paired import Mood, Pair, paired_bars
from taizhang.locale import N_, _
from taizhang.ui import address, data, drill, figures, numbers, part_bars, row_history
from taizhang.ui.view import View, cached, current, fragment

MOST_SHOWN: Final = 16
_REACHED: Final = {
    "declared": "projects_declared",
    "under_way": "projects_started",
    "accepted": "projects_completed",
    "promoted": "projects_promoted",
}
_SHOWN: Final = {"running": N_("Running"), "finished": N_("Finished"), "all": N_("All projects")}


def stages() -> None:
    """How many projects reached each stage, with their share of all."""
    text = _("{started} are under way or further, {completed} accepted, {promoted} promoted")
    counts = {key: number(numbers.value(f"projects_{key}")) for key in ("started", "completed", "promoted")}
    st.subheader(text.format(**counts), anchor=False)
    figures.draw(_stages(current()), "chart-stages")


def against_plan() -> None:
    """Mean progress by street beside the time gone, the furthest behind first."""
    markup, behind, count = _against_plan(current())
    st.subheader(_plan_finding(behind, count), anchor=False)
    figures.draw(markup, "chart-against-plan")
    rule = _(
        "Planned: the share of time gone between declaration and due day, the mean of the projects. "
        "A street more than {points} behind it is behind plan; accepted projects count as 100%."
    )
    st.caption(rule.format(points=difference(_behind_points(), "%")))


def categories() -> None:
    """Projects accepted, of all declared, by category."""
    st.subheader(_("Projects accepted by category"), anchor=False)
    part_bars.show(
        "projects_completed", "projects_declared", "projects_completed_rate", "category", "projects_completed_rate"
    )


def spending() -> None:
    """Money spent, of money planned, by street."""
    rate = numbers.value("project_spending_rate")
    text = _("Spending against budget: {rate} of what was planned is spent")
    st.subheader(text.format(rate=amount(rate, "%")), anchor=False)
    part_bars.show("project_spent", "project_budget", "project_spending_rate", "street", "project_spent")
    st.caption(_("The percentages count only projects that report both amounts."))


@fragment
def in_time() -> None:
    """Planned against actual time of the running projects, the finished ones or all; each row opens its story."""
    st.subheader(_("Planned against actual: the longest overdue first"), anchor=False)
    shown = address.section({key: _(text) for key, text in _SHOWN.items()}, _("Projects shown"), "show")
    markup, count, undated = _timeline(current(), shown)
    figures.draw(markup, "chart-timeline")
    said = [_("Each row opens what every report said of the project.")]
    if count > MOST_SHOWN:
        said.append(_("The first {shown} of {count} are drawn.").format(shown=MOST_SHOWN, count=count))
    if undated:
        said.append(
            _("Not drawn, for want of the day of declaration, of completion or the due day: {count}.").format(
                count=undated
            )
        )
    st.caption(" ".join(said))


def _plan_finding(behind: int, count: int) -> str:
    if count > 1:
        return _("{behind} of {count} streets are behind plan").format(behind=behind, count=count)
    actual, planned = (numbers.value(name) for name in ("project_progress", "project_planned_progress"))
    return _("Progress {actual}, planned {planned}").format(actual=amount(actual, "%"), planned=amount(planned, "%"))


@cached()
def _stages(view: View) -> str:
    stage = data.ledgers()["secretary_project"].field("stage")
    bars = [
        Bar(stage.choice_label(code), numbers.value(name), None, drill.address_of(name))
        for code, name in _REACHED.items()
    ]
    return share_bars(bars, data.metric("projects_declared").unit, total=bars[0].value)


@cached()
def _against_plan(view: View) -> tuple[str, int, int]:
    planned = {g.key: g.value for g in numbers.alone("project_planned_progress", "street")}
    streets = [(g, planned.get(g.key)) for g in numbers.alone("project_progress", "street")]
    streets.sort(key=lambda s: (s[0].value is None, (s[0].value or 0) - (s[1] or 0)))
    pairs = [
        Pair(g.label, g.value, plan, *_verdict(g.value, plan), drill.address_of("project_progress", {"street": g.key}))
        for g, plan in streets
    ]
    names = (data.metric("project_progress").label, data.metric("project_planned_progress").label)
    behind = sum(pair.mood == "red" for pair in pairs)
    return paired_bars(pairs, "%", names), behind, sum(pair.value is not None for pair in pairs)


def _verdict(actual: float | None, planned: float | None) -> tuple[str, Mood]:
    if actual is None or planned is None:
        return "", ""
    short = round(planned - actual, 1)
    if short <= 0:
        return _("on plan"), "green"
    text = _("{points} short").format(points=difference(short, "%"))
    return text, "red" if short > _behind_points() else ""


def _behind_points() -> float:
    return next(target.value for target in data.store().targets() if target.name == "project_behind_points")


@cached()
def _timeline(view: View, shown: str) -> tuple[str, int, int]:
    """The chart, how many projects could be drawn, and how many of all in view could not."""
    dated = numbers.panel("project_timeline")
    wanted = [row for row in dated if shown == "all" or row["done"] == (shown == "finished")]
    spans = [_span(row) for row in wanted[:MOST_SHOWN]]
    undated = (numbers.value("projects_declared") or 0) - len(dated)
    return timeline(spans, view.slice.as_of), len(wanted), int(undated)


def _span(row: Mapping[str, Any]) -> Span:
    place = row_history.Place(row["_upload"], row["_sheet"], row["_row"])
    return Span(
        row["title"],
        row["declared_on"],
        row["due_on"],
        finished=row["accepted_on"] if row["done"] else None,
        planned=row["first_due_on"],
        opens=row_history.address_of(place),
        detail=_detail(row),
    )


def _detail(row: Mapping[str, Any]) -> str:
    if row["done"] or row["progress"] is None:
        return str(row["street"])
    if row["planned_progress"] is None:
        return _("{street} · progress {actual}").format(street=row["street"], actual=amount(row["progress"], "%"))
    text = _("{street} · progress {actual}, planned {planned}")
    planned = amount(round(row["planned_progress"]), "%")
    return text.format(street=row["street"], actual=amount(row["progress"], "%"), planned=planned)
