"""What a preview changes against the last report of the same scope, in the reader's words: steps back first."""

from collections.abc import Mapping, Sequence
from typing import Final

import pyarrow as pa
import streamlit as st

from taizhang.locale import N_, _
from taizhang.spec import PLACE_TYPES, Field, Ledger
from taizhang.store import CellChange, LedgerChanges, RowChange
from taizhang.ui import data, tables
from taizhang.ui.plain import plain
from taizhang.ui.view import current

_SECTIONS: Final = {
    "backward": N_(":red-badge[↓ moved backwards] rows: {count}"),
    "vanished": N_(":orange-badge[－ vanished] rows of the last report that are not in this one: {count}"),
    "changed": N_(":blue-badge[≠ changed] rows: {count}"),
    "new": N_(":green-badge[＋ new] rows: {count}"),
}


def show(changes: Sequence[LedgerChanges], key: str) -> None:
    """The changes of each ledger: how many of each kind, and the rows; `key` tells two on one page apart."""
    for change in changes:
        ledger = data.ledgers()[change.ledger]
        st.markdown(f"**{plain(ledger.label)}** {_summary(change)}")
        if change.since is not None:
            _sections(change, ledger, f"{key}-{change.ledger}")


def _summary(change: LedgerChanges) -> str:
    if change.since is None:
        return _("is reported for the first time in this scope: all {new} rows are new.").format(new=change.new)
    text = _("against the report of {day}: {new} new, {changed} changed, {vanished} vanished, {same} as before.")
    return text.format(
        day=change.since, new=change.new, changed=change.changed, vanished=change.vanished, same=change.same
    )


def _sections(change: LedgerChanges, ledger: Ledger, key: str) -> None:
    counts = {
        "backward": change.backward,
        "vanished": change.vanished,
        "changed": change.changed - change.backward,
        "new": change.new,
    }
    for kind, label in _SECTIONS.items():
        rows = [row for row in change.rows if kind == ("backward" if row.backward else row.kind)]
        if counts[kind]:
            with st.expander(_(label).format(count=counts[kind]), expanded=kind == "backward"):
                if len(rows) < counts[kind]:
                    st.caption(_("The first {count} are listed.").format(count=len(rows)))
                if rows:
                    tables.show(table(kind, rows, ledger, _place_names()), key=f"changes-{key}-{kind}", height=320)


def table(kind: str, rows: Sequence[RowChange], ledger: Ledger, places: Mapping[str, str]) -> pa.Table:
    """The `rows` of one kind, a line a changed cell or, where none changed, a row; `places` are names by code."""
    key_fields = [ledger.field(key) for key in ledger.row_key]
    cells = [(row, cell) for row in rows for cell in _cells(row)]
    columns: dict[str, list[str | int | None]] = {
        tables.heading(field, field.key): [value_in_words(field, row.names[i], places) for row, _cell in cells]
        for i, field in enumerate(key_fields)
    }
    if kind in ("backward", "changed"):
        fields = [ledger.field(cell.field) if cell else None for _row, cell in cells]
        columns[_("Changed field")] = [tables.heading(field, field.key) if field else None for field in fields]
        for label, side in ((_("Last report"), "old"), (_("This report"), "new")):
            columns[label] = [
                value_in_words(field, getattr(cell, side), places) if field and cell else None
                for field, (_row, cell) in zip(fields, cells, strict=True)
            ]
    if kind == "backward":
        columns[_("Direction")] = [_("↓ backwards") if cell and cell.backward else "" for _row, cell in cells]
    gone = kind == "vanished"
    columns[_("Sheet")] = [row.held_sheet if gone else row.sheet for row, _cell in cells]
    columns[_("Row")] = [row.held_row if gone else row.row for row, _cell in cells]
    if gone:
        columns[_("Reported on")] = [str(row.held_on) for row, _cell in cells]
    return pa.table(columns)


def _cells(row: RowChange) -> Sequence[CellChange | None]:
    """The changed cells, steps back first; None for a row without."""
    cells: list[CellChange | None] = [cell for cell in row.cells if cell.backward]
    return [*cells, *(cell for cell in row.cells if not cell.backward)] or [None]


def value_in_words(field: Field, value: str | None, places: Mapping[str, str]) -> str:
    """A value as SQL writes it, as a reader says it: choices by label, places by name, whole numbers plain."""
    if value is None:
        return _("(empty)")
    if field.type in PLACE_TYPES:
        return places.get(value, value)
    if field.type == "choice":
        return field.choice_label(value)
    if field.type == "boolean":
        return _("Yes") if value == "true" else _("No")
    return value.removesuffix(".0") if field.type in ("number", "percent") else value


def _place_names() -> dict[str, str]:
    return {place.code: place.name for place in data.places(current().version)}
