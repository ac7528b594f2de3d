"""Sheets written as lists of rows, understood in this process, and what came of them."""

import csv
import datetime as dt
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from taizhang.findings import Finding
from taizhang.loading import LoadedBook, LoadedSheet, LoadRequest, Place
from taizhang.loading.books import understand_book
from taizhang.loading.reading import RawSheet
from taizhang.paths import DEMO
from taizhang.spec import load_specs, plain_heading, without_brackets

SPECS = load_specs()
with (DEMO / "places.csv").open(encoding="utf-8", newline="") as file:
    PLACES = tuple(Place(**line) for line in csv.DictReader(file))
RECEIVED = dt.date(2024, 6, 30)
WUHAN, HUBEI = "999901001", "999901002"  # 武汉路街道, 湖北路街道
JIANGCHENG, JINGCHU = "999901001002", "999901002002"  # 江城社区, 荆楚社区


@dataclass(frozen=True)
class Understood:
    """A book as understood, with the typed rows of each sheet, in sheet order."""

    book: LoadedBook
    tables: list[list[dict]] = field(default_factory=list)

    @property
    def sheet(self) -> LoadedSheet:
        return self.book.sheets[0]

    @property
    def rows(self) -> list[dict]:
        return self.tables[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.book.findings

    def values(self, key: str) -> list:
        """What the loaded rows hold under one field."""
        return [row[key] for row in self.rows]

    def codes(self, severity: str | None = None) -> list[str]:
        """The codes of the findings, in order."""
        return [f.code for f in self.findings if severity in (None, f.severity)]


def raw_sheet(rows, name="Sheet1", merges=(), hidden=False, hidden_rows=(), at=(0, 0)):
    """A sheet as the reader gives it: `rows` made equally long, numbers as floats; `merges` count from (0, 0)."""
    width = max(map(len, rows), default=0)
    cells = [[_cell(v) for v in (*row, *[""] * (width - len(row)))] for row in rows]
    return RawSheet(
        name=name,
        hidden=hidden,
        first_row=at[0],
        first_column=at[1],
        rows=cells,
        merges=tuple(merges),
        hidden_rows=tuple(hidden_rows),
    )


def _cell(value):
    if value is None:
        return ""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def request(path=__file__, output="", *, file="台账.xlsx", specs=SPECS, places=PLACES, **more):
    """What the reading child would be told; any file will do where the sheets are given."""
    return LoadRequest(
        path=str(path),
        file=file,
        output=str(output),
        specs=tuple(specs.values()),
        places=tuple(places),
        received_on=RECEIVED,
        **more,
    )


def understand(*sheets: RawSheet, **more) -> Understood:
    """Understand `sheets` as one workbook; `more` is said in the request."""
    with tempfile.TemporaryDirectory() as output:
        book = understand_book(request(output=output, **more), sheets)
        return Understood(book, [typed_rows(output, sheet) for sheet in book.sheets])


def typed_rows(output, sheet: LoadedSheet) -> list[dict]:
    """The rows that a sheet left in the folder `output`, in the order of the sheet."""
    if sheet.table is None:
        return []
    with pa.OSFile(str(Path(output) / sheet.table)) as source:
        return sorted(pa.ipc.open_file(source).read_all().to_pylist(), key=lambda row: row["_row"])


def understand_rows(rows, *, merges=(), name="Sheet1", at=(0, 0), **more) -> Understood:
    """Understand one sheet of `rows`."""
    return understand(raw_sheet(rows, name=name, merges=merges, at=at), **more)


_RECORDS = {
    "secretary_project": (["街道", "项目名称", "项目阶段"], lambda n: ["武汉路街道", f"项目{n}", "推进"]),
    "rectification_issue": (["社区", "存在问题", "整改状态"], lambda n: ["江城社区", f"问题{n}", "整改中"]),
    "lecture_session": (
        ["讲习所", "讲习主题", "讲习日期", "参加人数"],
        lambda n: ["江城社区讲习所", f"主题{n}", "2024-05-12", 35],
    ),
    "lecture_hall": (["社区", "讲习所名称", "所属领域"], lambda n: ["江城社区", f"讲习所{n}", "机关"]),
    "cobuild_resource": (["社区", "资源名称", "提供单位"], lambda n: ["江城社区", f"资源{n}", "某单位"]),
    "cobuild_unit": (["社区", "单位名称", "单位性质"], lambda n: ["江城社区", f"单位{n}", "学校"]),
}


def read_column(ledger: str, heading: str, values, **more) -> list[tuple]:
    """What each of `values` under `heading` is read as: (value, code of what is said of the cell), "rejected" if out.

    The heading may replace one of those the ledger's records need.
    """
    (field,) = (f.key for f in SPECS[ledger].fields if plain(heading) in map(plain, (f.zh, *f.synonyms)))
    headings, record = _RECORDS[ledger]
    kept = [i for i, name in enumerate(headings) if SPECS[ledger].field(field).zh != name]
    rows = [[*([record(n)[i] for i in kept]), value] for n, value in enumerate(values)]
    said = understand_rows([[*(headings[i] for i in kept), heading], *rows], ledger=ledger, **more)
    codes = {f.row: f.code for f in said.findings if f.field == field}
    found = {row["_row"]: row[field] for row in said.rows}
    return [(found.get(n + 2, "rejected"), codes.get(n + 2)) for n in range(len(rows))]


def plain(heading: str) -> str:
    return without_brackets(plain_heading(heading))
