"""What each report said of one row: which row stands in the URL as `row`, `upload:sheet:row`."""

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from html import escape
from typing import Any, Final
from urllib.parse import urlencode

import msgspec
import pyarrow as pa
import streamlit as st

from taizhang.errors import BadLinkError, TaizhangError
from taizhang.loading.values import LoadedSheet
from taizhang.locale import _
from taizhang.metrics import row_history, stepped_back
from taizhang.spec import Field, Ledger
from taizhang.store import Upload
from taizhang.ui import address, data, excerpts, links, row_steps, tables
from taizhang.ui.plain import plain
from taizhang.ui.view import current, in_view

_WRITTEN: Final = re.compile(r"([0-9]{1,9}):(.*):([0-9]{1,9})", re.DOTALL)
_NOTHING: Final = "—"


class Place(msgspec.Struct, frozen=True):
    """Where a row stands: the id of an upload, the name of a sheet, the row in it from 1."""

    upload: int
    sheet: str
    row: int


def written(place: Place) -> str:
    """`place` as the URL has it."""
    return f"{place.upload}:{place.sheet}:{place.row}"


def address_of(place: Place) -> str:
    """What opens the row at `place`, as part of a URL: `row=12%3A台账%3A5`, urlencoded."""
    return urlencode({"row": written(place)})


def read(text: str | None) -> Place | None:
    """The place that the URL names; None for anything that is none."""
    found = _WRITTEN.fullmatch(text or "")
    return Place(int(found[1]), found[2], int(found[3])) if found else None


def opener(rows: pa.Table) -> Callable[[int], None]:
    """What opens the history of a row by its number in `rows`, which name their `_upload`, `_sheet` and `_row`."""
    places = rows.select(["_upload", "_sheet", "_row"])

    def open_row(number: int) -> None:
        found = places.slice(number, 1).to_pylist()[0]
        address.put(row=written(Place(found["_upload"], found["_sheet"], found["_row"])))

    return open_row


def tell_how() -> None:
    """Say how a row of a table is opened."""
    st.caption(_("Select a row (with the keyboard: Shift+Space) to see what each report said of it."))


def close() -> None:
    """Go back to where the row was opened."""
    address.put(row=None)


def asked() -> bool:
    """Whether the URL asks for a row."""
    return bool(address.value("row"))


def show_if_asked() -> None:
    """The drawer with the row that the URL asks for, over whatever page is shown, or what is wrong with that."""
    if not asked():
        return
    try:
        _look_ahead()
        _upload, sheet, place = _asked()
    except TaizhangError as error:
        links.refuse(error, close)
        return
    ledger = data.ledgers()[sheet.ledger or ""]
    rows = _rows(place, ledger)
    show = st.dialog(_title(rows, ledger), width="large", position="right", on_dismiss=close)
    show(_body)(rows, ledger)


def _look_ahead() -> None:
    """Look at the day that the rows are asked for as of, if the view's is earlier and may not know this one."""
    day = links.day()
    if day and day > current().slice.as_of:
        links.look_at(day)


def _asked() -> tuple[Upload, LoadedSheet, Place]:
    """The row that the URL asks for, with its upload and its sheet. Raises BadLinkError."""
    text = address.value("row") or ""
    place = read(text)
    if place is None:
        reason = _("“{text}” is no row; rows are written like 12:Sheet1:5 (upload, sheet, row).")
        raise BadLinkError(reason=reason.format(text=text))
    upload = next((upload for upload in data.store().uploads() if upload.id == place.upload), None)
    if upload is None:
        raise BadLinkError(reason=_("There is no upload No. {id}.").format(id=place.upload))
    sheet = next((sheet for sheet in upload.sheets if sheet.name == place.sheet), None)
    if sheet is None:
        reason = _("{file} has no sheet called “{sheet}”.").format(file=upload.file, sheet=place.sheet)
        raise BadLinkError(reason=reason)
    if sheet.ledger not in data.ledgers():
        reason = _("Nothing was loaded from the sheet “{sheet}” of {file}, or its ledger is declared no more.")
        raise BadLinkError(reason=reason.format(file=upload.file, sheet=place.sheet))
    return upload, sheet, place


def _rows(place: Place, ledger: Ledger) -> pa.Table:
    with closing(data.store().cursor(current().slice)) as cursor:
        return row_history(cursor, ledger, place.upload, place.sheet, place.row)


def _title(rows: pa.Table, ledger: Ledger) -> str:
    last = rows.slice(max(rows.num_rows - 1, 0))
    names = [
        name for key in ledger.row_key for name in tables.in_words(last.column(key), ledger.field(key)).to_pylist()
    ]
    return plain(" · ".join([ledger.label, *(_said(name) for name in names if name is not None)]))


@in_view
def _body(rows: pa.Table, ledger: Ledger) -> None:
    _look_ahead()
    if rows.num_rows == 0:
        st.info(_("This row is not in view. Another meeting or other streets may show it."))
        return
    st.markdown(_reports(rows.num_rows))
    row_steps.show(rows, ledger)
    st.html(history_table(rows, ledger))
    st.caption(_("● says something else than the report before　▼ a step back　— nothing filled in"))
    _choose_report(rows)
    upload, sheet, place = _asked()
    excerpts.show(upload, sheet, place.row, ledger)


def _reports(count: int) -> str:
    if count == 1:
        return _("What the one report with this row said of it.")
    return _("What each report said of this row: **{count}** reports.").format(count=count)


def _choose_report(rows: pa.Table) -> None:
    """Which of the reports is shown as its workbook has it; the row in it is the one that stands in the URL."""
    reports = {written(Place(r["_upload"], r["_sheet"], r["_row"])): r for r in rows.to_pylist()}
    if len(reports) > 1:
        says = _("{day} · {file}")
        labels = {place: says.format(day=r["_reported_on"], file=r["_file"]) for place, r in reports.items()}
        # the row must stand in the URL whichever is chosen, so that none of them is the default
        address.choice(_("Report"), list(labels), "row", labels=labels.__getitem__, default="")


def history_table(rows: pa.Table, ledger: Ledger) -> str:
    """HTML of `rows`, what `row_history` found: a column a report, a line a field that any of them filled in."""
    heads = "".join(f'<th scope="col">{head}</th>' for head in _heads(rows.to_pylist()))
    fields = [f for f in ledger.fields if rows.column(f.key).null_count < rows.num_rows]
    lines = "".join(_line(field, rows.column(field.key)) for field in fields)
    head = f'<thead><tr><th scope="col">{escape(_("Column"))}</th>{heads}</tr></thead>'
    return (
        f'<div class="tz-history" tabindex="0" role="region" aria-label="{escape(_("Reports"))}">'
        f"<table>{head}<tbody>{lines}</tbody></table></div>"
    )


def _heads(rows: Sequence[dict[str, Any]]) -> list[str]:
    following = [row["_reported_on"] for row in rows[1:]] + [None]
    return [_head(row, after) for row, after in zip(rows, following, strict=True)]


def _head(row: dict[str, Any], after: object) -> str:
    """The day of a report, where the row stands in it, and what became of what it said."""
    where = _("{file} › {sheet} › row {row}").format(file=row["_file"], sheet=row["_sheet"], row=row["_row"])
    ended = row["_ended_on"]
    if ended is None:
        state = _("in force")
    elif ended == after:
        state = _("replaced on {day}").format(day=ended)
    else:
        state = _("no longer reported on {day}").format(day=ended)
    return f"<b>{row['_reported_on']}</b><span>{escape(where)}</span><em>{escape(state)}</em>"


def _line(field: Field, column: pa.ChunkedArray) -> str:
    values, said = column.to_pylist(), tables.in_words(column, field).to_pylist()
    befores = [values[0], *values[:-1]]
    cells = "".join(_cell(field, *cell) for cell in zip(befores, values, said, strict=True))
    return f'<tr><th scope="row">{escape(tables.heading(field, field.key))}</th>{cells}</tr>'


def _cell(field: Field, before: object, value: object, said: object) -> str:
    text = escape(_said(said))
    if stepped_back(field, before, value):
        return f'<td class="tz-worse">▼ {text}</td>'
    return f"<td>{text}</td>" if value == before else f'<td class="tz-changed">● {text}</td>'


def _said(value: object) -> str:
    if value is None:
        return _NOTHING
    return f"{value:.12g}" if isinstance(value, float) else str(value)
