"""Files of one TOML table a name, all of one kind, read strictly."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from taizhang.errors import SpecError

_T = TypeVar("_T", bound=msgspec.Struct)


def read_tables(path: Path, kind: type[_T]) -> dict[str, _T]:
    """Every table of the file as a `kind` by its name, in the order of the file. Raises SpecError."""
    try:
        declared = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpecError(file=path.name, reason=str(error)) from error
    return {name: _read(path, name, table, kind) for name, table in declared.items()}


def _read(path: Path, name: str, table: object, kind: type[_T]) -> _T:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise SpecError(file=path.name, reason=f"{name}: {error}") from error
