"""What two streets reported in March, April (one of them) and May: rows on either side of every rule of a metric."""

import datetime as dt
import hashlib
from pathlib import Path
from tempfile import mkdtemp

import pyarrow as pa

from taizhang.findings import Finding
from taizhang.loading.values import LoadedBook, LoadedSheet, Place, RowCounts
from taizhang.spec import Ledger
from taizhang.store import Store

A, B = "999901001", "999901002"
A1, A2, B1 = "999901001001", "999901001002", "999901002001"
MARCH, APRIL, MAY = dt.date(2024, 3, 20), dt.date(2024, 4, 20), dt.date(2024, 5, 20)
PLACES = (
    Place("999901", "X区", "district", "9999"),
    Place(A, "武汉路街道", "street", "999901"),
    Place(B, "湖北路街道", "street", "999901"),
    Place(A1, "武汉路社区居民委员会", "community", A),
    Place(A2, "江城社区居民委员会", "community", A),
    Place(B1, "荆楚社区居民委员会", "community", B),
)
TYPES = {
    "number": pa.float64(),
    "percent": pa.float64(),
    "integer": pa.int64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}

# what tells the rows of a ledger apart in these tests
NAMES = {
    "secretary_project": "title",
    "rectification_issue": "issue",
    "lecture_hall": "hall",
    "lecture_session": "topic",
    "cobuild_unit": "unit",
    "cobuild_resource": "resource",
    "cobuild_need": "need",
    "cobuild_project": "project",
}

# ledger: the columns given, then a row a tuple
Given = dict[str, tuple[str, list[tuple]]]

_PROJECT = "title street source stage progress declared_on due_on accepted_on budget spent has_plan"
_ISSUE = "issue community aspect status found_on due_on closed_on"
_HALL = "hall street community field lecturers established_on"
_SESSION = "topic street community hall held_on form attendees"
_UNIT = "unit street community kind signed_on"
_RESOURCE = "resource street community longitude latitude"
_NEED = "need community status raised_on"
_COBUILDING = "project community unit status problems_solved claimed_on"

REPORTS: list[tuple[dt.date, tuple[str, ...], Given]] = [
    (MARCH, (A, B), {
        "secretary_project": (_PROJECT, [
            ("a", A, "library", "under_way", 30, "2024-01-10", "2024-05-19", None, 10, 2.5, True),
            ("b", A, "self_set", "declared", 0, "2024-02-10", "2024-05-20", None, None, None, False),
            ("c", A, "library", "under_way", 50, "2024-02-11", "2024-04-30", None, 5, 0, None),
            ("d", B, "library", "accepted", 100, "2024-01-12", "2024-03-10", "2024-03-01", 20, 20, True),
            ("e", B, "self_set", "under_way", 40, "2024-01-13", None, None, None, 1, True),
            ("f", B, "library", "under_way", 10, "2024-01-14", "2024-03-01", None, 7, None, True),
        ]),
        "rectification_issue": (_ISSUE, [
            ("p", A1, "leadership", "not_started", "2024-01-10", "2024-03-19", None),
            ("q", A1, "team", "under_way", "2024-02-01", "2024-03-20", None),
            ("r", A2, "service", "under_way", None, None, None),
            ("s", B1, "role", "closed", "2024-02-20", "2024-03-31", "2024-03-15"),
        ]),
        "lecture_hall": (_HALL, [
            ("h1", A, A1, "community", 3, "2023-05-01"),
            ("h2", A, A2, "two_new", None, "2023-06-01"),
            ("h3", B, B1, "school", 2, None),
        ]),
        "lecture_session": (_SESSION, [
            ("1", A, A1, "h1", "2024-01-20", "fixed", 10),  # 60 days before March's report
            ("2", B, B1, "h3", "2024-03-20", "theme", 30),  # on the day itself
            ("3", A, A2, "h2", "2024-02-01", "fixed", 20),
        ]),
        "cobuild_unit": (_UNIT, [("u1", A, A1, "soe", "2024-01-05"), ("u2", B, B1, "private", None)]),
        "cobuild_resource": (_RESOURCE, [("r1", A, A1, 112.3, 34.6)]),
        "cobuild_need": (_NEED, [("n1", A1, "open", "2024-01-08"), ("n2", B1, "matched", None)]),
        "cobuild_project": (_COBUILDING, [("c1", A1, "u1", "claimed", 2, "2024-02-02")]),
    }),
    (APRIL, (B,), {
        "secretary_project": (_PROJECT, [
            ("d", B, "library", "accepted", 100, "2024-01-12", "2024-03-10", "2024-03-01", 20, 20, True),
            ("e", B, "self_set", "under_way", 35, "2024-01-13", None, None, None, 1, True),
            ("f", B, "library", "under_way", 15, "2024-01-14", "2024-04-25", None, 7, None, True),
        ]),
    }),
    (MAY, (A, B), {
        "secretary_project": (_PROJECT, [
            ("a", A, "library", "under_way", 30, "2024-01-10", "2024-05-19", None, 10, 2.5, True),
            ("b", A, "self_set", "declared", 0, "2024-02-10", "2024-05-20", None, None, None, False),
            ("c", A, "library", "accepted", 100, "2024-02-11", "2024-04-30", "2024-05-01", 5, 4.5, None),
            ("d", B, "library", "promoted", 100, "2024-01-12", "2024-03-10", "2024-03-01", 20, 20, True),
            ("e", B, "self_set", "under_way", 40, "2024-01-13", "2024-06-30", None, None, 1, True),
            ("f", B, "library", "under_way", 20, "2024-01-14", "2024-06-01", None, 7, 3, True),
            ("g", B, "library", "declared", None, None, None, None, None, None, True),
        ]),
        "rectification_issue": (_ISSUE, [
            ("p", A1, "leadership", "closed", "2024-01-10", "2024-03-19", "2024-05-10"),
            ("q", A1, "team", "under_way", "2024-02-01", "2024-03-20", None),
            ("r", A2, "service", "under_way", None, None, None),
            ("s", B1, "role", "under_way", "2024-02-20", "2024-03-31", None),
            ("t", B1, "facilities", "not_started", "2024-05-01", "2024-05-20", None),
        ]),
        "lecture_hall": (_HALL, [
            ("h1", A, A1, "community", 3, "2023-05-01"),
            ("h2", A, A2, "two_new", None, "2023-06-01"),
            ("h3", B, B1, "school", 2, None),
            ("h4", B, None, "two_new", 1, "2024-04-01"),
        ]),
        "lecture_session": (_SESSION, [
            ("2", B, B1, "h3", "2024-03-20", "theme", 35),  # counted anew; 61 days before May's report
            ("4", A, A1, "h1", "2024-05-10", "mobile", 40),
            ("5", A, A2, "h2", "2024-03-22", "fixed", 50),  # 59 days before
            ("6", None, None, "elsewhere", "2024-05-01", None, 5),
        ]),
        "cobuild_unit": (_UNIT, [
            ("u1", A, A1, "soe", "2024-01-05"),
            ("u1", A, A2, "soe", "2024-04-05"),
            ("u2", B, B1, "private", None),
            ("u3", B, None, "social", None),
        ]),
        "cobuild_resource": (_RESOURCE, [
            ("r1", A, A1, 112.3, 34.6), ("r2", A, A1, 112.5, 34.8), ("r3", B, B1, None, 34.7),
        ]),
        "cobuild_need": (_NEED, [
            ("n1", A1, "met", "2024-01-08"), ("n2", B1, "matched", None), ("n3", A2, "open", "2024-04-08"),
        ]),
        "cobuild_project": (_COBUILDING, [
            ("c1", A1, "u1", "done", 5, "2024-02-02"),
            ("c2", B1, "u2", "under_way", None, "2024-04-02"),
            ("c3", B1, "u1", "done", 1, "2024-04-03"),
        ]),
    }),
]  # fmt: skip


def report_all(store: Store) -> None:
    """Publish every report, a book a ledger, as the loader would hand it over."""
    store.import_places(PLACES)
    for day, scope, given in REPORTS:
        for ledger, (columns, rows) in given.items():
            report(store, day, ledger, [dict(zip(columns.split(), row, strict=True)) for row in rows], scope)


def report(
    store: Store,
    day: dt.date,
    ledger: str,
    rows: list[dict],
    scope: tuple[str, ...],
    *,
    file: str | None = None,
    findings: tuple[Finding, ...] = (),
) -> None:
    """Publish one book with one sheet of `rows`, places by their codes and dates as texts."""
    work = Path(mkdtemp(dir=store.folder))
    content = f"{ledger} {day} {scope}".encode()
    (work / "book.xlsx").write_bytes(content)
    _write(work / "rows.arrow", _table(store.specs[ledger], rows))
    sheet = LoadedSheet(
        name="台账", hidden=False, ledger=ledger, header_rows=(1,), columns=(), table="rows.arrow",
        rows=RowCounts(loaded=len(rows), header=1), scope=tuple(dict.fromkeys((*scope, ""))),
    )  # fmt: skip
    sha256 = hashlib.sha256(content).hexdigest()
    file = file or f"{ledger}-{day}.xlsx"
    book = LoadedBook(file=file, sha256=sha256, reported_on=day, sheets=(sheet,), findings=findings)
    store.publish(book, work, work / "book.xlsx")


def _table(spec: Ledger, rows: list[dict]) -> pa.Table:
    columns = {}
    for field in spec.fields:
        name = f"{field.key}_code" if field.type in ("street", "community") else field.key
        values = [row.get(field.key) for row in rows]
        columns[name] = pa.array(
            map(_day, values) if field.type == "date" else values, TYPES.get(field.type, pa.string())
        )
    return pa.table(columns | {"_row": pa.array(range(2, len(rows) + 2), pa.int32())})


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _write(path: Path, table: pa.Table) -> None:
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
