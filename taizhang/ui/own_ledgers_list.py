"""The ledgers that were declared here rather than by a file: what each is, as a file, and how to remove it."""

from typing import Final

import streamlit as st

from taizhang.charts import amount
from taizhang.errors import TaizhangError
from taizhang.locale import _
from taizhang.spec import Ledger, to_toml
from taizhang.ui import address, data, drill, numbers
from taizhang.ui.own_ledger import MODES
from taizhang.ui.plain import plain
from taizhang.ui.view import in_view

_REFUSED: Final = "ledger-not-removed"


def show() -> None:
    """Each ledger with its numbers and buttons, or how to come by one."""
    ledgers = data.store().own_ledgers()
    if not ledgers:
        st.info(
            _("There is none yet. A workbook that fits no ledger can become one: upload it and look at its preview.")
        )
        address.link("upload", _("Go to upload"), ":material/upload_file:")
        return
    refused = st.session_state.pop(_REFUSED, None)
    if refused:
        st.error(plain(refused), icon=":material/error:")
    for ledger in ledgers:
        _show(ledger)
    st.caption(
        _(
            "To make one a part of the program for good, download its declaration, put the file into the folder "
            "data/ledgers/ and start the program anew. It then is a ledger like the others, with all its rows."
        )
    )


def _show(ledger: Ledger) -> None:
    with st.container(border=True, key=f"own-{ledger.key}"):
        st.markdown(f"**{plain(ledger.label)}** `{ledger.key}`")
        keys = _(", ").join(ledger.field(key).label for key in ledger.row_key)
        st.markdown(
            _("{mode}; {count} columns; rows are told apart by {keys}").format(
                mode=_(MODES[ledger.mode][0]), count=len(ledger.fields), keys=plain(keys)
            )
        )
        with st.container(horizontal=True):
            _rows(ledger)
            st.download_button(
                _("Download the declaration"),
                data=to_toml(ledger),
                file_name=f"{ledger.key}.toml",
                key=f"toml-{ledger.key}",
                icon=":material/download:",
                on_click="ignore",
            )
            if st.button(_("Remove"), key=f"remove-{ledger.key}", icon=":material/delete:"):
                st.dialog(_("Remove this ledger"))(_confirm)(ledger)


def _rows(ledger: Ledger) -> None:
    """How many rows are in force, which opens them."""
    name = f"{ledger.key}_rows"
    st.button(
        _("Rows in force: {count}").format(count=amount(numbers.measured(name).value, "")),
        key=f"open-{name}",
        icon=":material/table_view:",
        on_click=drill.open_rows,
        args=(name,),
    )


@in_view
def _confirm(ledger: Ledger) -> None:
    st.write(_("{ledger} is a ledger no more; workbooks like that will fit none.").format(ledger=plain(ledger.label)))
    st.write(_("It can be declared again: by its file, or from the preview of a workbook."))
    if st.button(_("Remove it"), key="confirm-remove", type="primary", on_click=_remove, args=(ledger,)):
        st.rerun()


def _remove(ledger: Ledger) -> None:
    try:
        data.store().undeclare(ledger.key)
    except TaizhangError as error:
        st.session_state[_REFUSED] = str(error)
