"""What a link asks for that a drawer shows, and what is said of a link that asks for nothing there is."""

import datetime as dt
from collections.abc import Callable

import msgspec
import streamlit as st

from taizhang.errors import BadLinkError
from taizhang.locale import _
from taizhang.ui import address
from taizhang.ui.plain import plain
from taizhang.ui.view import current, parsed_day


def day() -> dt.date | None:
    """The day that rows are asked for as of; None if it is the view's. Raises BadLinkError."""
    text = address.value("at")
    found = parsed_day(text)
    if text and not found:
        raise BadLinkError(reason=_("“{text}” is no day; days are written like 2026-07-20.").format(text=text))
    return found


def look_at(asked: dt.date | None) -> None:
    """Look at the day `asked`, compared with none, from here on until the next run takes its view."""
    view = current()
    if asked:
        then = msgspec.structs.replace(view.slice, as_of=asked, before=None)
        msgspec.structs.replace(view, slice=then).enter()


def refuse(reason: Exception, close: Callable[[], None]) -> None:
    """A drawer that says why a link cannot be followed."""
    title = _("This link leads nowhere")
    st.dialog(title, width="large", position="right", on_dismiss=close)(st.error)(plain(str(reason)))
