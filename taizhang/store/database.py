"""The database file: opened once by one process, read by a cursor a thread; its SQL lies in `queries/store/`."""

import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import duckdb

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


def connect(file: Path) -> duckdb.DuckDBPyConnection:
    """The database `file`, made if need be. Raises StoreBusyError if another process holds it."""
    try:
        return duckdb.connect(str(file), config=_CONFIG)
    except duckdb.IOException as error:
        if any(word in str(error) for word in _HELD):
            raise StoreBusyError(path=file.parent) from error
        raise


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor whose changes are kept together if the body succeeds, and dropped together if it does not."""
    with closing(connection.cursor()) as cursor:
        cursor.begin()
        try:
            yield cursor
            cursor.commit()
        except BaseException:
            with suppress(duckdb.Error):  # a commit that failed has rolled back already
                cursor.rollback()
            raise


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
