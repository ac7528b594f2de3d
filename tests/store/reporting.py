"""Reports made by hand: loaded books with their Arrow files, as the loader would leave them."""

import datetime as dt
import hashlib
import itertools
from pathlib import Path
from tempfile import mkdtemp

import pyarrow as pa

from taizhang.findings import Finding
from taizhang.loading.values import ColumnMatch, LoadedBook, LoadedSheet, Place, RowCounts
from taizhang.spec import Choice, Field, Ledger
from taizhang.store import Slice, Store, Upload

STREET, OTHER_STREET = "999901001", "999901002"
COMMUNITY, NEXT_COMMUNITY, OTHER_COMMUNITY = "999901001001", "999901001002", "999901002001"
PLACES = (
    Place("999901", "X区", "district", "9999"),
    Place(STREET, "武汉路街道", "street", "999901"),
    Place(OTHER_STREET, "湖北路街道", "street", "999901"),
    Place(COMMUNITY, "武汉路社区居民委员会", "community", STREET),
    Place(NEXT_COMMUNITY, "江城社区居民委员会", "community", STREET),
    Place(OTHER_COMMUNITY, "荆楚社区居民委员会", "community", OTHER_STREET),
)
FIELDS = (
    Field(key="street", zh="街道", en="Street", type="street"),
    Field(key="community", zh="社区", en="Community", type="community"),
    Field(key="title", zh="名称", en="Title", type="text", required=True),
    Field(
        key="stage", zh="阶段", en="Stage", type="choice", backward="lower",
        choices=(Choice(code="begun", zh="启动", en="Begun"), Choice(code="done", zh="完成", en="Done")),
    ),
    Field(key="held_on", zh="日期", en="Held on", type="date"),
    Field(key="due_on", zh="时限", en="Due on", type="date", backward="later"),
    Field(key="people", zh="人数", en="People", type="integer", backward="lower"),
    Field(key="progress", zh="进度", en="Progress", type="percent", backward="emptied"),
    Field(key="signed", zh="签订", en="Signed", type="boolean", backward="lower"),
)  # fmt: skip
PLAN = Ledger(key="plan", zh="计划", en="Plan", mode="snapshot", row_key=("street", "title"), fields=FIELDS)
VISIT = Ledger(key="visit", zh="走访", en="Visit", mode="events", row_key=("title", "held_on"), fields=FIELDS)
SPECS = {"plan": PLAN, "visit": VISIT}
_TYPES = {
    "street_code": pa.string(), "community_code": pa.string(), "title": pa.string(), "stage": pa.string(),
    "held_on": pa.date32(), "due_on": pa.date32(), "people": pa.int64(), "progress": pa.float64(), "signed": pa.bool_(),
    "_row": pa.int64(),
}  # fmt: skip
_numbers = itertools.count()


def day(number: int) -> dt.date:
    """The `number`-th day of the year these tests play in."""
    return dt.date(2024, 1, 1) + dt.timedelta(days=number)


def row(title: str, street: str | None = STREET, community: str | None = None, **values: object) -> dict[str, object]:
    """One typed row without its `_row`."""
    return {"street_code": street, "community_code": community, "title": title} | values


def sheet(ledger: str | None, rows: list[dict], scope: tuple[str, ...], name: str = "Sheet1", rejected: int = 0):
    """A sheet as loaded, and its rows."""
    return LoadedSheet(
        name=name,
        hidden=False,
        ledger=ledger,
        header_rows=(1, 2),
        columns=(
            ColumnMatch(index=0, heading="名称", field="title", how="exact"),
            ColumnMatch(index=1, heading="备注", field=None, how="unmatched"),
        ),
        rows=RowCounts(loaded=len(rows), rejected=rejected, title=1, header=1),
        scope=scope,
        table=f"{name}.arrow" if rows else None,
    ), rows


def publish(
    store: Store,
    on: int,
    *sheets: tuple[LoadedSheet, list[dict]],
    content: bytes | None = None,
    file: str = "某街道.xlsx",
    findings: tuple[Finding, ...] = (),
) -> Upload:
    """Publish a book of `sheets` that speaks of `day(on)`; its bytes are new unless `content` is given."""
    content = content if content is not None else f"book {next(_numbers)}".encode()
    work = Path(mkdtemp(dir=store.folder / "work"))
    (work / "book.xlsx").write_bytes(content)
    for loaded, rows in sheets:
        if loaded.table:
            write_rows(work / loaded.table, rows)
    book = LoadedBook(
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        reported_on=day(on),
        sheets=tuple(loaded for loaded, _ in sheets),
        findings=findings,
    )
    return store.publish(book, work, work / "book.xlsx")


def plan(store: Store, on: int, titles: str, street: str | None = STREET, scope: tuple[str, ...] | None = None, **more):
    """Publish a snapshot report of one street: a row a letter of `titles`."""
    scope = (street or "",) if scope is None else scope
    return publish(store, on, sheet("plan", [row(t, street) for t in titles], scope), **more)


def visit(store: Store, on: int, titles: str, people: int, street: str | None = STREET, **more):
    """Publish an events report of one street: a row a letter of `titles`, all with `people`."""
    rows = [row(t, street, held_on=day(0), people=people) for t in titles]
    return publish(store, on, sheet("visit", rows, (street or "",)), **more)


def shown(store: Store, view: str, on: int, *streets: str, columns: str = "title") -> list:
    """What `view` shows as of `day(on)`, sorted; bare values if one column is asked for."""
    cursor = store.cursor(Slice(day(on), streets=streets))
    rows = cursor.execute(f"select {columns} from {view} order by all").fetchall()
    return [r[0] if len(r) == 1 else r for r in rows]


def write_rows(path: Path, rows: list[dict]) -> None:
    """Write typed rows as the loader leaves them; rows without `_row` are numbered from 3."""
    numbered = [r | {"_row": r.get("_row", number)} for number, r in enumerate(rows, start=3)]
    schema = pa.schema([(c, t) for c, t in _TYPES.items() if any(c in r for r in numbered)])
    table = pa.Table.from_pylist(numbered, schema)
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        writer.write_table(table)
