"""The ground of the store: its folder, its database, and changes that are whole or not at all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeVar, cast

import duckdb

from taizhang.errors import DiskFilledError, UnknownNameError
from taizhang.spec import Ledger
from taizhang.store.database import Database, query, remembered
from taizhang.store.slice import Slice, set_slice

WRITING: Final = RLock()
_T = TypeVar("_T")


class Base:
    """One folder with a database: cursors to read with, and one change at a time.

    Any thread may call any method: writers wait for one another, readers for nobody.
    """

    def __init__(self, folder: Path, database: Database, specs: Mapping[str, Ledger]) -> None:
        self.folder = folder
        self.specs = specs
        self._declared = frozenset(specs)
        self._database = database
        self._undone = 0
        self._answers: dict[Callable[[duckdb.DuckDBPyConnection], Any], tuple[int, Any]] = {}

    def close(self) -> None:
        """Let go of the database; every cursor ends with it."""
        self._database.close()

    def cursor(self, slice_: Slice | None = None) -> duckdb.DuckDBPyConnection:
        """A cursor for one thread whose views show `slice_`; without one they show no rows."""
        return self._database.cursor(partial(set_slice, slice_=slice_) if slice_ else None)

    def version(self) -> int:
        """A number that grows with every change; 0 as long as nothing ever changed."""
        return int(self._read(lambda cursor: remembered(cursor, "version")) or 0)

    def _read(self, ask: Callable[[duckdb.DuckDBPyConnection], _T]) -> _T:
        """What `ask` finds with a cursor of its own."""
        return self._database.ask(ask)

    def _once(self, ask: Callable[[duckdb.DuckDBPyConnection], _T]) -> _T:
        """What `ask` finds, asked once a version."""
        version = self.version()
        known, answer = self._answers.get(ask, (-1, None))
        if known != version:
            answer = self._read(ask)
            self._answers[ask] = (version, answer)
        return cast(_T, answer)

    @contextmanager
    def _change(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One change of the store: alone, whole or not at all, and seen in the version. Raises DiskFilledError.

        What DuckDB raises at a commit may be of the checkpoint after it: whether the change was made, the version says.
        Others may have seen a commit that fails until it is undone, so its version is never given to another change.
        """
        with WRITING:
            before = self.version()
            try:
                with self._database.transaction() as cursor:
                    yield cursor
                    for _ in range(1 + self._undone):
                        cursor.execute(query("bump_version"))
            except (duckdb.Error, DiskFilledError):
                if self.version() == before:
                    self._undone += 1
                    raise
            self._undone = 0


def unknown(kind: str, name: object, known: Sequence[object] | Mapping[Any, object]) -> UnknownNameError:
    """The error for a `name` that nobody declared; the first of those `known` are said."""
    shown = [str(k) for k in known][:20]
    return UnknownNameError(kind=kind, name=name, known=", ".join(shown) or "—")
