"""`python -m bench` (make bench): all measurements as one table; ends with 1 if a target is missed."""

import sys
import tempfile
from pathlib import Path

from bench.loading import measure_loading
from bench.metrics import measure_metrics
from bench.million import fill
from bench.odd_books import measure_odd_books
from bench.pages import measure_pages
from bench.preview import measure_preview
from bench.result import table


def main() -> int:
    """Measure everything in a folder of its own and print the table."""
    with tempfile.TemporaryDirectory(prefix="taizhang-bench-") as folder:
        results = measure_odd_books(Path(folder))  # first, so that the largest child so far is one of its own
        results += measure_loading(Path(folder))
        results += measure_preview(Path(folder))
        million = Path(folder) / "million"
        slice_ = fill(million)
        results += measure_metrics(million, slice_)
        results += measure_pages(million)
    print(table(results))
    return int(any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main())
