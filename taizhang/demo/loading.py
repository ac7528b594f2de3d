"""The demo loaded into a store, by the very loader that users use."""

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final

from taizhang.demo.boundaries import BOUNDARIES
from taizhang.demo.places import demo_places
from taizhang.demo.town import REPORT_DAYS, words
from taizhang.demo.workbooks import write_demo
from taizhang.errors import TaizhangError
from taizhang.locale import N_
from taizhang.store import Meeting, Store

Progress = Callable[[str, int, int], None]

_READERS: Final = 4  # children reading at a time, at most


class DemoRefusedError(TaizhangError):
    """The store holds something already."""

    template = N_(
        "The demonstration data go into an empty store only; this one holds {uploads} uploads. Empty it first."
    )


def load_demo(store: Store, progress: Progress | None = None) -> None:
    """Fill the empty `store` with the demo district, its boundaries, workbooks and meetings, and mark it as a demo.

    `progress` hears of each workbook loaded: its file, how many are loaded, how many there are. A failure leaves the
    store empty; a load that was killed half way goes on where it stopped, since the same bytes never count twice.
    Raises DemoRefusedError where something else was loaded before.
    """
    resumed = store.is_demo and store.awaits_demo
    if store.uploads() and not resumed:
        raise DemoRefusedError(uploads=len(store.uploads()))
    try:
        store.mark_demo("loading")  # first, so that even a half demo says what it is
        store.import_places(demo_places())
        store.import_boundaries(json.loads(BOUNDARIES.read_text(encoding="utf-8")))
        with tempfile.TemporaryDirectory(prefix="taizhang-demo-") as folder:
            _load_all(store, write_demo(Path(folder)), progress or (lambda *_: None))
        for day, theme in zip(REPORT_DAYS, words("meetings")["themes"], strict=True):
            store.keep_meeting(Meeting(day, theme))
        store.mark_demo("loaded")
    except BaseException:
        if not resumed:
            store.clear()
            store.mark_demo("due")
        raise


def _load_all(store: Store, books: Sequence[Path], progress: Progress) -> None:
    with ThreadPoolExecutor(min(_READERS, os.cpu_count() or 1)) as readers:
        loading = {readers.submit(store.load, book): book for book in books}
        try:
            for done, future in enumerate(as_completed(loading), start=1):
                future.result()
                progress(loading[future].name, done, len(books))
        except BaseException:
            readers.shutdown(cancel_futures=True)
            raise
