"""Tables of lecture halls: the fields side by side, and the halls of one form only."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from taizhang.charts import amount, number
from taizhang.charts.listing import Column, Entry, listing
from taizhang.locale import _
from taizhang.ui import data, drill, figures, numbers
from taizhang.ui.hall_charts import target
from taizhang.ui.view import View, cached, current

_TWO_NEW: Final = "two_new"
_SHOWN: Final = 6

Fields = Sequence[dict[str, Any]]


def fields() -> None:
    """Halls, sessions and people by field, those of new organisations marked and on top."""
    st.subheader(_fields_title(numbers.panel("hall_fields")), anchor=False)
    with st.container(key="fields"):
        figures.draw(_fields(current()), "chart-hall-fields")


def one_form() -> None:
    """The halls whose sessions are all of one form, and the rules by which forms are counted."""
    halls, variety = data.metric("one_form_halls"), data.metric("hall_forms")
    title = _("Halls of one form only: {count}; variety {variety}").format(
        count=amount(numbers.value(halls.name), halls.unit), variety=amount(numbers.value(variety.name), variety.unit)
    )
    st.subheader(title, anchor=False)
    if numbers.value(halls.name):
        with st.container(key="forms"):
            figures.draw(_one_form(current()), "chart-one-form")
    st.caption(_forms_rule())


def sessions_a_hall(rows: Fields) -> tuple[float | None, float | None]:
    """Sessions a hall of the new organisations, and of all other fields together."""
    others = [row for row in rows if row["field"] not in (None, _TWO_NEW)]
    halls = sum(row["halls"] for row in others)
    own = next((row["sessions_per_hall"] for row in rows if row["field"] == _TWO_NEW), None)
    return own, sum(row["sessions"] for row in others) / halls if halls else None


def _fields_title(rows: Fields) -> str:
    own, others = sessions_a_hall(rows)
    if own is None or others is None:
        return _("Halls and sessions by field")
    template = _("New organisations (两新): {own} sessions a hall, others {others}")
    return template.format(own=number(own), others=number(others))


@cached()
def _fields(view: View) -> str:
    rows = sorted(numbers.panel("hall_fields"), key=lambda row: row["field"] != _TWO_NEW)
    most = max((row["sessions_per_hall"] or 0 for row in rows), default=0)
    columns = [
        Column(_("Field of the hall")),
        Column(_("Halls"), numbers=True),
        Column(_("Sessions"), numbers=True),
        Column(_("People"), numbers=True),
        Column(_("Sessions a hall"), numbers=True),
        Column(_("People a session"), numbers=True),
    ]
    return listing(columns, [_field_line(row, most) for row in rows], _unlisted(rows))


def _field_line(row: dict[str, Any], most: float) -> list[Entry]:
    where = {"field": row["field"]}
    per_hall = row["sessions_per_hall"]
    return [
        Entry(_field_name(row["field"])),
        Entry(number(row["halls"]), drill.address_of("lecture_halls", where)),
        Entry(number(row["sessions"]), drill.address_of("sessions_by_field", where)),
        Entry(number(row["attendees"]), drill.address_of("sessions_by_field", where)),
        Entry(number(per_hall), share=100 * per_hall / most if most and per_hall is not None else None),
        Entry(number(row["attendees_per_session"])),
    ]


def _field_name(key: str | None) -> str:
    if key is None:
        return _("Field unknown")
    name = data.ledgers()["lecture_hall"].field("field").choice_label(key)
    return f"★ {name}" if key == _TWO_NEW else name


def _unlisted(rows: Fields) -> str:
    if all(row["field"] for row in rows):
        return ""
    return _("Field unknown: the hall is not in the ledger of halls, or its field is not filled in there.")


@cached()
def _one_form(view: View) -> str:
    form = data.ledgers()["lecture_session"].field("form")
    rows = numbers.rows("one_form_halls", {}).select(["hall", "form", "recent_sessions"]).to_pylist()
    rows.sort(key=lambda row: (-row["recent_sessions"], row["hall"]))
    columns = [Column(_("Hall")), Column(_("Only form")), Column(_("Sessions of late"), numbers=True)]
    lines = [_one_form_line(row, form.choice_label(row["form"])) for row in rows[:_SHOWN]]
    more = len(rows) - len(lines)
    return listing(
        columns,
        lines,
        _("The {shown} with the most sessions; the card opens them all.").format(shown=_SHOWN) if more else "",
    )


def _one_form_line(row: dict[str, Any], form: str) -> list[Entry]:
    opens = drill.address_of("one_form_halls", {"hall": row["hall"]})
    sessions = drill.address_of("lecture_sessions", {"hall": row["hall"], **_of_late()})
    return [Entry(row["hall"], opens), Entry(form), Entry(number(row["recent_sessions"]), sessions)]


def _of_late() -> dict[str, str]:
    """What keeps the sessions of the days in which forms are counted."""
    day = current().slice.as_of
    first = day - dt.timedelta(days=int(float(target("hall_forms_days")) - 1))
    return {"held_on.from": first.isoformat(), "held_on.to": day.isoformat()}


def _forms_rule() -> str:
    """When a hall is of one form only and how variety is counted, by the targets in force."""
    return _(
        "One form only: at least {sessions} sessions in the last {days} days, all of the same form. Variety: the mean "
        "number of forms that a hall used in these days, over the halls that held sessions."
    ).format(sessions=target("one_form_sessions"), days=target("hall_forms_days"))
