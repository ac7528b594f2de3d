"""A ledger of 2,000 rows from its bytes to a preview, with what it changes against the report before."""

import statistics
import time
from pathlib import Path

from bench.book import write_book
from bench.result import Result
from taizhang.demo.places import demo_places
from taizhang.store import Store

ROWS, RUNS = 2_000, 5


def measure_preview(folder: Path) -> list[Result]:
    """The median of several previews in one process, as a server makes them."""
    first, second = folder / "first.xlsx", folder / "second.xlsx"
    write_book(first, ROWS - 100)
    write_book(second, ROWS)
    with Store.open(folder / "preview") as store:
        store.import_places(demo_places())
        store.load(first)
        seconds = [_once(store, second) for _ in range(RUNS)]
    return [Result("2,000 x 13 rows: bytes to preview with its changes", statistics.median(seconds), "s", 1.0)]


def _once(store: Store, book: Path) -> float:
    start = time.perf_counter()
    with store.preview(book) as preview:
        (changes,) = preview.changes
        if (changes.new, changes.same) != (100, ROWS - 100):
            raise ValueError(f"the preview tells of {changes.new} new rows")
    return time.perf_counter() - start
