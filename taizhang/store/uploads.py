"""Uploads: what was taken in when, what became of its sheets, and what was said about it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import duckdb
import msgspec

from taizhang.findings import Finding
from taizhang.loading.values import LoadedBook, LoadedSheet
from taizhang.spec import Ledger
from taizhang.store.database import query, records
from taizhang.store.validity import restore_rows, withdraw_rows

_Part = TypeVar("_Part", LoadedSheet, Finding)


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """One workbook taken in once.

    `id` is 0 if no sheet was taken for a ledger, so that nothing was recorded. `same_as` is the id of the upload
    that already holds these very bytes, if this one was not taken in again for that reason; `id` is then the same.
    `received_by` says who brought it, as far as is known.
    """

    id: int
    file: str
    sha256: str
    reported_on: dt.date
    received_at: dt.datetime
    received_by: str = ""
    withdrawn: bool = False
    sheets: tuple[LoadedSheet, ...]
    findings: tuple[Finding, ...]
    same_as: int | None = None

    @property
    def ledgers(self) -> tuple[str, ...]:
        """The keys of the ledgers it has sheets of."""
        return tuple(dict.fromkeys(s.ledger for s in self.sheets if s.ledger))


def list_uploads(cursor: duckdb.DuckDBPyConnection) -> tuple[Upload, ...]:
    """Every upload, newest first, with its sheets and findings."""
    sheets = _by_upload(records(cursor, "sheets"), LoadedSheet)
    findings = _by_upload(records(cursor, "findings"), Finding)
    return tuple(
        Upload(**row, sheets=sheets[row["id"]], findings=findings[row["id"]]) for row in records(cursor, "uploads")
    )


def kept_sheet(sheet: LoadedSheet) -> LoadedSheet:
    """`sheet` without what matters only until it is published."""
    return msgspec.structs.replace(sheet, table=None, likeliest=None, rivals=(), proposal=None, top=None)


def same_report(uploads: Iterable[Upload], book: LoadedBook) -> Upload | None:
    """The upload in force that took in these bytes, for this day, and read them as they read now."""
    sheets = tuple(map(_as_read, book.sheets))
    same = (
        u
        for u in uploads
        if not u.withdrawn and (u.sha256, u.reported_on) == (book.sha256, book.reported_on)
        if (tuple(map(_as_read, u.sheets)), u.findings) == (sheets, book.findings)
    )
    return next(same, None)


def _as_read(sheet: LoadedSheet) -> LoadedSheet:
    """`sheet` without what the file's name said of it, and without whether a heading was explained now or before."""
    columns = (msgspec.structs.replace(c, how="remembered") if c.how == "chosen" else c for c in sheet.columns)
    return msgspec.structs.replace(kept_sheet(sheet), title="", columns=tuple(columns))


def set_withdrawn(
    cursor: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger], upload: Upload, withdrawn: bool
) -> None:
    """Withdraw or restore `upload`; rows of ledgers that are no longer declared rest as they are."""
    cursor.execute(query("set_withdrawn"), {"id": upload.id, "withdrawn": withdrawn})
    for spec in (specs[key] for key in upload.ledgers if key in specs):
        if withdrawn:
            withdraw_rows(cursor, spec, upload.id)
        else:
            restore_rows(cursor, spec, upload.id, upload.reported_on)


def _by_upload(rows: Iterable[dict[str, Any]], part: type[_Part]) -> defaultdict[int, tuple[_Part, ...]]:
    grouped: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row.pop("upload")].append(row)
    parts = {upload: msgspec.convert(found, tuple[part, ...]) for upload, found in grouped.items()}  # type: ignore[valid-type]
    return defaultdict(tuple, parts)
