"""The address of a view: what is shown is what the URL says, so that a view is a link.

`lang`, `as_of`, `before` and `street` go along from page to page; every other parameter belongs to one page.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import streamlit as st

from taizhang.paths import ROOT

CARRIED: Final = ("lang", "as_of", "before", "street")


def value(name: str) -> str | None:
    """What the URL says of `name`."""
    return st.query_params.get(name)


def values(name: str) -> tuple[str, ...]:
    """Everything the URL says of `name`, in its order."""
    return tuple(st.query_params.get_all(name))


def put(**changes: str | Sequence[str] | None) -> None:
    """Write `changes` into the URL; None and nothing take a parameter out of it."""
    for name, new in changes.items():
        if new:
            st.query_params[name] = new if isinstance(new, str) else list(new)
        elif name in st.query_params:
            del st.query_params[name]


def page_file(page: str) -> Path:
    """The file of a page."""
    return ROOT / "pages" / f"{page}.py"


def link(page: str, label: str, icon: str, **more: str) -> None:
    """A link to another page that takes the slice and the language along, and `more` of that page's own."""
    carried = {name: list(values(name)) for name in CARRIED if name in st.query_params}
    st.page_link(page_file(page), label=label, icon=icon, query_params={**carried, **more})


def sync(key: str, shown: str | list[str]) -> None:
    """Let the widget `key` show what the URL says."""
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown


def choice(
    label: str,
    options: Sequence[str],
    name: str,
    *,
    labels: Callable[[str], str] = str,
    default: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> str:
    """A select box whose choice stands in the URL as `name`, unless it is the default (the first option)."""
    standing = options[0] if default is None else default
    asked = value(name)
    chosen = asked if asked is not None and asked in options else standing
    sync(name, chosen)
    said = {option: labels(option) for option in options}
    st.selectbox(
        label,
        options,
        key=name,
        width=width,
        format_func=said.__getitem__,
        on_change=_keep,
        args=(name, standing, tuple(options)),
    )
    return chosen


def section(labels: Mapping[str, str], label: str, name: str = "section") -> str:
    """Which part of a page is shown: buttons in a row, whose choice stands in the URL unless it is the first."""
    options = list(labels)
    asked = value(name)
    chosen = asked if asked is not None and asked in labels else options[0]
    sync(name, chosen)
    st.segmented_control(
        label,
        options,
        key=name,
        required=True,
        format_func=labels.__getitem__,
        label_visibility="collapsed",
        on_change=_keep,
        args=(name, options[0], tuple(options)),
    )
    return chosen


def search(label: str, name: str) -> str:
    """A text box whose text stands in the URL as `name`."""
    sync(name, value(name) or "")
    return st.text_input(label, key=name, on_change=_keep, args=(name, "", None)).strip()


def _keep(name: str, default: str, options: Sequence[str] | None) -> None:
    chosen = st.session_state[name]
    # when the language changes, Streamlit takes the old label of the choice for a new choice
    if options is None or chosen in options:
        put(**{name: None if chosen == default else chosen})
