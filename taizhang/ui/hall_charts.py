"""Lecture halls by month as a heat map in which those that stand idle come first and are marked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from taizhang.charts import Cell, HeatRow, amount, month_grid
from taizhang.locale import N_, _
from taizhang.ui import address, data, drill, figures, numbers, row_history
from taizhang.ui.view import View, cached, current, fragment

_KINDS: Final = {"quietest": N_("Quietest halls"), "all": N_("All halls"), "active": N_("Most active halls")}
_FEW: Final = 12
_MANY: Final = 300  # more of them would be slow, and nobody reads so many

Hall = dict[str, Any]
Counts = Mapping[str, Mapping[str, int]]


@fragment
def by_month() -> None:
    """Sessions of each hall by month: of the quietest halls, of all or of the most active, as is chosen."""
    st.subheader(_title(), anchor=False)
    chosen = address.section({kind: _(label) for kind, label in _KINDS.items()}, _("Halls"), "halls")
    figures.draw(_grid(current(), chosen), "chart-halls")
    st.caption(_("{rule} 0 marks a month without any session.").format(rule=_rule()))


def target(name: str) -> str:
    """The target `name` in force, as it is written."""
    return next(f"{target.value:g}" for target in data.store().targets() if target.name == name)


def opened_by(hall: Hall) -> str:
    """What the name of a hall of `hall_activity` opens: its sessions, or its own row where it has held none."""
    if hall["sessions"]:
        return drill.address_of("lecture_sessions", {"hall": hall["hall"]})
    return row_history.address_of(row_history.Place(hall["_upload"], hall["_sheet"], hall["_row"]))


def _rule() -> str:
    """When a hall is idle, by the targets in force."""
    template = _("Idle: fewer sessions than {sessions} in the last {days} days.")
    return template.format(sessions=target("idle_hall_sessions"), days=target("idle_hall_days"))


def _title() -> str:
    idle = [hall for hall in numbers.panel("hall_activity") if hall["idle"]]
    longest = max((hall["days_since"] for hall in idle if hall["days_since"] is not None), default=None)
    if not idle or longest is None:
        return _("Sessions of each hall by month")
    template = _("Idle halls: {idle}; the longest has held nothing for {days} days")
    return template.format(idle=amount(len(idle), data.metric("idle_halls").unit), days=longest)


@cached()
def _grid(view: View, kind: str) -> str:
    counts, halls = _counts(), numbers.panel("hall_activity")
    months = sorted({month for by_month in counts.values() for month in by_month})
    rows = [_listed(hall, counts, months) for hall in _ordered(halls, counts, kind)]
    if kind == "all" or not halls:
        known = {hall["hall"] for hall in halls}
        rows += [_unlisted(name, counts, months) for name in counts if name not in known]
    return month_grid(rows[:_MANY], months, data.metric("lecture_sessions").unit)


def _counts() -> Counts:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in numbers.panel("hall_months"):
        counts[row["hall"]][row["month"]] = row["sessions"]
    return counts


def _ordered(halls: Sequence[Hall], counts: Counts, kind: str) -> list[Hall]:
    """The halls shown: the most active first, or the idle ones, longest idle first, and then the quietest."""
    if kind == "active":
        return list(halls[:_FEW])
    ordered = sorted(halls, key=lambda hall: _quietness(hall, counts))
    return ordered if kind == "all" else ordered[:_FEW]


def _quietness(hall: Hall, counts: Counts) -> tuple[bool, float, str]:
    if hall["idle"]:
        return False, -(float("inf") if hall["days_since"] is None else hall["days_since"]), hall["hall"]
    return True, sum(counts.get(hall["hall"], {}).values()), hall["hall"]


def _listed(hall: Hall, counts: Counts, months: Sequence[str]) -> HeatRow:
    mark = _idle(hall["days_since"]) if hall["idle"] else ""
    return HeatRow(hall["hall"], _cells(hall["hall"], counts, months), opened_by(hall), mark)


def _idle(days: int | None) -> str:
    return _("idle, no session yet") if days is None else _("idle, {days} days since the last").format(days=days)


def _unlisted(name: str, counts: Counts, months: Sequence[str]) -> HeatRow:
    opens = drill.address_of("lecture_sessions", {"hall": name})
    return HeatRow(name, _cells(name, counts, months), opens, _("not in the ledger of halls"))


def _cells(name: str, counts: Counts, months: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(
        Cell(counts.get(name, {}).get(month, 0), drill.address_of("lecture_sessions", {"hall": name, "month": month}))
        for month in months
    )
