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
from taizhang.spec import load_specs

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
    """The rows that a sheet left in the folder `output`."""
    if sheet.table is None:
        return []
    with pa.OSFile(str(Path(output) / sheet.table)) as source:
        return pa.ipc.open_file(source).read_all().to_pylist()


def understand_rows(rows, *, merges=(), name="Sheet1", at=(0, 0), **more) -> Understood:
    """Understand one sheet of `rows`."""
    return understand(raw_sheet(rows, name=name, merges=merges, at=at), **more)
