"""The rows behind a number: which number and which of its groups stand in the URL."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import pyarrow as pa
import streamlit as st

from taizhang.charts import amount
from taizhang.exports import rows_csv, rows_xlsx
from taizhang.locale import _
from taizhang.metrics import Metric
from taizhang.ui import address, data, numbers, originals, row_history, tables
from taizhang.ui.view import current, fragment

MOST_SHOWN: Final = 500
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def open_rows(name: str, where: Mapping[str, str] | None = None) -> None:
    """Ask for the rows behind the metric `name`, those of one group if `where` names it."""
    address.put(rows=name, where=[f"{by}:{key}" for by, key in (where or {}).items()])


def close() -> None:
    """Go back to the page."""
    address.put(rows=None, where=None)


def show_if_asked() -> None:
    """The drawer with the rows that the URL asks for, over whatever page is shown."""
    name = address.value("rows")
    if name in data.metrics() and not row_history.asked():
        metric = data.metric(name)
        st.dialog(_title(metric, _where()), width="large", position="right", on_dismiss=close)(_body)(metric)


@fragment
def _body(metric: Metric) -> None:
    if row_history.asked():
        st.rerun()
    where = _where()
    rows = numbers.rows(metric.name, where, MOST_SHOWN + 1)
    ledger = data.ledgers()[metric.ledgers[0]]
    st.caption(metric.about)
    if rows.num_rows == 0:
        st.info(_("No rows stand behind this number in this view."))
        return
    st.markdown(count(rows))
    row_history.tell_how()
    shown = rows.slice(0, MOST_SHOWN)
    tables.show(tables.worded(shown, ledger), key="rows-table", height=560, opens=row_history.opener(shown))
    _downloads(metric, where)
    originals.show(rows.column("_upload").unique().to_pylist(), "rows")


def download_buttons(make: Callable[[], pa.Table], name: str, key: str) -> None:
    """`make()` as CSV and as XLSX, made when the button is pressed; `key` tells two on one page apart."""
    with st.container(horizontal=True):
        for kind, mime, write in (("csv", "text/csv", rows_csv), ("xlsx", _EXCEL, rows_xlsx)):
            st.download_button(
                _("Download {kind}").format(kind=kind.upper()),
                data=partial(_written, write, make),
                file_name=f"{name}.{kind}",
                mime=mime,
                key=f"{key}-{kind}",
                icon=":material/download:",
                on_click="ignore",
            )


def _written(write: Callable[[pa.Table], bytes], make: Callable[[], pa.Table]) -> bytes:
    return write(make())


def _downloads(metric: Metric, where: Mapping[str, str | None]) -> None:
    view, ledger = current(), data.ledgers()[metric.ledgers[0]]

    def make() -> pa.Table:
        view.enter()
        return tables.worded(numbers.rows(metric.name, where), ledger)

    download_buttons(make, f"{metric.label}_{view.slice.as_of}", "download")


def count(rows: pa.Table) -> str:
    """How many rows there are, or how many of them are shown."""
    if rows.num_rows <= MOST_SHOWN:
        return _("**{count}** rows, each with its file, sheet and row.").format(count=rows.num_rows)
    return _("The first **{count}** rows; the download has them all.").format(count=MOST_SHOWN)


def _where() -> dict[str, str | None]:
    pairs = (text.partition(":") for text in address.values("where"))
    return {by: key or None for by, _colon, key in pairs if by}


def _title(metric: Metric, where: Mapping[str, str | None]) -> str:
    labels = [g.label for by, key in where.items() for g in numbers.measured(metric.name, by).groups if g.key == key]
    found = numbers.measured(metric.name)
    return " · ".join([metric.label, *labels] if where else [metric.label, amount(found.value, metric.unit)])
