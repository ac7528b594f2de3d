"""The database file: held by one process, read by a cursor a thread; its SQL lies in `queries/store/`."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeVar
from weakref import WeakSet

import duckdb

from taizhang.disk import full_disk_told
from taizhang.errors import StoreBusyError
from taizhang.paths import QUERIES

_CONFIG: Final[dict[str, Any]] = {
    "storage_compatibility_version": "v1.5.0",
    # an extension that is not built in would be fetched from the network
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_HELD: Final = ("lock", "another process")
_IDENTIFIER: Final = re.compile(r"[a-z][a-z0-9_]*")
# What a cursor raises once the database refuses everything, and while it is opened anew.
_DEAD: Final = (duckdb.FatalException, duckdb.InterruptException, duckdb.ConnectionException)
_PATIENCE: Final = 10.0  # seconds for queries under way to let go
_T = TypeVar("_T")


class Database:
    """One database file, opened anew by itself where an error made it refuse everything.

    A full disk does that to DuckDB if it is met at a checkpoint. Cursors handed out before then end with an error.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._opening = RLock()
        self._closed = False
        self._cursors: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()
        self._connection = _connect(file)

    def close(self) -> None:
        """Let go of the file; every cursor ends with it."""
        with self._opening:
            self._closed = True
            self._end_all()

    def cursor(self, prepare: Callable[[duckdb.DuckDBPyConnection], object] | None = None) -> duckdb.DuckDBPyConnection:
        """A cursor for one thread, made ready by `prepare`."""
        return self._twice(lambda: self._prepared(prepare))

    def ask(self, question: Callable[[duckdb.DuckDBPyConnection], _T]) -> _T:
        """What `question`, which only reads, finds with a cursor of its own."""

        def answer() -> _T:
            with closing(self._prepared(None)) as cursor:
                return question(cursor)

        return self._twice(answer)

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor whose changes are kept together if the body succeeds, and dropped together if it does not.

        Raises DiskFilledError. Where the commit itself raises, the changes may be kept all the same.
        """
        with full_disk_told(self._file.parent), closing(self.cursor(lambda cursor: cursor.begin())) as cursor:
            try:
                yield cursor
                cursor.commit()
            except BaseException as error:
                with suppress(duckdb.Error):  # a commit that failed has rolled back already
                    cursor.rollback()
                if isinstance(error, duckdb.FatalException):
                    with suppress(duckdb.Error):  # whoever asks next tries again
                        self._open_anew()
                raise

    def _prepared(self, prepare: Callable[[duckdb.DuckDBPyConnection], object] | None) -> duckdb.DuckDBPyConnection:
        with self._opening:
            cursor = self._connection.cursor()
            self._cursors.add(cursor)
        if prepare:
            prepare(cursor)
        return cursor

    def _twice(self, attempt: Callable[[], _T]) -> _T:
        try:
            return attempt()
        except _DEAD:
            self._open_anew()
            return attempt()

    def _open_anew(self) -> None:
        """Replace a connection that refuses everything; nothing is done to one that works, or was closed."""
        with self._opening:
            if self._closed or _works(self._connection):
                return
            self._end_all()  # DuckDB opens no file that one of them still holds
            self._connection = _connect(self._file)

    def _end_all(self) -> None:
        end = time.monotonic() + _PATIENCE
        for connection in (*self._cursors, self._connection):
            _end(connection, end)


def _connect(file: Path) -> duckdb.DuckDBPyConnection:
    """The database `file`, made if need be. Raises StoreBusyError if another process holds it."""
    try:
        return duckdb.connect(str(file), config=_CONFIG)
    except duckdb.IOException as error:
        if any(word in str(error) for word in _HELD):
            raise StoreBusyError(path=file.parent) from error
        raise


def _works(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        with closing(connection.cursor()) as cursor:
            cursor.execute("select 1")
    except _DEAD:
        return False
    return True


def _end(connection: duckdb.DuckDBPyConnection, end: float) -> None:
    """Close a connection that another thread may be busy with, breaking off its query; the refusal, if it goes on."""
    while True:
        try:
            connection.interrupt()
            connection.close()
            return
        except duckdb.ConnectionException:  # closed already
            return
        except duckdb.Error:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


@cache
def query(name: str) -> str:
    """The text of `queries/store/<name>.sql`."""
    return (QUERIES / "store" / f"{name}.sql").read_text("utf-8")


def quoted(identifier: str) -> str:
    """A declared name as SQL writes it; ValueError for anything that is no plain lower-case name."""
    if not _IDENTIFIER.fullmatch(identifier):
        raise ValueError(f"no identifier: {identifier!r}")
    return f'"{identifier}"'


def records(
    cursor: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    """The rows of the query `name` as mappings by column."""
    cursor.execute(query(name), dict(params or {}))
    columns = [c[0] for c in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def remembered(cursor: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """What the store remembers about itself under `name`."""
    found = cursor.execute(query("meta"), {"name": name}).fetchone()
    return found[0] if found else None


def remember(cursor: duckdb.DuckDBPyConnection, name: str, value: str) -> None:
    """Keep `value` under `name` in place of what was kept there."""
    cursor.execute(query("forget_meta"), {"name": name})
    cursor.execute(query("insert_meta"), {"name": name, "value": value})
