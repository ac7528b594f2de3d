"""`python -m bench` (make bench): all measurements as one table; ends with 1 if a target is missed.

`python -m bench pages viewers` takes those alone.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from bench.filling import fill
from bench.loading import measure_loading
from bench.metrics import measure_metrics
from bench.odd_books import measure_odd_books
from bench.pages import measure_pages
from bench.painting import measure_painting
from bench.peers import Peers, served
from bench.preview import measure_preview
from bench.result import Result, table
from bench.viewers import measure_viewers
from taizhang.store import Slice


class Ground:
    """What measurements need, made when the first of them asks for it; a context manager."""

    def __init__(self) -> None:
        self.held = ExitStack()
        self.folder = Path(self.held.enter_context(tempfile.TemporaryDirectory(prefix="taizhang-bench-")))

    def __enter__(self) -> "Ground":
        return self

    def __exit__(self, *_: object) -> None:
        self.held.close()

    @cached_property
    def million(self) -> tuple[Path, Slice]:
        """A store with a million sessions more than the demo, and the slice its pages open with."""
        folder = self.folder / "million"
        return folder, fill(folder, 1_000_000)

    @cached_property
    def peers(self) -> Peers:
        """Our lectures page and the naive one, served until the end."""
        return self.held.enter_context(served(self.folder))


MEASUREMENTS: Mapping[str, Callable[[Ground], list[Result]]] = {
    "odd_books": lambda ground: measure_odd_books(ground.folder),  # first, so that the largest child is one of its own
    "loading": lambda ground: measure_loading(ground.folder),
    "preview": lambda ground: measure_preview(ground.folder),
    "metrics": lambda ground: measure_metrics(*ground.million),
    "pages": lambda ground: measure_pages(ground.million[0]),
    "painting": lambda ground: measure_painting(ground.peers),
    "viewers": lambda ground: measure_viewers(ground.peers),
}


def main(names: Sequence[str]) -> int:
    """Take the measurements `names`, or all, and print the table."""
    if unknown := set(names) - set(MEASUREMENTS):
        print(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(MEASUREMENTS)}.", file=sys.stderr)
        return 2
    with Ground() as ground:
        results = [
            r for name, measure in MEASUREMENTS.items() if name in (names or MEASUREMENTS) for r in measure(ground)
        ]
    print(table(results))
    return int(any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
