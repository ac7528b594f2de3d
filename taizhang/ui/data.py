"""The one store of this process, and what is declared: ledgers and metrics."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import streamlit as st

from taizhang.loading.values import Place
from taizhang.metrics import Metric, load_metrics, own_metrics
from taizhang.paths import default_store
from taizhang.spec import Ledger
from taizhang.store import Store


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The open store, shared by every viewer. Raises StoreBusyError."""
    return Store.open(default_store())


def metrics() -> dict[str, Metric]:
    """Every metric by name: those declared, and those that every ledger has of itself."""
    return _known_metrics(tuple(ledgers().values()))


def chosen_metrics() -> dict[str, Metric]:
    """The metrics worth a place in a list: those declared, and those of ledgers that have no other."""
    return {**_declared_metrics(), **own_metrics(store().own_ledgers())}


# a ledger changed in the store is another one, and so are its metrics
@lru_cache(maxsize=2)
def _known_metrics(known: tuple[Ledger, ...]) -> dict[str, Metric]:
    return {**_declared_metrics(), **own_metrics(known)}


@cache
def _declared_metrics() -> dict[str, Metric]:
    return load_metrics()


def metric(name: str) -> Metric:
    """The metric called `name`; KeyError if nobody declared it."""
    return metrics()[name]


def ledgers() -> Mapping[str, Ledger]:
    """Every declared ledger by key."""
    return store().specs


@st.cache_resource(show_spinner=False, max_entries=2)
def places(version: int) -> tuple[Place, ...]:
    """The registry of places as of a version of the store."""
    return store().places()


@st.cache_resource(show_spinner=False, max_entries=2)
def boundaries(version: int) -> dict[str, Any]:
    """The outlines of places as of a version of the store."""
    return store().boundaries()


def has_rows(*keys: str) -> bool:
    """Whether an upload in force has a sheet of any of these ledgers."""
    return any(set(keys) & set(u.ledgers) for u in store().uploads() if not u.withdrawn)
