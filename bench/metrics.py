"""Every metric by street over a million lecture sessions: how long each takes once warm."""

import statistics
import time
from pathlib import Path

from bench.result import Result
from taizhang.metrics import load_metrics, measure
from taizhang.store import Slice, Store

RUNS = 15
SHOWN = 5
TARGET_MS = 50


def measure_metrics(folder: Path, slice_: Slice) -> list[Result]:
    """The median of several warm runs a metric, beside the day before as pages show it; the slowest are listed."""
    taken: dict[str, float] = {}
    with Store.open(folder) as store, store.cursor(slice_) as cursor:
        for name, metric in load_metrics().items():
            times = []
            for _run in range(RUNS + 1):
                start = time.perf_counter()
                measure(cursor, metric, by="street")
                times.append(time.perf_counter() - start)
            taken[name] = statistics.median(times[1:]) * 1000
    slowest = sorted(taken, key=lambda name: -taken[name])[:SHOWN]
    return [Result(f"{name} by street", taken[name], "ms", TARGET_MS) for name in slowest]
