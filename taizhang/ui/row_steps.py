"""How far a row had come in each report, drawn: its percentages from report to report."""

from html import escape

import pyarrow as pa
import streamlit as st

from taizhang.charts import Bar, month_columns
from taizhang.spec import Field, Ledger
from taizhang.ui import tables


def show(rows: pa.Table, ledger: Ledger) -> None:
    """Columns report by report for each percentage of `rows`, what `row_history` found, that two or more say."""
    for field in ledger.fields:
        if field.type == "percent" and rows.num_rows - rows.column(field.key).null_count > 1:
            name = escape(tables.heading(field, field.key))
            st.html(f'<div class="tz-steps"><p class="tz-note">{name}</p>{_columns(rows, field)}</div>')


def _columns(rows: pa.Table, field: Field) -> str:
    days, values = (rows.column(name).to_pylist() for name in ("_reported_on", field.key))
    bars = [Bar(str(day), value) for day, value in zip(days, values, strict=True)]
    return month_columns(bars, "")
