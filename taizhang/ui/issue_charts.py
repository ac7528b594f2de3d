"""Panels of the rectification page: over time, by age, by place, by kind, and how long closing takes."""

from typing import Final

import streamlit as st

from taizhang.charts import Bar, Cell, HeatRow, Line, amount, heat_map, number, pareto_bars, share_bars, time_lines
from taizhang.charts.listing import Column, Entry, listing
from taizhang.charts.paired import Pair, paired_bars
from taizhang.locale import N_, _
from taizhang.spec import derived
from taizhang.ui import address, data, drill, figures, headlines, numbers, part_bars
from taizhang.ui.view import View, cached, current, fragment

LAST_DAYS: Final = 12
MOST_SHOWN: Final = 15
_OLD: Final = ("91-180", "181+")
_LINES: Final = {"found": N_("Found"), "closed": N_("Closed"), "open": N_("Open")}
_LEVELS: Final = {"street": N_("By street"), "community": N_("By community")}
_KINDS: Final = {"issues_open": N_("Open issues"), "issues_found": N_("All issues found")}


def over_time() -> None:
    """Found, closed and open issues as the reports said, month by month."""
    rows = numbers.panel("issues_over_time")[-2:]
    known = tuple(number(row["open"]) for row in rows)
    text = _("Open issues went from {before} to {now}") if len(known) == 2 else _("Found, closed and open")
    st.subheader(text.format(before=known[0] if known else "", now=known[-1] if known else ""), anchor=False)
    figures.draw(_over_time(current()), "chart-issues-over-time")


def ages() -> None:
    """Open issues by how long they have been known."""
    old = sum(g.value or 0 for g in numbers.alone("issues_open", "age_band") if g.key in _OLD)
    text = _("{old} of {count} open issues have been known for more than 90 days")
    st.subheader(text.format(old=number(old), count=number(numbers.value("issues_open"))), anchor=False)
    figures.draw(_ages(current()), "chart-issue-ages")


@fragment
def closure() -> None:
    """Issues closed, of those found, by street or community, the lowest rate first."""
    streets = [g for g in numbers.groups("issues_closure_rate", "street") if g.value is not None]
    text = headlines.behind("issues_closure_rate") if len(streets) > 1 else _("Issues closed, of those found")
    st.subheader(text, anchor=False)
    level = address.section({key: _(text) for key, text in _LEVELS.items()}, _("Level"), "level")
    count = part_bars.show(
        "issues_closed", "issues_found", "issues_closure_rate", level, "issues_closure_rate", MOST_SHOWN
    )
    if count > MOST_SHOWN:
        text = _("The {shown} of {count} with the lowest rate; those without an issue are left out.")
        st.caption(text.format(shown=MOST_SHOWN, count=count))
    else:
        st.caption(_("The lowest rate first; those without an issue are left out."))


def time_to_close() -> None:
    """How long closing took by street: the middle and the slowest tenth."""
    text = _("Half of the issues closed took {median} or less, the slowest tenth {slowest} or more")
    days = data.metric("issue_days_to_close").unit
    middle, slow = (numbers.value(name) for name in ("issue_days_to_close", "issue_days_to_close_slowest"))
    st.subheader(text.format(median=amount(middle, days), slowest=amount(slow, days)), anchor=False)
    figures.draw(_time_to_close(current()), "chart-time-to-close")


@fragment
def kinds() -> None:
    """The kinds of issues, the most frequent first, and in which streets they sit: of the open ones or of all."""
    st.subheader(_("Which kinds, and where they sit"), anchor=False)
    name = address.section({key: _(text) for key, text in _KINDS.items()}, _("Issues counted"), "kinds")
    left, right = st.columns([2, 3], gap="large")
    with left:
        figures.draw(_pareto(current(), name), "chart-issue-kinds")
    with right:
        figures.draw(_kinds_by_street(current(), name), "chart-issue-kinds-streets")


def leaders() -> None:
    """How many issues are overdue under each leader in charge, in the order of names: a duty's load, not a rank."""
    st.subheader(_("Overdue issues by leader in charge"), anchor=False)
    figures.draw(_leaders(current()), "chart-overdue-leaders")


@cached()
def _over_time(view: View) -> str:
    rows = numbers.panel("issues_over_time")[-LAST_DAYS:]
    lines = [
        Line(
            _(label),
            tuple(row[name] for row in rows),
            tuple(drill.address_of(f"issues_{name}", at=row["day"]) for row in rows),
        )
        for name, label in _LINES.items()
    ]
    return time_lines([str(row["day"]) for row in rows], lines, data.metric("issues_found").unit)


@cached()
def _ages(view: View) -> str:
    band = derived("age_band")
    counts = {g.key: g.value for g in numbers.alone("issues_open", "age_band")}
    labels: dict[str | None, str] = {choice.code: choice.label for choice in band.choices} if band else {}
    if None in counts:
        labels[None] = _("day of finding unknown")
    bars = [
        Bar(label, counts.get(key, 0), None, drill.address_of("issues_open", {"age_band": key}))
        for key, label in labels.items()
    ]
    return share_bars(bars, data.metric("issues_open").unit)


@cached()
def _time_to_close(view: View) -> str:
    slow = {g.key: g.value for g in numbers.alone("issue_days_to_close_slowest", "street")}
    streets = [g for g in numbers.alone("issue_days_to_close", "street") if g.value is not None]
    streets.sort(key=lambda g: -(g.value or 0))
    unit = data.metric("issue_days_to_close").unit
    pairs = [
        Pair(
            g.label,
            g.value,
            slow.get(g.key),
            _("slowest tenth {days}").format(days=amount(round(slow.get(g.key) or 0), unit)),
            opens=drill.address_of("issue_days_to_close", {"street": g.key}),
        )
        for g in streets
    ]
    return paired_bars(pairs, unit, (_("half took at most"), _("the slowest tenth took at least")))


@cached()
def _pareto(view: View, name: str) -> str:
    return pareto_bars(figures.bars(name, "aspect", numbers.alone(name, "aspect")), data.metric(name).unit)


@cached()
def _kinds_by_street(view: View, name: str) -> str:
    rows = numbers.panel("issue_aspect_streets")
    aspect = data.ledgers()["rectification_issue"].field("aspect")
    column = name.removeprefix("issues_")
    found = {row["aspect"] for row in rows if row[column]}
    kinds = [code for code in (*(choice.code for choice in aspect.choices), None) if code in found]
    streets = {row["street_code"]: row["street"] or _("Not filled in") for row in rows}
    counts = {(row["street_code"], row["aspect"]): row[column] for row in rows}
    made = [
        HeatRow(
            label,
            tuple(
                Cell(counts[street, kind], drill.address_of(name, {"street": street, "aspect": kind})) for kind in kinds
            ),
            drill.address_of(name, {"street": street}),
        )
        for street, label in streets.items()
    ]
    names = [aspect.choice_label(kind) if kind else _("Not filled in") for kind in kinds]
    return heat_map(made, names, data.metric(name).unit, gaps=False)


@cached()
def _leaders(view: View) -> str:
    metric = data.metric("issues_overdue")
    heads = [Column(_("Leader in charge")), Column(metric.label, numbers=True)]
    rows = [
        [Entry(g.label), Entry(amount(g.value, metric.unit), drill.address_of("issues_overdue", {"leader": g.key}))]
        for g in numbers.alone("issues_overdue", "leader")
    ]
    return listing(heads, rows)
