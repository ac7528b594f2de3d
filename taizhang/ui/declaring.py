"""A proposed ledger as a person wants it: what was answered of it and its columns, checked, and made a declaration."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

import msgspec

from taizhang.loading.proposing.field_types import is_private
from taizhang.loading.proposing.keys import field_key
from taizhang.locale import _
from taizhang.spec import PLACE_TYPES, Field, Ledger, plain_heading
from taizhang.spec.ledger import FieldType, Mode

_AMOUNTS: Final = ("number", "integer")


class ColumnAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered of one column: the field proposed for it, and what the person made of it."""

    field: Field
    taken: bool
    zh: str
    type: FieldType
    required: bool
    in_key: bool


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered of a proposed ledger; `en` may be empty."""

    proposed: Ledger
    zh: str
    en: str
    mode: Mode
    columns: tuple[ColumnAnswer, ...]

    @property
    def taken(self) -> tuple[ColumnAnswer, ...]:
        """The columns that are to be fields."""
        return tuple(column for column in self.columns if column.taken)


def complaints(answers: Answers, known: Collection[Ledger]) -> tuple[str, ...]:
    """What stands against the answers, a sentence each, given the ledgers that are `known`; none if nothing does."""
    if not answers.taken:
        return (_("Take at least one column."),)
    return (*_of_names(answers, known), *_of_key(answers), *_of_types(answers))


def _of_names(answers: Answers, known: Collection[Ledger]) -> Iterator[str]:
    if not answers.zh:
        yield _("Give the ledger a name.")
    if plain_heading(answers.zh) in {plain_heading(ledger.zh) for ledger in known}:
        yield _("There is a ledger called “{name}” already. Give this one another name.").format(name=answers.zh)
    for column in answers.taken:
        if not column.zh:
            yield _("Give the column “{name}” a name.").format(name=column.field.zh)
        if is_private((column.zh,), ()):
            text = _("“{name}”: phone and identity numbers are never loaded into tables. Leave the column out.")
            yield text.format(name=column.zh)
    names = [name for column in answers.taken for name in dict.fromkeys(map(plain_heading, _headings(column)))]
    if len(set(names)) < len(names):
        yield _("Two columns have the same name. Rename one of them.")


def _of_key(answers: Answers) -> Iterator[str]:
    if not any(column.in_key for column in answers.taken):
        yield _("Say of at least one column that it tells rows apart.")
    for column in answers.columns:
        if column.in_key and not column.taken:
            text = _("“{name}” tells rows apart, so it must be taken.")
            yield text.format(name=column.zh or column.field.zh)


def _of_types(answers: Answers) -> Iterator[str]:
    types = [column.type for column in answers.taken]
    if types.count("street") > 1:
        yield _("Only one column can be the street.")
    if types.count("community") > 1:
        yield _("Only one column can be the community.")
    for column in answers.taken:
        if column.type == "choice" and not column.field.choices:
            text = _("No few words repeat under “{name}”, so it has no choices. Take it as text.")
            yield text.format(name=column.zh or column.field.zh)


def declaration(answers: Answers, known: Collection[str]) -> Ledger:
    """The ledger that `answers` without complaints make; its key is none of those `known`."""
    renamed = plain_heading(answers.zh) != plain_heading(answers.proposed.zh)
    proposed = answers.proposed.key
    fields = _fields(answers.taken)
    return Ledger(
        key=field_key(answers.zh, known) if renamed or proposed in known else proposed,
        zh=answers.zh,
        en=answers.en or (answers.zh if renamed else answers.proposed.en),
        mode=answers.mode,
        row_key=tuple(f.key for f, column in zip(fields, answers.taken, strict=True) if column.in_key),
        titles=answers.proposed.titles,
        fields=fields,
    )


def _fields(columns: Sequence[ColumnAnswer]) -> tuple[Field, ...]:
    keys: list[str] = []
    for column in columns:
        others = {c.field.key for c in columns if c is not column}
        keys.append(_key(column, {*keys, *others}))
    return tuple(_field(column, key) for column, key in zip(columns, keys, strict=True))


def _key(column: ColumnAnswer, taken: Collection[str]) -> str:
    """A place is called after its level, and nothing else is."""
    if column.type in PLACE_TYPES:
        return column.type
    return field_key(column.zh, taken) if column.field.key in PLACE_TYPES else column.field.key


def _field(column: ColumnAnswer, key: str) -> Field:
    proposed = column.field
    renamed = plain_heading(column.zh) != plain_heading(proposed.zh)
    same = column.type == proposed.type
    return Field(
        key=key,
        zh=column.zh,
        en=column.zh if renamed else proposed.en,
        type=column.type,
        required=column.required,
        unit=proposed.unit if same or (column.type in _AMOUNTS and proposed.type in _AMOUNTS) else None,
        backward=proposed.backward if same else None,
        synonyms=_headings(column)[1:],
        choices=proposed.choices if column.type == "choice" else (),
    )


def _headings(column: ColumnAnswer) -> tuple[str, ...]:
    """The name a column was given, then what else it goes by: what it was called in the workbook goes on to mean it."""
    names = {plain_heading(name): name for name in (*column.field.synonyms, column.field.zh, column.zh)}
    first = names.pop(plain_heading(column.zh))
    return (first, *names.values())
