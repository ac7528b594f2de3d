"""Lists of rows to watch, one of them at a time: each row opens its own story, the last line all of them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from taizhang.charts import amount, number
from taizhang.charts.listing import Column, Entry, listing
from taizhang.locale import _
from taizhang.spec import Field, Ledger, derived
from taizhang.ui import address, data, drill, figures, numbers, row_history, tables
from taizhang.ui.view import View, cached, current, fragment

MOST_SHOWN: Final = 15
_NUMBERS: Final = ("number", "integer", "percent")
_OFFICE: Final = "居民委员会"


@fragment
def show(label: str, names: Sequence[str], columns: Sequence[str]) -> None:
    """The rows behind one of the metrics `names`, which stands in the URL as `list`, with those `columns` they have."""
    metrics = {name: data.metric(name) for name in names}
    said = {name: f"{m.label} {amount(numbers.value(name), m.unit)}" for name, m in metrics.items()}
    name = address.section(said, label, "list")
    st.caption(metrics[name].about)
    markup = _list(current(), name, tuple(columns))
    if markup:
        figures.draw(markup, "watch-list")
    else:
        st.write(_("None in this view."))


@cached()
def _list(view: View, name: str, columns: tuple[str, ...]) -> str:
    rows = numbers.rows(name, {})
    if rows.num_rows == 0:
        return ""
    by = ("days_pushed", "descending") if "days_pushed" in rows.column_names else ("due_on", "ascending")
    ledger = data.ledgers()[data.metric(name).ledgers[0]]
    fields = [_field(ledger, column) for column in columns if column in rows.column_names]
    shown = rows.sort_by([by]).slice(0, MOST_SHOWN)
    values = {field.key: tables.in_words(shown.column(field.key), field).to_pylist() for field in fields}
    lines = [_line(fields, values, row, i) for i, row in enumerate(shown.to_pylist())]
    if rows.num_rows > MOST_SHOWN:
        every = Entry(_("All {count} rows").format(count=rows.num_rows), drill.address_of(name))
        lines.append([every, *[Entry("")] * (len(fields) - 1)])
    return listing([Column(tables.heading(f, f.key), numbers=f.type in _NUMBERS) for f in fields], lines)


def _field(ledger: Ledger, column: str) -> Field:
    found = ledger.field(column) if ledger.has(column) else derived(column)
    assert found, f"{ledger.key} has no column {column}"
    return found


def _line(fields: Sequence[Field], values: Mapping[str, list[Any]], row: Mapping[str, Any], i: int) -> list[Entry]:
    place = row_history.Place(row["_upload"], row["_sheet"], row["_row"])
    first, *others = (_said(values[field.key][i], field) for field in fields)
    return [Entry(first, row_history.address_of(place)), *(Entry(text) for text in others)]


def _said(value: Any, field: Field) -> str:  # noqa: ANN401 - a cell of any type
    if value is None:
        return ""
    if field.type in _NUMBERS:
        return number(value)
    return str(value).removesuffix(_OFFICE) if field.type == "community" else str(value)
