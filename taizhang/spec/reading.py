"""Ledger declarations read strictly from TOML: a mistake names its file and key."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from taizhang.errors import SpecError
from taizhang.paths import LEDGERS
from taizhang.spec.headings import plain_heading
from taizhang.spec.ledger import SQL_TYPES, Choice, Field, Ledger, Rule
from taizhang.spec.rules import broken_rules

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_STEPS_BACK = {
    "lower": ("choice", "boolean", "number", "integer", "percent"),
    "later": ("date",),
    "emptied": tuple(SQL_TYPES),
}
_RESERVED = {"street_code", "community_code", "month"}


def load_specs(folder: Path = LEDGERS) -> dict[str, Ledger]:
    """Every ledger declared in `folder` by key, in the order of file names. Raises SpecError."""
    specs: dict[str, Ledger] = {}
    for path in sorted(folder.glob("*.toml")):
        ledger = read_spec(path)
        if ledger.key in specs:
            raise SpecError(file=path.name, reason=f"key: another file declares the ledger “{ledger.key}” too")
        specs[ledger.key] = ledger
    return specs


def read_spec(path: Path) -> Ledger:
    """The ledger that one file declares. Raises SpecError for an unknown key, a wrong type or a contradiction."""
    try:
        return parse_spec(path.read_text("utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise SpecError(file=path.name, reason=str(error)) from error


def parse_spec(text: str, file: str) -> Ledger:
    """The ledger that the TOML `text` declares, which comes from what is called `file`. Raises SpecError."""
    try:
        declared = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SpecError(file=file, reason=str(error)) from error
    try:
        ledger = msgspec.convert(declared, Ledger)
    except msgspec.ValidationError as error:
        raise SpecError(file=file, reason=_mistyped(declared, error)) from error
    for reason in chain(_contradictions(ledger), broken_rules(ledger)):
        raise SpecError(file=file, reason=reason)
    return ledger


def _mistyped(declared: Mapping[str, Any], error: msgspec.ValidationError) -> str:
    """What `error` says, with the key of the field or rule at fault, which its own path leaves out."""
    named: Sequence[tuple[str, str, type]] = (("fields", "key", Field), ("rules", "field", Rule))
    for table, name, kind in named:
        entries = declared.get(table)
        for entry in entries if isinstance(entries, list) else ():
            try:
                msgspec.convert(entry, kind)
            except msgspec.ValidationError as own:
                return f"{table}.{entry.get(name) if isinstance(entry, dict) else entry}: {own}"
    return str(error)


def _contradictions(ledger: Ledger) -> Iterator[str]:
    """What the types of the file cannot say is wrong, each beginning with the key at fault."""
    keys = [f.key for f in ledger.fields]
    yield from (f"key: “{k}” is no lower-case name" for k in [ledger.key, *keys] if not _IDENTIFIER.fullmatch(k))
    yield from (f"fields: the key “{k}” is reserved" for k in keys if k in _RESERVED)
    yield from (f"fields: the key “{k}” is declared twice" for k in _repeated(keys))
    yield from (f"row_key: there is no field “{k}”" for k in ledger.row_key if k not in keys)
    yield from (f"rules: there is no field “{r.field}”" for r in ledger.rules if r.field not in keys)
    if not ledger.row_key:
        yield "row_key: at least one field must tell two rows apart"
    headings = [plain_heading(h) for f in ledger.fields for h in (f.zh, *f.synonyms)]
    yield from (f"synonyms: the heading “{h}” stands for two fields, or twice" for h in _repeated(headings))
    for field in ledger.fields:
        yield from _field_contradictions(field)


def _field_contradictions(field: Field) -> Iterator[str]:
    where = f"fields.{field.key}"
    if field.backward and field.type not in _STEPS_BACK[field.backward]:
        yield f"{where}.backward: a {field.type} cannot become {field.backward}"
    if (field.type == "choice") != bool(field.choices):
        yield f"{where}.choices: a choice field, and no other, lists its choices"
    if field.type in ("street", "community") and field.key != field.type:
        yield f"{where}.key: a place field is called after its level, “{field.type}”"
    yield from (f"{where}.choices: the code “{c}” is declared twice" for c in _repeated(c.code for c in field.choices))
    written = [w for c in field.choices for w in choice_writings(c)]
    yield from (f"{where}.choices: “{w}” stands for two choices, or twice" for w in _repeated(written))


def choice_writings(choice: Choice) -> tuple[str, ...]:
    """Every way a choice may be written in a cell, its code among them."""
    return tuple(plain_heading(w) for w in dict.fromkeys((choice.zh, choice.code, *choice.synonyms)))


def _repeated(values: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [v for v in values if v in seen or seen.add(v)]  # type: ignore[func-returns-value]
