"""Columns that the rows behind a number have beyond those of their ledger, from `data/derived.toml`."""

from functools import cache
from pathlib import Path

import msgspec

from taizhang.paths import DATA
from taizhang.spec.ledger import Choice, Field, FieldType
from taizhang.spec.tables import read_tables


class DeclaredColumn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column as the file has it, with its heading in both languages."""

    zh: str
    en: str
    type: FieldType
    choices: tuple[Choice, ...] = ()


def read_derived(path: Path = DATA / "derived.toml") -> dict[str, Field]:
    """Every derived column by its name, as the field it is like. Raises SpecError."""
    return {
        name: Field(key=name, zh=column.zh, en=column.en, type=column.type, choices=column.choices)
        for name, column in read_tables(path, DeclaredColumn).items()
    }


@cache
def derived(name: str) -> Field | None:
    """The derived column called `name`; None if nobody declared it."""
    return read_derived().get(name)
