"""The rows of one ledger in the current view, searched, downloaded, and traced to their workbooks."""

from contextlib import closing

import pyarrow as pa
import streamlit as st

from taizhang.locale import _
from taizhang.metrics import count_rows, ledger_rows, own_metrics
from taizhang.ui import address, cards, data, drill, originals, row_history, tables
from taizhang.ui.view import View, cached, current

_FIRST = "secretary_project"


def show() -> None:
    """The choice of ledger and the search, which stand in the URL as `ledger` and `q`, and the rows."""
    names = {key: ledger.label for key, ledger in data.ledgers().items()}
    chooser, searcher = st.columns(2)
    with chooser:
        key = address.choice(_("Ledger"), list(names), "ledger", labels=names.__getitem__, default=_first(tuple(names)))
    with searcher:
        text = address.search(_("Find in all columns"), "q")
    _numbers(key)
    _rows(current(), key, text)


def _first(keys: tuple[str, ...]) -> str:
    """The ledger shown where none is asked for: one that holds rows."""
    return next((key for key in (_FIRST, *keys) if data.has_rows(key)), _FIRST)


def _numbers(key: str) -> None:
    """The numbers that a ledger declared here has of itself; those of other ledgers have pages of their own."""
    own = [ledger for ledger in data.store().own_ledgers() if ledger.key == key]
    if own:
        with st.container(key="own-numbers"):
            cards.show(list(own_metrics(own)))


def _rows(view: View, key: str, text: str) -> None:
    ledger, (rows, count) = data.ledgers()[key], _shown(view, key, text)
    if rows.num_rows == 0:
        st.info(_("No row is in view. Another meeting, other streets or another word may show some."))
        return
    st.markdown(drill.count(rows.num_rows, count))
    row_history.tell_how()
    tables.show(tables.worded(rows, ledger), key=f"rows-{key}", height=620, opens=row_history.opener(rows))
    drill.download_buttons(lambda: _all(view, key, text), f"{ledger.label}_{view.slice.as_of}", "all")
    originals.show(rows.column("_upload").unique().to_pylist(), "ledger")


@cached()
def _shown(view: View, key: str, text: str) -> tuple[pa.Table, int]:
    """The rows that are shown, and how many there are."""
    if text:
        found = _found(view, key, text, None)
        # a mere slice would keep the whole table alive
        return found.take(pa.array(range(min(drill.MOST_SHOWN, found.num_rows)), pa.int64())), found.num_rows
    counted = own_metrics([data.ledgers()[key]])[f"{key}_rows"]
    with closing(data.store().cursor(view.slice)) as cursor:
        return _found(view, key, text, drill.MOST_SHOWN), count_rows(cursor, counted).rows


def _all(view: View, key: str, text: str) -> pa.Table:
    view.enter()
    return tables.worded(_found(view, key, text, None), data.ledgers()[key])


def _found(view: View, key: str, text: str, limit: int | None) -> pa.Table:
    ledger = data.ledgers()[key]
    with closing(data.store().cursor(view.slice)) as cursor:
        rows = ledger_rows(cursor, ledger, limit)
    return rows.filter(tables.containing(tables.worded(rows, ledger), text)) if text else rows
