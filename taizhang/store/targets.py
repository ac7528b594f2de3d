"""Targets: the thresholds that metrics measure against, from `data/targets.toml`."""

import tomllib
from pathlib import Path

import duckdb

from taizhang.errors import SpecError
from taizhang.paths import DATA
from taizhang.store.database import records


def read_targets(path: Path = DATA / "targets.toml") -> dict[str, float]:
    """Every target by name. Raises SpecError for one that is no number."""
    try:
        declared = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SpecError(file=path.name, reason=str(error)) from error
    for name, value in declared.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise SpecError(file=path.name, reason=f"{name}: “{value}” is no number")
    return {name: float(value) for name, value in declared.items()}


def set_targets(cursor: duckdb.DuckDBPyConnection, targets: dict[str, float]) -> bool:
    """Put `targets` in force; whether that changed anything."""
    if {row["name"]: row["value"] for row in records(cursor, "targets")} == targets:
        return False
    cursor.execute("delete from store.target")
    cursor.executemany("insert into store.target (name, value) values (?, ?)", [list(t) for t in targets.items()])
    return True
