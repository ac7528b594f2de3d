"""Cells typed in DuckDB, a whole column at a time, by the queries in `queries/load/`.

Every field `f` of the ledger becomes a column `f` of the table `typed`, its value. One that had to be read has two
more: `f__text` (what the cell says, null where it says nothing) and `f__note` (the finding to make of a reading that
is not the plain one).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import duckdb
import msgspec
import pyarrow as pa

from taizhang.loading.choices import choice_within
from taizhang.loading.numerals import NUMERAL, in_digits
from taizhang.loading.places import PlaceIndex
from taizhang.loading.reading import Value, cell_text
from taizhang.loading.ticks import BOXES, ticked_box
from taizhang.paths import QUERIES
from taizhang.spec import PLACE_TYPES, SQL_TYPES, Field, Ledger, choice_writings, plain_heading, without_brackets

Columns = Mapping[str, Sequence[str | None]]


_BATCH: Final = 1 << 14
_ERRORS: Final = ", ".join(
    f"'#{error}'" for error in (
        "REF!", "N/A", "VALUE!", "DIV/0!", "NAME?", "NUM!", "NULL!", "GETTING_DATA", "SPILL!", "CALC!", "FIELD!",
    )
)  # fmt: skip
_NO_NOTE: Final = "cast(null as varchar)"


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
    con = duckdb.connect(config={"memory_limit": "2GB", "threads": 2})  # the pages want cores too
    con.execute(_query("macros"))
    return con


def column_array(values: Sequence[Value]) -> pa.Array:
    """The cells of one column: float64 or date32 where all are of that type, else texts; null or `""` where empty."""
    kinds = set(map(type, values)) - {type(None)}
    if kinds <= {str}:
        return pa.array(values, pa.string())
    cells = [None if v == "" else v for v in values] if str in kinds else values
    if (set(map(type, cells)) if str in kinds else kinds) - {type(None)} in ({float}, {dt.date}):
        return pa.array(cells)
    return pa.array([None if v is None else cell_text(v) for v in cells], pa.string())


def type_cells(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, cells: pa.Table, index: PlaceIndex, context: TypingContext
) -> None:
    """Make the table `typed` of `cells`: a column a field found (by its key) and `_row`."""
    # in one batch the cells would be typed by one thread
    con.register("cells", pa.Table.from_batches(cells.to_batches(max_chunksize=_BATCH), cells.schema))
    found = [f for f in ledger.fields if f.key in cells.column_names]
    texts = ", ".join([*(f'{_as_text(cells.field(f.key))} as "{f.key}"' for f in found), "_row"])
    con.execute(f"create or replace temp view texts as select {texts} from cells")
    resolved = _resolve_places(con, cells, index, context)
    columns, joins = ["places.*", "_row"], [resolved]
    for field in (f for f in ledger.fields if f.type not in PLACE_TYPES):
        column, join = _typed(con, field, cells, context)
        columns.append(column)
        joins.append(join)
    con.execute(f"create or replace temp table typed as select {', '.join(columns)} from cells {' '.join(joins)}")
    con.execute("drop view texts")
    con.unregister("cells")


def _as_text(column: pa.Field) -> str:
    """The SQL for what the cells of a column say; a whole number has no point."""
    name = f'cells."{column.name}"'
    if not pa.types.is_floating(column.type):
        return f"cast({name} as varchar)"
    whole = f"{name} = trunc({name}) and abs({name}) < 1e15"
    return f"case when {whole} then cast(cast({name} as bigint) as varchar) else cast({name} as varchar) end"


def _typed(con: duckdb.DuckDBPyConnection, field: Field, cells: pa.Table, context: TypingContext) -> tuple[str, str]:
    """The SQL of one field's columns, and the join they need; a text has but its value."""
    key = field.key
    if key not in cells.column_names:
        return f'cast(null as {SQL_TYPES[field.type]}) as "{key}"', ""
    written = _as_text(cells.field(key))
    text = f"nullif(trim({written}), '')"
    if field.type == "text":
        return _as_written(con, key, text), ""
    if value := _kept_value(field, cells.field(key), context.scales.get(key, 1.0)):
        unreadable = f"case when {value} is null then {text} end"
        return _three(key, value, unreadable, _NO_NOTE), ""
    _read_texts(con, field, context)
    join = f'left join "read_{key}" on "read_{key}".text = {written}'
    return _three(key, f'"read_{key}".value', f'"read_{key}".said', f'"read_{key}".note'), join


def _three(key: str, value: str, text: str, note: str) -> str:
    return f'{value} as "{key}", {text} as "{key}__text", {note} as "{key}__note"'


def _as_written(con: duckdb.DuckDBPyConnection, key: str, text: str) -> str:
    """The SQL of a text's columns: its value, and where there are errors of formulas those, as what cannot be read."""
    found = con.execute(f"select bool_or(starts_with(\"{key}\", '#')) from texts").fetchall()[0][0]
    if not found:
        return f'marked({text}) as "{key}"'
    error = f"{text} in ({_ERRORS})"
    return _three(key, f"case when not {error} then marked({text}) end", f"case when {error} then {text} end", _NO_NOTE)


def _kept_value(field: Field, column: pa.Field, scale: float) -> str | None:
    """The SQL of a value that the workbook itself kept as what it should be; None where texts must be read."""
    name = f'cells."{field.key}"'
    if field.type == "date" and pa.types.is_date(column.type):
        return name
    if field.type in ("number", "integer") and pa.types.is_floating(column.type):
        value = name if scale == 1 else f"round({name} * {scale}, 6)"
        whole = f"case when {value} = floor({value}) then try_cast({value} as bigint) end"
        return value if field.type == "number" else whole
    return None


def _read_texts(con: duckdb.DuckDBPyConnection, field: Field, context: TypingContext) -> None:
    """Make the table `read_FIELD`: each distinct text of the field's column, its value and note, and what it says."""
    key, scale = field.key, context.scales.get(field.key, 1.0)
    _make_written(con, field)
    if field.type == "choice":
        _make_choices(con, field)
    parameters: dict[str, dict[str, Any]] = {
        "date": {"year": context.year},
        "number": {"unit": field.unit, "scale": scale},
        "integer": {"unit": field.unit, "scale": scale},
    }
    value = "case when value = floor(value) then try_cast(value as bigint) end" if field.type == "integer" else "value"
    said = "marked(narrow(text))" if field.type == "boolean" else "filled(narrow(text))"
    con.execute(
        f'create or replace temp table "read_{key}" as select text, {value} as value, note, {said} as said '
        f"from ({_query('number' if field.type == 'integer' else field.type)})",
        parameters.get(field.type),
    )


def _make_written(con: duckdb.DuckDBPyConnection, field: Field) -> None:
    """Make the table `written`: each distinct text of the field's column, and that in `digits`, or the box ticked."""
    key, kind = field.key, "number" if field.type == "integer" else field.type
    con.execute(
        f'create or replace temp table written as select distinct "{key}" as text, "{key}" as digits '
        f"from texts where \"{key}\" <> ''"
    )
    boxed = kind in ("choice", "boolean")
    spelled = con.execute(f"select text from written where regexp_matches(text, '{BOXES if boxed else NUMERAL}')")
    changed = [(ticked_box(text) if boxed else in_digits(text, kind), text) for (text,) in spelled.fetchall()]
    if changed:
        con.executemany("update written set digits = ? where text = ?", changed)


def _make_choices(con: duckdb.DuckDBPyConnection, field: Field) -> None:
    """Make the table `choices`: the code each distinct text stands for, null for a text nobody declared."""
    codes = {writing: choice.code for choice in field.choices for writing in choice_writings(choice)}
    written = con.execute("select text, digits from written").fetchall()
    chosen = [_chosen(plain_heading(said), codes) for _text, said in written]
    columns = {
        "text": [text for text, _said in written],
        "code": [code for code, _note in chosen],
        "note": [note for _code, note in chosen],
    }
    _make_table(con, "choices", columns)


def _chosen(plain: str, codes: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The code of a text and what is to be said of it: √已完成 is 已完成, 已完成(5月) drops a remark."""
    for name in (plain, plain.lstrip("√✓✔☑")):
        if name in codes:
            return codes[name], None
    bare = without_brackets(plain)
    if bare in codes:
        return codes[bare], "remark_dropped"
    inferred = choice_within(bare, codes)
    return inferred, "choice_inferred" if inferred else None


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


def _resolve_places(con: duckdb.DuckDBPyConnection, cells: pa.Table, index: PlaceIndex, context: TypingContext) -> str:
    """Look up each distinct pair of texts once; the SQL that joins them to the cells as `places`."""
    written = {key: _as_text(cells.field(key)) for key in PLACE_TYPES if key in cells.column_names}
    texts = {
        key: f"nullif(trim({written[key]}), '')" if key in written else "cast(null as varchar)" for key in PLACE_TYPES
    }
    pairs = con.execute(f"select distinct {texts['street']}, {texts['community']} from cells").fetchall()
    rows = [_resolved(s, c, index, context) for s, c in pairs]
    _make_table(con, "places", {name: [row[i] for row in rows] for i, name in enumerate(_RESOLVED)})
    same = (f"{text} is not distinct from places.{key}__text" for key, text in texts.items())
    return f"join places on {' and '.join(same)}"


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
