"""A store with ten times the demo's rows, in the same district over the same reports: how full pages look.

`python -m tools.tenfold FOLDER` makes it, in about a minute; `taizhang serve --store FOLDER` shows it.
"""

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from taizhang.demo import write_demo
from taizhang.demo.boundaries import BOUNDARIES
from taizhang.demo.places import demo_places
from taizhang.demo.story import Report, tell
from taizhang.demo.town import Row, Value
from taizhang.store import Store

TIMES: Final = 10
NUMERALS: Final = "零一二三四五六七八九十"
# What tells rows apart, as a district with more of everything would write it; the first tenth stays as it is.
APART: Final[Mapping[str, str]] = {
    "title": "{}（第{}批）",
    "issue": "{}（第{}党小组反映）",
    "hall": "{}第{}讲习所",
    "unit": "{}（第{}党小组）",
    "matched_unit": "{}（第{}党小组）",
    "need": "{}（第{}网格）",
    "resource": "{}（第{}批）",
    "project": "{}（第{}期）",
}


def tell_tenfold(seed: int) -> tuple[Report, ...]:
    """The reports of ten stories as those of one district, oldest first."""
    stories = [tell(seed + number) for number in range(TIMES)]
    return tuple(
        Report(
            reports[0].day,
            {
                ledger: tuple(
                    _apart(row, number) for number, report in enumerate(reports, 1) for row in report.rows[ledger]
                )
                for ledger in reports[0].rows
            },
        )
        for reports in zip(*stories, strict=True)
    )


def load_tenfold(store: Store) -> None:
    """Fill the empty `store`, by the very loader that users use, and mark it as a demo."""
    store.mark_demo("loading")
    store.import_places(demo_places())
    store.import_boundaries(json.loads(BOUNDARIES.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory(prefix="taizhang-tenfold-") as folder:
        for book in write_demo(Path(folder), story=tell_tenfold):
            store.load(book)
    store.mark_demo("loaded")


def _apart(row: Row, number: int) -> Row:
    return row if number == 1 else {key: _renamed(key, value, NUMERALS[number]) for key, value in row.items()}


def _renamed(key: str, value: Value, numeral: str) -> Value:
    if key not in APART or value is None:
        return value
    return APART[key].format(str(value).removesuffix("讲习所") if key == "hall" else value, numeral)


if __name__ == "__main__":
    with Store.open(Path(sys.argv[1])) as opened:
        load_tenfold(opened)
