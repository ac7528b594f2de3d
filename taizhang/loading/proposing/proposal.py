"""A sheet of no declared ledger read as the ledger it could become."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing.field_types import field_type, is_filled, is_private, place_level
from taizhang.loading.proposing.header_rows import header_rows_of
from taizhang.loading.proposing.keys import TAKEN, field_key
from taizhang.loading.proposing.naming import sheet_name
from taizhang.loading.proposing.row_keys import happening_day, mode, row_key
from taizhang.loading.proposing.tables import Column, anchor, columns_of, data_rows, is_row_number, table_of, told_unit
from taizhang.loading.reading import RawSheet, Value
from taizhang.spec import PLACE_TYPES, Field, Ledger, plain_heading
from taizhang.spec.ledger import FieldType

_TELLING: Final = 3  # characters from which a synonym means the same in another ledger: 名称 may be of anything
_ROUNDS: Final = 2  # the rows of data tell the key, and the key tells the rows of data


class Proposed(msgspec.Struct, frozen=True):
    """A ledger that a sheet could become: its header rows (1-based) and the field of each column.

    `columns` counts from the workbook's first; "" stands for a column that is left out.
    """

    ledger: Ledger
    header_rows: tuple[int, int]
    columns: dict[int, str]


def propose(
    sheet: RawSheet,
    file: str,
    specs: Mapping[str, Ledger],
    index: PlaceIndex,
    header_rows: tuple[int, int] | None = None,
) -> Proposed | None:
    """What `sheet` could be as a ledger of its own; None where it is no table. `header_rows` may be given."""
    rows = header_rows or header_rows_of(sheet)
    if rows is None or not sheet.rows:
        return None
    table = table_of(sheet, rows)
    name = sheet_name(sheet, table.first, file, index)
    required = anchor(table)
    for _ in range(_ROUNDS):
        columns = columns_of(table, data_rows(table, required, index))
        private = [c for c in columns if is_private(c.stack, c.sample)]
        kept = [c for c in columns if c not in private and not is_row_number(c)]
        if not kept:
            return None
        ledger = _ledger(kept, name, told_unit(table), specs, index)
        required = {c.index: f.key for c, f in zip(kept, ledger.fields, strict=True) if _is_needed(f)}
    fields = {c.index: f.key for c, f in zip(kept, ledger.fields, strict=True)} | {c.index: "" for c in private}
    return Proposed(ledger, rows, {c + sheet.first_column: key for c, key in sorted(fields.items())})


def _is_needed(field: Field) -> bool:
    return field.required and field.type not in PLACE_TYPES


def _ledger(columns: Sequence[Column], name: str, unit: str, specs: Mapping[str, Ledger], index: PlaceIndex) -> Ledger:
    places = _places(columns, index)
    fields: list[Field] = []
    for column in columns:
        fields.append(_field(column, places.get(column.index), unit, specs, {f.key for f in fields}))
    values = {f.key: c.values for f, c in zip(fields, columns, strict=True)}
    day = happening_day(fields, values, name)
    key = row_key(fields, values, day)
    return Ledger(
        key=field_key(name, specs),
        zh=name,
        en=name,
        mode=mode(day),
        row_key=key,
        fields=tuple(msgspec.structs.replace(f, required=_must(f, key, values[f.key])) for f in fields),
    )


def _must(field: Field, key: Sequence[str], values: Sequence[Value]) -> bool:
    """Whether a row cannot be without a field: it is of the key, and no row is without it."""
    sure = field.type in ("text", "choice", "boolean") or (field.type == "date" and field.key in key)
    return field.key in key and sure and bool(values) and all(map(is_filled, set(values)))


def _places(columns: Sequence[Column], index: PlaceIndex) -> dict[int, FieldType]:
    """The columns that hold places, at most one of each level, leftmost first."""
    found: dict[FieldType, int] = {}
    for column in columns if index.streets else ():
        level = place_level(column.sample, index)
        if level:
            found.setdefault(level, column.index)
    return {column: level for level, column in found.items()}


def _field(column: Column, place: FieldType | None, unit: str, specs: Mapping[str, Ledger], taken: set[str]) -> Field:
    """The field that a column would be; `unit` is the one that a line above the table names."""
    name = column.name
    if place:
        declared = _declared(name.zh, (place,), specs)
        return Field(key=place, zh=name.zh, en=declared.en if declared else name.en, type=place, synonyms=name.synonyms)
    found = field_type(column.stack, column.sample, unit)
    zh = name.bare if found.unit or found.type == "percent" else name.zh
    declared = _declared(zh, ("text", "choice") if found.type in ("text", "choice") else (found.type,), specs)
    known = declared is not None and declared.key not in taken | TAKEN
    return Field(
        key=declared.key if declared and known else field_key(zh, taken),
        zh=zh,
        en=name.en if name.en != name.zh else declared.en if declared and known else zh,
        type=found.type,
        unit=found.unit,
        synonyms=name.synonyms,
        choices=found.choices,
    )


def _declared(heading: str, types: Sequence[FieldType], specs: Mapping[str, Ledger]) -> Field | None:
    """The field of a declared ledger that goes by the same heading and is of one of `types`; official ones first."""
    plain = plain_heading(heading)
    fields = [f for spec in specs.values() for f in spec.fields if f.type in types]
    official = (f for f in fields if plain_heading(f.zh) == plain)
    other = (f for f in fields if len(plain) >= _TELLING and plain in map(plain_heading, f.synonyms))
    return next(official, None) or next(other, None)
