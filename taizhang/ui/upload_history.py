"""Every upload there was: who brought what when, whether it counts, and one of them in full."""

from collections.abc import Sequence
from typing import Any, Final

import pyarrow as pa
import streamlit as st

from taizhang.loading.values import Place
from taizhang.locale import _
from taizhang.store import Upload
from taizhang.ui import accounting, address, data, scopes, tables, upload_detail
from taizhang.ui.view import current

_MANY: Final = 10  # uploads from which on they can be filtered
_ANY: Final = ""


def show() -> None:
    """The list of uploads, newest first, and the one chosen from it, which stands in the URL as `upload`."""
    uploads, places = data.store().uploads(), data.places(current().version)
    if not uploads:
        return
    st.subheader(_("Uploads so far: {count}").format(count=len(uploads)), anchor=False)
    shown = _chosen(uploads, places) if len(uploads) > _MANY else uploads
    if not shown:
        st.info(_("No upload is like that. Choose less narrowly."))
        return
    table = _table(shown, places)
    tables.show(table, key="uploads-table", height=320, opens=lambda row: address.put(upload=str(shown[row].id)))
    labels = {str(u.id): _("No. {id} · {file} · {day}").format(id=u.id, file=u.file, day=u.reported_on) for u in shown}
    chosen = address.choice(_("One upload in full"), list(labels), "upload", labels=labels.__getitem__)
    upload_detail.show(data.store().upload(int(chosen)))


def matching(
    uploads: Sequence[Upload], places: Sequence[Place], ledger: str, street: str, text: str
) -> tuple[Upload, ...]:
    """The `uploads` with a sheet of `ledger`, that speak of `street`, whose file or bringer has `text`; "" is any."""
    return tuple(
        u
        for u in uploads
        if ledger in (_ANY, *u.ledgers)
        and street in (_ANY, *scopes.streets_of(scopes.scope_of(u), places))
        and text.casefold() in f"{u.file}\n{u.received_by}\n{u.reported_on}".casefold()
    )


def _chosen(uploads: Sequence[Upload], places: Sequence[Place]) -> tuple[Upload, ...]:
    """The uploads that are asked for by ledger, street and text, each standing in the URL."""
    ledgers = {_ANY: _("All ledgers")} | {key: ledger.label for key, ledger in data.ledgers().items()}
    streets = {_ANY: _("All streets")} | {p.code: p.name for p in places if p.level == "street"}
    by_ledger, by_street, by_text = st.columns(3)
    with by_ledger:
        ledger = address.choice(_("Uploads of"), list(ledgers), "of", labels=ledgers.__getitem__)
    with by_street:
        street = address.choice(_("Uploads that speak of"), list(streets), "about", labels=streets.__getitem__)
    with by_text:
        text = address.search(_("Find a file, a person or a day"), "find")
    return matching(uploads, places, ledger, street, text)


def _table(uploads: Sequence[Upload], places: Sequence[Place]) -> pa.Table:
    ledgers = data.ledgers()
    columns: dict[str, list[Any]] = {
        _("No."): [u.id for u in uploads],
        _("File"): [u.file for u in uploads],
        _("Reported on"): [u.reported_on for u in uploads],
        _("Scope"): [scopes.scope_name(scopes.scope_of(u), places) for u in uploads],
        _("Ledger"): [_(", ").join(ledgers[k].label for k in u.ledgers if k in ledgers) for u in uploads],
        _("Loaded"): [accounting.loaded(u) for u in uploads],
        _("Kept out"): [accounting.rejected(u) for u in uploads],
        _("State"): [_("withdrawn") if u.withdrawn else _("in force") for u in uploads],
        _("Received at"): [f"{u.received_at:%Y-%m-%d %H:%M}" for u in uploads],
        _("Brought by"): [u.received_by for u in uploads],
    }
    return pa.table({name: values for name, values in columns.items() if any(values)})
