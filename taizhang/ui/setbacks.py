"""What became overdue, moved backwards or vanished since the meeting before."""

from collections.abc import Sequence
from contextlib import closing
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from taizhang.charts.happenings import Happening, Kind, happenings
from taizhang.charts.text import DASH, amount
from taizhang.locale import _
from taizhang.metrics.setbacks import Setback, Step
from taizhang.metrics.setbacks import setbacks as find_setbacks
from taizhang.spec import PLACE_TYPES, Field, Ledger
from taizhang.ui import data, figures, numbers, row_history, tables
from taizhang.ui.view import View, cached, current

OVERDUE: Final = ("projects_overdue", "issues_overdue")
VANISHED: Final = "issues_vanished"
_OFFICE: Final = "居民委员会"


def show() -> None:
    """One list by kind, each row of which opens its story, under a title that counts them."""
    before = current().slice.before
    if before is None:
        st.subheader(_("What moved backwards"), anchor=False)
        st.write(_("There is no earlier meeting to compare with."))
        return
    overdue, back, vanished, drawn = _found(current())
    title = _("Since {day}: {overdue} became overdue, {back} moved backwards, {vanished} vanished")
    st.subheader(title.format(day=before, overdue=overdue, back=back, vanished=vanished), anchor=False)
    figures.draw(drawn, "setbacks")


@cached()
def _found(view: View) -> tuple[int, int, int, str]:
    """How many rows became overdue, moved backwards and vanished, and the list of them."""
    overdue = [_newly(name, "due_on", _("due {day}")) for name in OVERDUE]
    vanished = _newly(VANISHED, "_ended_on", _("last reported before {day}"))
    with closing(data.store().cursor(view.slice)) as cursor:
        found = find_setbacks(cursor, data.ledgers().values())
    back = [_backwards(ledger, [f for f in found if f.ledger == key]) for key, ledger in data.ledgers().items()]
    drawn = happenings([*overdue, *back, vanished], _("Nothing became overdue, moved backwards or vanished."))
    return sum(len(kind.rows) for kind in overdue), len(found), len(vanished.rows), drawn


def _newly(name: str, day: str, said: str) -> Kind:
    """The rows behind the metric `name` whose `day` came since the day compared with, the earliest first."""
    metric = data.metric(name)
    ledger = data.ledgers()[metric.ledgers[0]]
    rows = numbers.rows(name, {})
    rows = rows.filter(pc.greater_equal(rows.column(day), pa.scalar(current().slice.before))).sort_by(day)
    happened = [_row(ledger, row, said.format(day=row[day])) for row in rows.to_pylist()]
    title = _("{name}: {amount} more").format(name=metric.label, amount=amount(len(happened), metric.unit))
    return Kind(title, tuple(happened))


def _row(ledger: Ledger, row: dict[str, Any], said: str) -> Happening:
    place = row_history.Place(row["_upload"], row["_sheet"], row["_row"])
    name = _name(ledger, [row[key] for key in ledger.row_key])
    return Happening(
        name=name, place=_place(row["street"], row["community"]), said=said, opens=row_history.address_of(place)
    )


def _backwards(ledger: Ledger, found: Sequence[Setback]) -> Kind:
    title = _("{ledger}: {count} rows moved backwards").format(ledger=ledger.label, count=len(found))
    return Kind(title, tuple(_setback(ledger, each) for each in found))


def _setback(ledger: Ledger, found: Setback) -> Happening:
    place = row_history.Place(found.upload, found.sheet, found.row)
    return Happening(
        name=_name(ledger, found.names),
        place=_place(found.street, found.community),
        said=_("; ").join(_step(ledger.field(step.field), step) for step in found.steps),
        opens=row_history.address_of(place),
    )


def _step(field: Field, step: Step) -> str:
    return f"{field.label} {_said(field, step.old)} → {_said(field, step.new)}"


def _said(field: Field, text: str | None) -> str:
    """A value as a reader calls it; what SQL writes of a number without its idle decimals."""
    if text is None:
        return DASH
    if field.type == "boolean":
        return _("Yes") if text == "true" else _("No")
    if field.type in ("number", "percent"):
        return amount(float(text), tables.unit_name(field))
    return field.choice_label(text) if field.type == "choice" else text


def _name(ledger: Ledger, values: Sequence[object]) -> str:
    """What a row is called by its key, without the places, which are said beside it."""
    named = zip(ledger.row_key, values, strict=True)
    return " · ".join(str(v) for key, v in named if v is not None and ledger.field(key).type not in PLACE_TYPES)


def _place(street: str | None, community: str | None) -> str:
    return " ".join(filter(None, (street, (community or "").removesuffix(_OFFICE))))
