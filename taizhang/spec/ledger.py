"""A ledger as declared: its fields, the headings they go by, their types, choices, key and rules."""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from taizhang.locale import N_, pick

FieldType = Literal["text", "choice", "boolean", "date", "number", "integer", "percent", "street", "community"]
Mode = Literal["snapshot", "events"]
PLACE_TYPES: Final = ("street", "community")
SQL_TYPES: Final[Mapping[FieldType, str]] = {
    "text": "varchar", "choice": "varchar", "boolean": "boolean", "date": "date", "number": "double",
    "integer": "bigint", "percent": "double", "street": "varchar", "community": "varchar",
}  # fmt: skip
TYPE_NAMES: Final[Mapping[FieldType, str]] = {
    "text": N_("Text"),
    "choice": N_("Choice"),
    "boolean": N_("Yes or no"),
    "date": N_("Day"),
    "number": N_("Number"),
    "integer": N_("Whole number"),
    "percent": N_("Percent"),
    "street": N_("Street"),
    "community": N_("Community"),
}
Backward = Literal["lower", "later", "emptied"]
Unit = Literal["10k_yuan", "person", "minute", "m2", "degree"]


class _Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything with a name in both languages."""

    zh: str
    en: str

    @property
    def label(self) -> str:
        """The name in the language in force."""
        return pick(zh=self.zh, en=self.en)


class Choice(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One value a choice field may take; `synonyms` are other ways to write it."""

    code: str
    synonyms: tuple[str, ...] = ()


class Rule(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A check across one row: `when` is an SQL condition over field keys that must not hold.

    `zh` and `en` say what is wrong and what to do; `field` is the cell to blame. A rule only warns.
    """

    field: str
    when: str


class Field(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True, cache_hash=True):
    """One column: `zh` is its official heading, `synonyms` the other headings it goes by.

    `backward` says which change from one report to the next is a step back: to a `lower` number or an earlier choice,
    to a `later` day, or to nothing.
    """

    key: str
    type: FieldType
    required: bool = False
    unit: Unit | None = None
    backward: Backward | None = None
    synonyms: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()

    def choice_label(self, code: str | None) -> str:
        """The name of a choice in the language in force; the code itself if nobody declared it."""
        return next((c.label for c in self.choices if c.code == code), code or "")


class Ledger(_Named, frozen=True, forbid_unknown_fields=True, kw_only=True, cache_hash=True):
    """One kind of table the department keeps.

    `row_key` names the fields that tell two rows apart. A `snapshot` ledger is reported whole each time; an
    `events` ledger grows, its rows merging by key. `titles` are words of a sheet's title that speak for this ledger.
    """

    key: str
    mode: Mode
    row_key: tuple[str, ...]
    titles: tuple[str, ...] = ()
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()

    def field(self, key: str) -> Field:
        """The field called `key`; KeyError if there is none."""
        return self._by_key()[key]

    def has(self, key: str) -> bool:
        """Whether a field called `key` is declared."""
        return key in self._by_key()

    def field_label(self, key: str | None) -> str | None:
        """What a reader calls the field `key`, or the key itself if it is not of this ledger."""
        return self.field(key).label if key and self.has(key) else key

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields a row cannot be without."""
        return tuple(f for f in self.fields if f.required)

    def _by_key(self) -> dict[str, Field]:
        return {f.key: f for f in self.fields}


def without_places(ledger: Ledger) -> Ledger:
    """`ledger` with rows that need no place, for where no registry of places is known."""
    fields = (msgspec.structs.replace(f, required=f.required and f.type not in PLACE_TYPES) for f in ledger.fields)
    return msgspec.structs.replace(ledger, fields=tuple(fields))
