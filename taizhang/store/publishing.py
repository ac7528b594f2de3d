"""Publishing: a loaded workbook goes into the ledgers, inside the transaction of whoever calls."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import duckdb
import msgspec
import pyarrow as pa

from taizhang.findings import Finding
from taizhang.loading.values import LoadedBook
from taizhang.spec import Ledger
from taizhang.store.database import query, quoted
from taizhang.store.schema import shown_columns
from taizhang.store.uploads import Upload, kept_sheet
from taizhang.store.validity import row_key, settle, table

_OF_UPLOAD: Final = ("id", "file", "sha256", "reported_on", "received_at", "received_by")
_OF_SHEET: Final = ("name", "hidden", "ledger", "header_rows", "columns", "rows", "scope", "title")
_NAMES_OF_PLACES: Final = ("street", "community")


def publish(
    cursor: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger], book: LoadedBook, tables: Path, by: str
) -> Upload:
    """Record `book`, brought by `by`, and put the typed rows of its sheets, Arrow files in `tables`, into ledgers."""
    upload = as_upload(book, _next_id(cursor), by)
    cursor.execute(query("insert_upload"), {name: getattr(upload, name) for name in _OF_UPLOAD})
    _record_sheets(cursor, upload)
    _record_findings(cursor, upload)
    for sheet in book.sheets:
        if sheet.ledger and sheet.table:
            _insert_rows(cursor, specs[sheet.ledger], upload, sheet.name, tables / sheet.table)
    for key in upload.ledgers:
        settle(cursor, specs[key], upload.id)
    return upload


def as_upload(book: LoadedBook, id_: int, by: str = "") -> Upload:
    """`book` as an upload received now, brought by `by`."""
    return Upload(
        id=id_,
        file=book.file,
        sha256=book.sha256,
        reported_on=book.reported_on,
        received_at=dt.datetime.now().replace(microsecond=0),
        received_by=by,
        sheets=tuple(map(kept_sheet, book.sheets)),
        findings=book.findings,
    )


def already_loaded(upload: Upload) -> Upload:
    """What is answered when the bytes of `upload` come again."""
    sheet = upload.sheets[0].name
    again = Finding(code="already_loaded", sheet=sheet, detail=upload.received_at.date().isoformat())
    return msgspec.structs.replace(upload, same_as=upload.id, findings=(again, *upload.findings))


def _next_id(cursor: duckdb.DuckDBPyConnection) -> int:
    (found,) = cursor.execute(query("next_upload")).fetchall()
    return int(found[0])


def _record_sheets(cursor: duckdb.DuckDBPyConnection, upload: Upload) -> None:
    for position, sheet in enumerate(upload.sheets):
        params = {name: msgspec.to_builtins(getattr(sheet, name)) for name in _OF_SHEET}
        cursor.execute(query("insert_sheet"), params | {"upload": upload.id, "position": position})


def _record_findings(cursor: duckdb.DuckDBPyConnection, upload: Upload) -> None:
    if not upload.findings:
        return
    names = Finding.__struct_fields__
    columns = zip(*(msgspec.structs.astuple(f) for f in upload.findings), strict=True)
    said = pa.table(dict(zip(names, map(pa.array, columns), strict=True)) | {"position": range(len(upload.findings))})
    cursor.register("said", said)
    cursor.execute(query("insert_findings"), {"upload": upload.id})
    cursor.unregister("said")


def _insert_rows(cursor: duckdb.DuckDBPyConnection, spec: Ledger, upload: Upload, sheet: str, rows: Path) -> None:
    arriving = read_rows(rows)
    cursor.register("arriving", arriving)
    sql = query("insert_rows").format(
        ledger=table(spec), fields=typed_fields(spec, arriving.column_names), row_key=row_key(spec)
    )
    params = {"upload": upload.id, "file": upload.file, "sheet": sheet, "reported_on": upload.reported_on}
    cursor.execute(sql, params)
    cursor.unregister("arriving")


def read_rows(path: Path) -> pa.Table:
    """The typed rows that the reading child wrote to `path`, mapped rather than copied."""
    with pa.memory_map(str(path)) as file:
        return pa.ipc.open_file(file).read_all()


def typed_fields(spec: Ledger, given: list[str]) -> str:
    """The SQL of every column of a ledger, null for those that are not among the columns `given`."""
    columns = {c: t for c, t in shown_columns(spec).items() if c not in _NAMES_OF_PLACES}
    return ", ".join(quoted(c) if c in given else f"null::{t} as {quoted(c)}" for c, t in columns.items())
