"""The rows of one ledger in the current view, searched, downloaded, and traced to their workbooks."""

from contextlib import closing

import pyarrow as pa
import streamlit as st

from taizhang.locale import _
from taizhang.metrics import ledger_rows
from taizhang.ui import address, data, drill, tables
from taizhang.ui.view import View, cached, current

_FIRST = "secretary_project"


def show() -> None:
    """The choice of ledger and the search, which stand in the URL as `ledger` and `q`, and the rows."""
    names = {key: ledger.label for key, ledger in data.ledgers().items()}
    chooser, searcher = st.columns(2)
    with chooser:
        key = address.choice(_("Ledger"), list(names), "ledger", labels=names.__getitem__, default=_FIRST)
    with searcher:
        text = address.search(_("Find in all columns"), "q")
    view, ledger = current(), data.ledgers()[key]
    rows = _shown(view, key, text)
    if rows.num_rows == 0:
        st.info(_("No row is in view. Another meeting, other streets or another word may show some."))
        return
    st.markdown(drill.count(rows))
    tables.show(rows.slice(0, drill.MOST_SHOWN), key=f"rows-{key}", height=620)
    drill.download_buttons(lambda: _all(view, key, text), f"{ledger.label}_{view.slice.as_of}")
    drill.originals(rows.column(tables.file_heading()))


@cached()
def _shown(view: View, key: str, text: str) -> pa.Table:
    """One row more than is shown, to know whether there are more."""
    most = drill.MOST_SHOWN + 1
    found = _found(view, key, text, None if text else most)
    # a mere slice would keep the whole table alive
    return found.take(list(range(min(most, found.num_rows))))


def _all(view: View, key: str, text: str) -> pa.Table:
    view.enter()
    return _found(view, key, text, None)


def _found(view: View, key: str, text: str, limit: int | None) -> pa.Table:
    ledger = data.ledgers()[key]
    with closing(data.store().cursor(view.slice)) as cursor:
        rows = tables.worded(ledger_rows(cursor, ledger, limit), ledger)
    return tables.containing(rows, text) if text else rows
