"""A lecture ledger of 100,000 rows by 13 columns, file to published, beside python-calamine alone reading it."""

import shutil
import statistics
import sys
from pathlib import Path

from bench.book import write_book
from bench.processes import run_watched
from bench.result import Result
from taizhang.demo.places import demo_places
from taizhang.store import Store

RUNS = 5


def measure_loading(folder: Path) -> list[Result]:
    """The ratio of the medians of alternating runs, each in a new process with a new store, and the peak memory."""
    book, base = folder / "lectures.xlsx", folder / "places"
    write_book(book)
    with Store.open(base) as store:
        store.import_places(demo_places())
    reading, loading, peaks = [], [], []
    for run in range(RUNS):
        reading.append(_once("read", book)[0])
        own = shutil.copytree(base, folder / f"run{run}")
        seconds, peak = _once("load", book, own)
        loading.append(seconds)
        peaks.append(peak)
        shutil.rmtree(own)
    alone, whole = statistics.median(reading), statistics.median(loading)
    return [
        Result("100,000 x 13 rows: python-calamine alone", alone, "s"),
        Result("100,000 x 13 rows: file to published", whole, "s"),
        Result("file to published / python-calamine alone", whole / alone, "x", 2.0),
        Result("peak memory of the processes that load it", max(peaks), "MB", 800),
    ]


def _once(*args: str | Path) -> tuple[float, float]:
    output, peak = run_watched([sys.executable, "-m", "bench.once", *map(str, args)])
    return float(output), peak
