"""One timed run in a process of its own: `python -m bench.once read BOOK`, or `... load BOOK STORE`; prints seconds."""

import sys
import time
from pathlib import Path

ROWS = 100_000


def read(book: str) -> int:
    """Read the first sheet with python-calamine alone, to Python values; returns its ledger rows."""
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()) - 2


def load(book: str, store: str) -> int:
    """Load the book into a store, file to published, as the page and the command line do; returns the rows loaded."""
    from taizhang.store import Store

    with Store.open(Path(store)) as opened:
        start = time.perf_counter()
        upload = opened.load(Path(book))
        print(time.perf_counter() - start)
        return upload.sheets[0].rows.loaded


if __name__ == "__main__":
    if sys.argv[1] == "read":
        import python_calamine  # noqa: F401  outside the time

        begin = time.perf_counter()
        rows = read(sys.argv[2])
        print(time.perf_counter() - begin)
    else:
        rows = load(sys.argv[2], sys.argv[3])
    if rows != ROWS:
        sys.exit(f"{rows} rows instead of {ROWS}")
