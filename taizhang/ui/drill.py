"""The rows behind a number: which number, which of its groups and on which day stand in the URL."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final
from urllib.parse import parse_qs, urlencode

import msgspec
import pyarrow as pa
import streamlit as st

from taizhang.charts import amount
from taizhang.exports import rows_csv, rows_xlsx
from taizhang.locale import _
from taizhang.metrics import Metric
from taizhang.ui import address, data, numbers, originals, row_history, tables
from taizhang.ui.view import current, fragment, parsed_day

MOST_SHOWN: Final = 500
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def address_of(name: str, where: Mapping[str, str | None] | None = None, at: dt.date | None = None) -> str:
    """What opens the rows behind the metric `name`, as part of a URL: `rows=…&where=street%3A999901001&at=2026-07-20`.

    `where` keeps the rows of groups, by what they are grouped by and the group's key (None: rows that name none);
    `at` is the day that they are shown as of, the view's if it is None.
    """
    asked = _asked(name, where, at)
    return urlencode({key: value for key, value in asked.items() if value}, doseq=True)


def follow(opens: str) -> None:
    """Open what `opens`, an `address_of` rows or of a row, asks for; nothing at all if it is anything else."""
    asked = parse_qs(opens)
    name, row, day = (asked.get(key, [""])[0] for key in ("rows", "row", "at"))
    if row_history.read(row):
        address.put(row=row)
    elif name and (parsed_day(day) or not day):
        open_rows(name, dict(map(_pair, asked.get("where", []))), parsed_day(day))


def open_rows(name: str, where: Mapping[str, str | None] | None = None, at: dt.date | None = None) -> None:
    """Ask for the rows behind the metric `name`, as `address_of` says them."""
    address.put(**_asked(name, where, at))


def close() -> None:
    """Go back to the page."""
    address.put(rows=None, where=None, at=None)


def _asked(name: str, where: Mapping[str, str | None] | None, at: dt.date | None) -> dict[str, str | list[str] | None]:
    pairs = [f"{by}:{key or ''}" for by, key in (where or {}).items()]
    return {"rows": name, "where": pairs, "at": at.isoformat() if at else None}


def _pair(text: str) -> tuple[str, str | None]:
    by, _colon, key = text.partition(":")
    return by, key or None


def show_if_asked() -> None:
    """The drawer with the rows that the URL asks for, over whatever page is shown."""
    name = address.value("rows")
    if name in data.metrics() and not row_history.asked():
        metric = data.metric(name)
        _look_back()
        st.dialog(_title(metric, _where()), width="large", position="right", on_dismiss=close)(_body)(metric)


@fragment
def _body(metric: Metric) -> None:
    if row_history.asked():
        st.rerun()
    _look_back()
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
    return dict(map(_pair, address.values("where")))


def _look_back() -> None:
    """Look at the day that the URL asks for from here on, until the next run takes its view."""
    day, view = parsed_day(address.value("at")), current()
    if day:
        then = msgspec.structs.replace(view.slice, as_of=day, before=None)
        msgspec.structs.replace(view, slice=then).enter()


def _title(metric: Metric, where: Mapping[str, str | None]) -> str:
    labels = [g.label for by, key in where.items() for g in numbers.measured(metric.name, by).groups if g.key == key]
    found = numbers.measured(metric.name)
    said = labels if where else [amount(found.value, metric.unit)]
    day = [_("as of {day}").format(day=current().slice.as_of)] if address.value("at") else []
    return " · ".join([metric.label, *said, *day])
