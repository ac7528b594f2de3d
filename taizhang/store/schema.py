"""A table and two views a ledger, as its declaration asks; what every store has comes from `schema.sql`."""

from collections.abc import Iterator, Mapping
from typing import Final

import duckdb

from taizhang.errors import SpecError
from taizhang.findings import KINDS, Severity
from taizhang.spec import PLACE_TYPES, Ledger
from taizhang.store.database import query, quoted, records, remember, remembered
from taizhang.store.validity import refresh, table

_SQL_TYPES: Final = {
    "text": "VARCHAR",
    "choice": "VARCHAR",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "number": "DOUBLE",
    "integer": "BIGINT",
    "percent": "DOUBLE",
}
_PLACE_COLUMNS: Final = {
    "street": "VARCHAR",
    "street_code": "VARCHAR",
    "community": "VARCHAR",
    "community_code": "VARCHAR",
}
# _file, street, community and _flagged (whether there is a finding about the row) repeat what other tables say: a join
# would double the time of every number
_PROVENANCE: Final = {
    "_upload": "INTEGER",
    "_file": "VARCHAR",
    "_sheet": "VARCHAR",
    "_row": "INTEGER",
    "_key": "UHUGEINT",
    "_flagged": "BOOLEAN",
    "_valid_from": "DATE",
    "_valid_until": "DATE",
}
_OWN_VIEWS: Final = ("street", "community", "target", "confirmed_match")
_OVER_ALL: Final = ("reported_row", "rejected_row")
# views over those of a ledger: what several metrics and charts work out of its rows
_OVER_LEDGERS: Final = {"project_plan": "secretary_project"}


def shown_columns(spec: Ledger) -> dict[str, str]:
    """The columns of a ledger's view before its provenance, with their SQL types, in the order declared."""
    columns: dict[str, str] = {}
    for field in spec.fields:
        if field.type in PLACE_TYPES:
            columns |= {c: _PLACE_COLUMNS[c] for c in (field.key, f"{field.key}_code")}
        else:
            columns[field.key] = _SQL_TYPES[field.type]
    return columns | {c: t for c, t in _PLACE_COLUMNS.items() if c not in columns}


def prepare(cursor: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger]) -> None:
    """Make what is missing for `specs`: tables, columns, views. Raises SpecError if kept rows contradict a spec."""
    cursor.execute(query("schema"))
    kept = _kept_columns(cursor)
    for spec in specs.values():
        _check_name(spec, specs)
        _prepare_table(cursor, spec, kept.get(spec.key))
        _prepare_rows(cursor, spec)
    cursor.execute(query("forget_undeclared"), {"names": [_remembered_as(spec) for spec in specs.values()]})
    _prepare_views(cursor, specs)


def empty_ledgers(cursor: duckdb.DuckDBPyConnection) -> None:
    """Delete the rows of every ledger, of those declared no more too."""
    for name in _kept_columns(cursor):
        cursor.execute(f"delete from ledger.{quoted(name)}")


def drop_if_empty(cursor: duckdb.DuckDBPyConnection, key: str) -> None:
    """Drop the table of the ledger `key` if there is one without a row, and the views on it."""
    if key in _kept_columns(cursor) and not cursor.execute(f"select 1 from ledger.{quoted(key)} limit 1").fetchone():
        for view in (key, f"{key}_history"):
            cursor.execute(f"drop view if exists main.{quoted(view)}")
        cursor.execute(f"drop table ledger.{quoted(key)}")


def _check_name(spec: Ledger, specs: Mapping[str, Ledger]) -> None:
    if spec.key in (*_OWN_VIEWS, *_OVER_ALL, *_OVER_LEDGERS) or f"{spec.key}_history" in specs:
        raise SpecError(file=f"{spec.key}.toml", reason=f"key: “{spec.key}” is the name of another view")


def _kept_columns(cursor: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    kept: dict[str, dict[str, str]] = {}
    for row in records(cursor, "ledger_columns"):
        kept.setdefault(row["table_name"], {})[row["column_name"]] = row["data_type"]
    return kept


def _prepare_table(cursor: duckdb.DuckDBPyConnection, spec: Ledger, kept: Mapping[str, str] | None) -> None:
    wanted = shown_columns(spec)
    if kept is None:
        columns = ", ".join(f'"{name}" {type_}' for name, type_ in (wanted | _PROVENANCE).items())
        cursor.execute(f"create table {table(spec)} ({columns})")
        return
    for name, type_ in wanted.items():
        if name not in kept:
            cursor.execute(f"alter table {table(spec)} add column {quoted(name)} {type_}")
        elif kept[name] != type_:
            reason = f"fields.{name}.type: rows already loaded hold {kept[name]}; give the field another key"
            raise SpecError(file=f"{spec.key}.toml", reason=reason)
    if "_flagged" not in kept:
        cursor.execute(f"alter table {table(spec)} add column _flagged BOOLEAN")
        cursor.execute(query("flag_rows").format(ledger=table(spec)))


def _prepare_rows(cursor: duckdb.DuckDBPyConnection, spec: Ledger) -> None:
    """Rows kept under another key or mode, or through a time without declaration, would be counted wrongly."""
    name, declared = _remembered_as(spec), f"{spec.mode} by {', '.join(spec.row_key)}"
    if remembered(cursor, name) != declared:
        refresh(cursor, spec)
        remember(cursor, name, declared)


def _remembered_as(spec: Ledger) -> str:
    return f"ledger {spec.key}"


def _prepare_views(cursor: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger]) -> None:
    wanted = dict(_ledger_views(specs))
    for row in records(cursor, "views"):
        if row["view_name"] not in {*wanted, *_OWN_VIEWS}:
            cursor.execute(f"drop view {quoted(row['view_name'])}")
    for view in wanted.values():
        cursor.execute(view)


def _ledger_views(specs: Mapping[str, Ledger]) -> Iterator[tuple[str, str]]:
    for spec in specs.values():
        fields = ",\n    ".join(quoted(c) for c in shown_columns(spec))
        for name, template in ((spec.key, "ledger_view"), (f"{spec.key}_history", "history_view")):
            yield name, query(template).format(view=f"main.{quoted(name)}", ledger=table(spec), fields=fields)
    yield from ((view, query(view)) for view, ledger in _OVER_LEDGERS.items() if ledger in specs)
    if specs:
        yield "reported_row", query("reported_row").format(ledgers=" union all ".join(map(_reported, specs.values())))
    errors = ", ".join(f"'{code}'" for code, kind in KINDS.items() if kind.severity is Severity.ERROR)
    yield "rejected_row", query("rejected_row").format(errors=errors)


def _reported(spec: Ledger) -> str:
    return query("reported_row_of").format(key=f"'{spec.key}'", ledger=table(spec))
