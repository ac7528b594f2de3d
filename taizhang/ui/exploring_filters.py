"""The filters of the analysis: which columns are filtered, and what is kept of each."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any, Final

import streamlit as st

from taizhang.locale import _
from taizhang.metrics import cross
from taizhang.metrics.filters import filter_of, keys_of
from taizhang.spec import Field
from taizhang.ui import address, data
from taizhang.ui.exploring_link import DAYS, Asked, kept, put_filters
from taizhang.ui.groupings import groupings, side_name
from taizhang.ui.view import View, cached, current

_COLUMNS: Final = 3
_NONE: Final = ""  # stands for rows in which nothing is filled in
_LISTED: Final = ("choice", "boolean", "community")


def choose(asked: Asked) -> None:
    """Which columns are filtered, and a box for each of them."""
    metric = data.metric(asked.of)
    fields = [f for f in groupings(asked.of).fields if f.type != "street"]
    names = {f.key: side_name(metric, f.key) for f in fields}
    key = "filters"
    address.sync(key, list(asked.filters))
    st.multiselect(
        _("Only rows where"),
        list(names),
        key=key,
        format_func=lambda column: names.get(column, column),
        placeholder=_("All rows; choose columns to filter by"),
        on_change=lambda: _rewrite({c: _entries(c) for c in st.session_state[key]}),
    )
    chosen = [f for f in fields if f.key in asked.filters]
    for start in range(0, len(chosen), _COLUMNS):
        for box, field in zip(st.columns(_COLUMNS), chosen[start : start + _COLUMNS], strict=False):
            with box:
                _box(asked, field, names[field.key])


def _box(asked: Asked, field: Field, name: str) -> None:
    said = dict(kept(asked.where, field.key))
    if field.type in _LISTED:
        _values(asked, field, name, keys_of(said["in"]) if "in" in said else [])
    elif field.type == "text" and "in" not in said:
        _text(field, name, said.get("has") or "")
    elif field.type == "date":
        _span(field, name, said, _day)
    elif field.type == "text":
        _values(asked, field, name, keys_of(said["in"]))
    else:
        _span(field, name, said, _number)


def _values(asked: Asked, field: Field, name: str, chosen: Sequence[str | None]) -> None:
    key = f"only-{field.key}"
    labels = {k or _NONE: label for k, label in _groups(current(), asked.of, field.key)}
    address.sync(key, [k or _NONE for k in chosen])
    st.multiselect(
        name,
        [*labels, *(k for k in (k or _NONE for k in chosen) if k not in labels)],
        key=key,
        format_func=lambda k: labels.get(k, k),
        placeholder=_("All"),
        on_change=lambda: _change(field.key, [f"{field.key}:{k}" for k in st.session_state[key]]),
    )


def _text(field: Field, name: str, text: str) -> None:
    key = f"only-{field.key}"
    address.sync(key, text)
    label = _("{name} contains").format(name=name)
    st.text_input(label, key=key, on_change=lambda: _change(field.key, _has(field.key)))


def _has(column: str) -> list[str]:
    text = st.session_state[f"only-{column}"].strip()
    return [f"{column}.has:{text}"] if text else []


def _span(field: Field, name: str, said: Mapping[str, str | None], draw: Any) -> None:  # noqa: ANN401 - a widget
    if field.type == "date":
        texts = {"from": _("{name} from"), "to": _("{name} up to")}
    else:
        texts = {"from": _("{name} at least"), "to": _("{name} at most")}
    keys = {end: f"only-{field.key}-{end}" for end in texts}

    def change() -> None:
        ends = {end: st.session_state.get(key) for end, key in keys.items()}
        _change(field.key, [f"{field.key}.{end}:{_plain(v)}" for end, v in ends.items() if v is not None])

    with st.container(horizontal=True):
        for end, text in texts.items():
            draw(text.format(name=name), keys[end], said.get(end), change)


def _plain(value: dt.date | float) -> str:
    return str(value) if isinstance(value, dt.date) else f"{value:.12g}"


def _day(label: str, key: str, value: str | None, change: Any) -> None:  # noqa: ANN401 - a function
    shown = dt.date.fromisoformat(value) if value else None
    if st.session_state.get(key) != shown or key not in st.session_state:
        st.session_state[key] = shown
    st.date_input(label, key=key, min_value=DAYS[0], max_value=DAYS[1], format="YYYY-MM-DD", on_change=change)


def _number(label: str, key: str, value: str | None, change: Any) -> None:  # noqa: ANN401 - a function
    shown = float(value) if value else None
    if st.session_state.get(key) != shown or key not in st.session_state:
        st.session_state[key] = shown
    st.number_input(label, key=key, step=None, format="%.12g", on_change=change)


def _change(column: str, entries: Sequence[str]) -> None:
    """Let the URL keep `entries` of `column`, and of the others what it keeps."""
    columns = dict.fromkeys(_column(text) for text in address.values("only"))
    _rewrite({c: list(entries) if c == column else _entries(c) for c in columns})


def _rewrite(entries: Mapping[str, Sequence[str]]) -> None:
    put_filters(entries)


def _entries(column: str) -> list[str]:
    """What the URL keeps of `column`."""
    return [text for text in address.values("only") if _column(text) == column and ":" in text]


def _column(text: str) -> str:
    by = text.partition(":")[0]
    found = filter_of(by)
    return found.by if found else by


@cached()
def _groups(view: View, name: str, column: str) -> tuple[tuple[str | None, str], ...]:
    """The values of a column, the most rows of the metric first where they are texts."""
    with closing(data.store().cursor(view.slice)) as cursor:
        return tuple((head.key, head.label) for head in cross(cursor, data.metric(name), column).rows if not head.rest)
