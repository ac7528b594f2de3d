"""The lectures page and the naive one over the same sessions, each served by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import xlsxwriter

from bench.filling import fill
from taizhang.paths import ROOT
from taizhang.spec import load_specs
from taizhang.store import Slice, Store
from tools.server import answering, running

SESSIONS = 100_000
HEADINGS = ("街道", "社区", "讲习所", "讲习日期", "讲习方式", "主题", "主讲人", "参加人数")
# Grain: one session that names its street. No parameters.
SHOWN = """
select street, community, hall, held_on, form, topic, lecturer, attendees from lecture_session where street is not null
"""
COUNTED = f"select street, count(*) from ({SHOWN}) as shown group by street order by street"


class Peer(msgspec.Struct, frozen=True):
    """A page that shows the sessions: its name here, its server, its path, and where a street is chosen."""

    name: str
    url: str
    path: str
    street_box: str


class Street(msgspec.Struct, frozen=True):
    """A street and how many of the sessions it held."""

    name: str
    sessions: int


class Peers(msgspec.Struct, frozen=True):
    """Both pages, and the streets that can be chosen on them."""

    naive: Peer
    ours: Peer
    streets: tuple[Street, ...]


@contextmanager
def served(folder: Path) -> Iterator[Peers]:
    """Make 100,000 sessions in `folder`, as a store and as a workbook, and serve both pages until the block ends."""
    store, book = folder / "peer-store", folder / "peer.xlsx"
    slice_ = fill(store, SESSIONS)
    streets = _write_book(book, store, slice_)
    naive = ["-m", "streamlit", "run", str(ROOT / "bench" / "naive_page.py"), "--server.address=127.0.0.1",
             "--server.headless=true", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false"]  # fmt: skip
    known = {"TAIZHANG_BENCH_BOOK": str(book)}
    with (
        answering(naive, "--server.port", folder / "naive.log", known, cwd=folder) as theirs,  # not with our settings
        running(store, folder / "ours.log") as ours,
    ):
        yield Peers(
            Peer("naive page", theirs.url, "", "[data-testid=stSelectbox] input"),
            Peer("ours", ours.url, "lectures", ".st-key-street input"),
            streets,
        )


def _write_book(book: Path, folder: Path, slice_: Slice) -> tuple[Street, ...]:
    forms = {choice.code: choice.zh for choice in load_specs()["lecture_session"].field("form").choices}
    with Store.open(folder) as store, store.cursor(slice_) as cursor:
        rows = cursor.execute(SHOWN).fetchall()
        streets = cursor.execute(COUNTED).fetchall()
    with xlsxwriter.Workbook(book, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as written:
        sheet = written.add_worksheet("讲习活动")
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, "讲习活动台账")
        sheet.write_row(1, 0, HEADINGS)
        for at, (street, community, hall, day, form, *rest) in enumerate(rows, 2):
            sheet.write_row(at, 0, (street, community, hall, day, forms.get(form, ""), *rest))
    return tuple(Street(*row) for row in streets)
