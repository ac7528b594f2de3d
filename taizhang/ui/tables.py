"""Rows in the reader's words: file, sheet and row, then headings, choices and booleans as they are called."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from taizhang.locale import N_, _
from taizhang.spec import Field, Ledger, derived

PROVENANCE: Final = {"_file": N_("File"), "_sheet": N_("Sheet"), "_row": N_("Row")}
_UNITS: Final = {
    "10k_yuan": N_("10k yuan"),
    "person": N_("persons"),
    "minute": N_("minutes"),
    "m2": N_("m²"),
    "degree": N_("degrees"),
}
ROW_PIXELS: Final = 35


def worded(rows: pa.Table, ledger: Ledger) -> pa.Table:
    """`rows` with the ledger's headings and words: provenance and whether they count first, no empty column."""
    columns = {_(label): rows.column(name) for name, label in PROVENANCE.items() if name in rows.column_names}
    if "_counted" in rows.column_names:
        columns[_("Counts")] = _yes_or_no(rows.column("_counted"))
    for name in rows.column_names:
        column = rows.column(name)
        if name.startswith("_") or name.endswith("_code") or column.null_count == len(column) > 0:
            continue
        field = ledger.field(name) if ledger.has(name) else derived(name)
        columns[heading(field, name)] = in_words(column, field) if field else column
    return pa.table(columns)


def heading(field: Field | None, name: str) -> str:
    """What a column is called, with its unit."""
    if field is None:
        return {"street": _("Street"), "community": _("Community")}.get(name, name)
    unit = unit_name(field)
    return _("{name} ({unit})").format(name=field.label, unit=unit) if unit else field.label


def unit_name(field: Field) -> str:
    """What the values of `field` are counted in, in words; "" if nothing is said of it."""
    return "%" if field.type == "percent" else _(_UNITS[field.unit]) if field.unit else ""


def show(table: pa.Table, *, key: str, height: int = 420, opens: Callable[[int], None] | None = None) -> None:
    """`table` to scroll, sort and search; never higher than its rows.

    With `opens` a row can be selected, by mouse or Shift+Space, which calls it with the row's number from 0.
    """
    chosen = f"{key}-chosen"
    with st.container(key=key):
        st.dataframe(
            table,
            hide_index=True,
            placeholder="",
            height=min(height, ROW_PIXELS * (table.num_rows + 1) + 3),
            column_config=_configuration(table),
            key=chosen if opens else None,
            on_select=partial(_open, chosen, opens) if opens else "ignore",
            selection_mode="single-row",
        )


def _open(key: str, opens: Callable[[int], None]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows:
        # a row that stayed selected could not be selected again
        st.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": []}}
        opens(rows[0])


def containing(table: pa.Table, text: str) -> pa.ChunkedArray:
    """For each row of `table`, whether any text column contains `text`, whatever its case."""
    matches = pa.chunked_array([pa.array([False] * table.num_rows)])
    for column in table.columns:
        if pa.types.is_string(column.type):
            found = pc.fill_null(pc.match_substring(column, text, ignore_case=True), False)
            matches = pc.or_(matches, found)
    return matches


def in_words(column: pa.ChunkedArray, field: Field) -> pa.ChunkedArray:
    """The values of `field` as a reader calls them: choices by name, yes and no."""
    if field.type == "boolean":
        return _yes_or_no(column)
    if field.type == "choice":
        return _renamed(column, {c.code: c.label for c in field.choices})
    return column


def _yes_or_no(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(column, _("Yes"), _("No"))


def _renamed(column: pa.ChunkedArray, names: Mapping[str, str]) -> pa.ChunkedArray:
    place = pc.index_in(column, pa.array(list(names)))
    return pc.coalesce(pc.take(pa.array(list(names.values()), pa.string()), place), column)


def _configuration(table: pa.Table) -> dict[str, Any]:
    """Days as ISO writes them, whole numbers without commas or decimals."""
    made: dict[str, Any] = {}
    for field in table.schema:
        if pa.types.is_date(field.type):
            made[field.name] = st.column_config.DateColumn(format="YYYY-MM-DD")
        elif pa.types.is_floating(field.type):
            made[field.name] = st.column_config.NumberColumn(format="%.6g")
    return made
