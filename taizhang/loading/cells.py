"""Cells typed in DuckDB, a whole column at a time, by the queries in `queries/load/`.

Every field `f` of the ledger becomes three columns of the table `typed`: `f` (the value), `f__text` (what the cell
says, null where it says nothing) and `f__note` (the finding to make of a reading that is not the plain one).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import duckdb
import msgspec
import pyarrow as pa

from taizhang.loading.places import PlaceIndex
from taizhang.loading.reading import Value, cell_text
from taizhang.paths import QUERIES
from taizhang.spec import PLACE_TYPES, Field, Ledger, choice_writings, plain_heading

Columns = Mapping[str, Sequence[str | None]]

_SQL_TYPES: Final = {
    "text": "varchar", "choice": "varchar", "boolean": "boolean", "date": "date", "number": "double",
    "integer": "bigint", "percent": "double",
}  # fmt: skip


class TypingContext(msgspec.Struct, frozen=True, kw_only=True):
    """What the typing of one sheet needs besides its cells.

    `year` fills days written without one. `street` and `community` are the codes of the place that reports the
    sheet, for rows that name none. `scales` are the factors of fields whose heading names another unit.
    """

    year: int | None
    street: str | None
    community: str | None
    scales: Mapping[str, float]


def typing_connection() -> duckdb.DuckDBPyConnection:
    """A database in memory that knows the macros of `queries/load/`."""
    con = duckdb.connect(config={"memory_limit": "2GB"})
    con.execute(_query("macros"))
    return con


def column_array(values: Sequence[Value]) -> pa.Array:
    """The cells of one column: float64 or date32 where all are, else texts; null where empty."""
    cells = [None if v == "" else v for v in values]
    try:
        array = pa.array(cells)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        array = None
    if array is not None and pa.types.is_null(array.type):
        return array.cast(pa.string())
    if array is not None and (pa.types.is_string(array.type) or array.type in (pa.float64(), pa.date32())):
        return array
    return pa.array([None if v is None else cell_text(v) for v in cells], pa.string())


def type_cells(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, cells: pa.Table, index: PlaceIndex, context: TypingContext
) -> None:
    """Make the table `typed` of `cells`: a column a field found (by its key) and `_row`."""
    con.register("cells", cells)
    found = [f for f in ledger.fields if f.key in cells.column_names]
    texts = ", ".join([*(f'{_as_text(cells.field(f.key))} as "{f.key}"' for f in found), "_row"])
    con.execute(f"create or replace temp table texts as select {texts} from cells")
    _resolve_places(con, {f.key for f in found}, index, context)
    columns, joins = ["resolved.* exclude (_row)", "_row"], []
    for field in (f for f in ledger.fields if f.type not in PLACE_TYPES):
        column, join = _typed(con, field, cells, context)
        columns.append(column)
        joins.append(join)
    con.execute(
        f"create or replace temp table typed as select {', '.join(columns)} "
        f"from texts join resolved using (_row) join cells using (_row) {' '.join(joins)}"
    )
    con.unregister("cells")


def _as_text(column: pa.Field) -> str:
    """The SQL for what the cells of a column say; a whole number has no point."""
    name = f'"{column.name}"'
    if not pa.types.is_floating(column.type):
        return f"cast({name} as varchar)"
    whole = f"{name} = trunc({name}) and abs({name}) < 1e15"
    return f"case when {whole} then cast(cast({name} as bigint) as varchar) else cast({name} as varchar) end"


def _typed(con: duckdb.DuckDBPyConnection, field: Field, cells: pa.Table, context: TypingContext) -> tuple[str, str]:
    """The SQL of one field's three columns, and the join they need."""
    key, null = field.key, "cast(null as varchar)"
    if key not in cells.column_names:
        return _three(key, f"cast(null as {_SQL_TYPES[field.type]})", null, null), ""
    text = f"nullif(trim(texts.\"{key}\"), '')"
    if field.type == "text":
        return _three(key, text, text, null), ""
    if _typed_already(field, cells.field(key)):
        return _three(key, f'cells."{key}" * {context.scales[key]}' if key in context.scales else f'cells."{key}"', text, null), ""
    _read_texts(con, field, context)
    said = f"narrow({text})" if field.type == "boolean" else f"filled(narrow({text}))"
    join = f'left join "read_{key}" on "read_{key}".text = texts."{key}"'
    return _three(key, f'"read_{key}".value', said, f'"read_{key}".note'), join


def _three(key: str, value: str, text: str, note: str) -> str:
    return f'{value} as "{key}", {text} as "{key}__text", {note} as "{key}__note"'


def _typed_already(field: Field, column: pa.Field) -> bool:
    """Whether the workbook itself kept the column as what it should be."""
    if field.type == "date":
        return bool(pa.types.is_date(column.type))
    return field.type == "number" and bool(pa.types.is_floating(column.type))


def _read_texts(con: duckdb.DuckDBPyConnection, field: Field, context: TypingContext) -> None:
    """Make the table `read_FIELD` (text, value, note): each distinct text of the field's column, read once."""
    con.execute(
        f'create or replace temp table written as select distinct "{field.key}" as text from texts where "{field.key}" is not null'
    )
    if field.type == "choice":
        return _read_choices(con, field)
    scale = context.scales.get(field.key, 1.0)
    parameters: dict[str, dict[str, Any]] = {
        "date": {"year": context.year},
        "number": {"unit": field.unit, "scale": scale},
        "integer": {"unit": field.unit, "scale": scale},
    }
    query = _query("number" if field.type == "integer" else field.type)
    if field.type == "integer":  # half a person cannot be read
        query = f"select text, case when value = floor(value) then cast(value as bigint) end as value, note from ({query})"
    con.execute(f'create or replace temp table "read_{field.key}" as {query}', parameters.get(field.type))
    return None


def _read_choices(con: duckdb.DuckDBPyConnection, field: Field) -> None:
    codes = {writing: choice.code for choice in field.choices for writing in choice_writings(choice)}
    texts = [row[0] for row in con.execute("select text from written").fetchall()]
    values = [codes.get(plain_heading(text)) for text in texts]
    _make_table(con, f"read_{field.key}", {"text": texts, "value": values, "note": [None] * len(texts)})


def _make_table(con: duckdb.DuckDBPyConnection, name: str, columns: Columns) -> None:
    """Make a temporary table of texts."""
    con.register("made", pa.table({key: pa.array(values, pa.string()) for key, values in columns.items()}))
    con.execute(f'create or replace temp table "{name}" as from made')
    con.unregister("made")


@cache
def _query(name: str) -> str:
    return (QUERIES / "load" / f"{name}.sql").read_text("utf-8")


_RESOLVED: Final = (
    "street__text", "community__text",
    "street", "street__note", "street__place", "community", "community__note", "community__place",
)  # fmt: skip


def _resolve_places(con: duckdb.DuckDBPyConnection, found: set[str], index: PlaceIndex, context: TypingContext) -> None:
    """Make the table `resolved`: the places of each row, each distinct pair of texts looked up once."""
    texts = [f"nullif(trim({key}), '') as {key}" if key in found else f"cast(null as varchar) as {key}" for key in PLACE_TYPES]
    con.execute(f"create or replace temp table places as select _row, {', '.join(texts)} from texts")
    pairs = con.execute("select distinct street, community from places").fetchall()
    rows = [_resolved(s, c, index, context) for s, c in pairs]
    _make_table(con, "lookup", {name: [row[i] for row in rows] for i, name in enumerate(_RESOLVED)})
    con.execute(
        "create or replace temp table resolved as select places._row, lookup.* from places join lookup "
        "on places.street is not distinct from lookup.street__text "
        "and places.community is not distinct from lookup.community__text"
    )


def _resolved(
    street: str | None, community: str | None, index: PlaceIndex, context: TypingContext
) -> tuple[str | None, ...]:
    """Both texts, then code, note and what the note speaks of: for the street, then for the community."""
    s = index.street(street) if street else None
    street_code = s.code if s else context.street
    c = index.community(community, street_code) if community else None
    community_code = c.code if c else context.community if not community else None
    if street is None and not context.street:
        street_code = index.street_of(community_code)
    return (
        street, community,
        street_code, s.problem if s else None, s.detail if s else None,
        community_code, c.problem if c else None, c.detail if c else None,
    )  # fmt: skip
