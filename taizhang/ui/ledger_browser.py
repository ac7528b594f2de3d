"""The rows of one ledger in the current view, searched, downloaded, and traced to their workbooks."""

from contextlib import closing

import pyarrow as pa
import streamlit as st

from taizhang.locale import _
from taizhang.metrics import ledger_rows
from taizhang.spec import Ledger
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
    rows = _found(view, key, text) if text else _first(view, key)
    if rows.num_rows == 0:
        st.info(_("No row is in view. Another meeting, other streets or another word may show some."))
        return
    st.markdown(_count(rows))
    tables.show(tables.worded(rows.slice(0, drill.MOST_SHOWN), ledger), key=f"rows-{key}", height=620)
    drill.download_buttons(lambda: _all_worded(view, ledger, text), f"{ledger.label}_{view.slice.as_of}")
    drill.originals(rows)


def _count(rows: pa.Table) -> str:
    if rows.num_rows <= drill.MOST_SHOWN:
        return _("**{count}** rows, each with its file, sheet and row.").format(count=rows.num_rows)
    return _("The first **{count}** rows; the download has them all.").format(count=drill.MOST_SHOWN)


@cached
def _first(view: View, key: str) -> pa.Table:
    return _read(view, key, drill.MOST_SHOWN + 1)


@cached
def _found(view: View, key: str, text: str) -> pa.Table:
    return tables.containing(_read(view, key, None), text)


def _read(view: View, key: str, limit: int | None) -> pa.Table:
    with closing(data.store().cursor(view.slice)) as cursor:
        return ledger_rows(cursor, data.ledgers()[key], limit)


def _all_worded(view: View, ledger: Ledger, text: str) -> pa.Table:
    view.enter()
    rows = tables.worded(_read(view, ledger.key, None), ledger)
    return tables.containing(rows, text) if text else rows
