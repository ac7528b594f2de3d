"""What became overdue between the two meetings looked at."""

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from taizhang.charts import amount
from taizhang.locale import _
from taizhang.ui import data, numbers, tables
from taizhang.ui.view import View, cached, current

OVERDUE = ("projects_overdue", "issues_overdue")


def show() -> None:
    """A table a metric with what fell due since the meeting before and is not done; all overdue without one."""
    for name in OVERDUE:
        metric, rows = data.metric(name), _newly(current(), name)
        title = _("Newly overdue: {name} {amount}")
        st.subheader(title.format(name=metric.label, amount=amount(rows.num_rows, metric.unit)), anchor=False)
        if rows.num_rows:
            tables.show(rows, key=f"newly-{name}", height=360)
        else:
            st.write(_("Nothing has become overdue since the meeting before."))


@cached()
def _newly(view: View, name: str) -> pa.Table:
    ledger = data.ledgers()[data.metric(name).ledgers[0]]
    rows = numbers.rows(name, {})
    if view.slice.before:
        rows = rows.filter(pc.greater_equal(rows.column("due_on"), pa.scalar(view.slice.before)))
    rows = rows.sort_by("due_on")
    said = [f for f in ("street", "community", "title", "issue", "due_on") if f in rows.column_names]
    at = rows.column_names.index("community")  # without its office, a community leaves room for the row's number
    rows = rows.set_column(at, "community", pc.replace_substring(rows.column("community"), "居民委员会", ""))
    worded = tables.worded(rows.select([*said, "_file", "_sheet", "_row"]), ledger)
    return worded.select(
        [*worded.column_names[len(tables.PROVENANCE) :], *worded.column_names[: len(tables.PROVENANCE)]]
    )
