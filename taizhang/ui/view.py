"""What one run looks at: the slice the URL asks for, the version of the data, the language."""

import datetime as dt
import os
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import wraps
from typing import Final, ParamSpec, TypeVar

import msgspec
import streamlit as st

from taizhang.locale import CHINESE, language, set_language
from taizhang.store import Slice
from taizhang.ui import address, data

NO_COMPARISON: Final = "none"
_ROUND: Final = dt.timedelta(days=20)
_MOVED: Final = "moved"
_REMEMBERED: Final = 6  # rounds, a year of bimonthly meetings

_P = ParamSpec("_P")
_T = TypeVar("_T")
_view: ContextVar["View"] = ContextVar("view")


class View(msgspec.Struct, frozen=True):
    """Everything that what is shown depends on."""

    version: int
    slice: Slice
    language: str

    def enter(self) -> None:
        """Look at this in the running thread: a download is made after its run is over."""
        set_language(self.language)
        _view.set(self)


def begin_all() -> View:
    """Take the view from the URL for a run of the whole page."""
    st.session_state.pop(_MOVED, None)
    return begin()


def begin() -> View:
    """Take the view from the URL; every run starts with it, that of a fragment too."""
    speak()
    version = data.store().version()
    view = View(version, _slice(version), language())
    view.enter()
    return view


def move() -> None:
    """Say that something stands in the URL now that concerns the whole page: the run that follows is one of all."""
    st.session_state[_MOVED] = True


def speak() -> None:
    """Take the language from the URL."""
    set_language(address.value("lang") or os.environ.get("TAIZHANG_LANGUAGE", CHINESE))


def current() -> View:
    """The view of this run."""
    return _view.get()


def fragment(body: Callable[_P, _T]) -> Callable[_P, _T]:
    """`body` as a part of a page that runs anew by itself; all of the page where it asked for that."""
    return st.fragment(in_view(body))


def in_view(body: Callable[_P, _T]) -> Callable[_P, _T]:
    """`body`, of a dialog or a fragment, in the view of the URL whenever it runs anew by itself."""

    @wraps(body)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        if st.session_state.get(_MOVED):
            st.rerun()
        begin()
        return body(*args, **kwargs)

    return run


def cached(entries: int = 200) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Keep what a function of a view gives, which nobody may change, for every viewer with the same view."""
    # cache_resource hands out the value itself where cache_data would copy it; one viewer computes, others wait
    return st.cache_resource(show_spinner=False, max_entries=entries, hash_funcs={View: repr})


def rounds() -> tuple[dt.date, ...]:
    """The days of the last meetings, or rounds of reports, before the day looked at, oldest first."""
    found: list[dt.date] = []
    day = previous_round(current().slice.as_of)
    while day and len(found) < _REMEMBERED:
        found.insert(0, day)
        day = previous_round(day)
    return tuple(found)


def previous_round(as_of: dt.date) -> dt.date | None:
    """The last meeting before `as_of`; before the first one, the newest report of an earlier round; None if neither."""
    return _previous_round(current().version, as_of)


@st.cache_resource(show_spinner=False, max_entries=200)
def _previous_round(version: int, as_of: dt.date) -> dt.date | None:
    store = data.store()
    return round_before(as_of, [meeting.held_on for meeting in store.meetings()], store.report_days())


def round_before(as_of: dt.date, meetings: Iterable[dt.date], reports: Iterable[dt.date]) -> dt.date | None:
    """The newest of `meetings` before `as_of`; else the newest of `reports` that belongs to an earlier round."""
    held = max((day for day in meetings if day < as_of), default=None)
    # streets report one round over some days, and rounds are two months apart
    return held or max((day for day in reports if day <= as_of - _ROUND), default=None)


def _slice(version: int) -> Slice:
    days = data.store().report_days()
    as_of = parsed_day(address.value("as_of")) or (days[0] if days else dt.date.today())
    known = {p.code for p in data.places(version) if p.level == "street"}
    streets = tuple(code for code in address.values("street") if code in known)
    return Slice(as_of, _before(address.value("before"), version, as_of), streets)


def _before(asked: str | None, version: int, as_of: dt.date) -> dt.date | None:
    if asked == NO_COMPARISON:
        return None
    day = parsed_day(asked)
    return day if day and day < as_of else _previous_round(version, as_of)


def parsed_day(text: str | None) -> dt.date | None:
    """An ISO day, or None for anything else."""
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None
