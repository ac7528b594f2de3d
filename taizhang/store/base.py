"""The ground of the store: its folder, its database, and changes that are whole or not at all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeVar

import duckdb

from taizhang.errors import UnknownNameError
from taizhang.spec import Ledger
from taizhang.store.database import query, remembered, transaction
from taizhang.store.slice import Slice, set_slice

WRITING: Final = RLock()
_T = TypeVar("_T")


class Base:
    """One folder with a database: cursors to read with, and one change at a time.

    Any thread may call any method: writers wait for one another, readers for nobody.
    """

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger]) -> None:
        self.folder = folder
        self.specs = specs
        self._declared = frozenset(specs)
        self._connection = connection

    def close(self) -> None:
        """Let go of the database; every cursor ends with it."""
        self._connection.close()

    def cursor(self, slice_: Slice | None = None) -> duckdb.DuckDBPyConnection:
        """A cursor for one thread whose views show `slice_`; without one they show no rows."""
        cursor = self._connection.cursor()
        if slice_ is not None:
            set_slice(cursor, slice_)
        return cursor

    def version(self) -> int:
        """A number that grows with every change; 0 as long as nothing ever changed."""
        return int(self._read(lambda cursor: remembered(cursor, "version")) or 0)

    def _read(self, ask: Callable[[duckdb.DuckDBPyConnection], _T]) -> _T:
        """What `ask` finds with a cursor of its own."""
        with closing(self.cursor()) as cursor:
            return ask(cursor)

    @contextmanager
    def _change(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One change of the store: alone, whole or not at all, and seen in the version."""
        with WRITING, transaction(self._connection) as cursor:
            yield cursor
            cursor.execute(query("bump_version"))


def unknown(kind: str, name: object, known: Sequence[object] | Mapping[Any, object]) -> UnknownNameError:
    """The error for a `name` that nobody declared; the first of those `known` are said."""
    shown = [str(k) for k in known][:20]
    return UnknownNameError(kind=kind, name=name, known=", ".join(shown) or "—")
