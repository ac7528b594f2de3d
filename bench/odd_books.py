"""Odd and broken workbooks by seeded mutation, each read as an upload is: it loads or says why, soon, in little memory.

`python -m bench.odd_books [COUNT] [SEED]` tells what became of them, and which were slowest.
"""

import collections
import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from bench.mutations import MUTATIONS, mutated
from bench.result import Result
from bench.seeds import FORMATS, Error
from taizhang.demo.places import demo_places
from taizhang.errors import ReadingFailedError, ReadingTooSlowError, TaizhangError
from taizhang.loading import LoadRequest, load_book
from taizhang.spec import load_specs

COUNT = 1500
CHILDREN = 2
ROWS = [
    ["武汉路街道书记领办项目台账", None, None, None, None],
    ["街道", "项目名称", "项目阶段", "计划投入", "申报日期"],
    ["武汉路街道", "红色物业创建", "推进", 35, dt.date(2024, 5, 12)],
    ["湖北路街道", "邻里食堂", "验收", 12.5, dt.date(2024, 4, 1)],
    ["湖北路街道", "多行\n的名称", "申报", Error("#REF!"), None],
    [None, "合计", None, 47.5, True],
]


class Outcome(msgspec.Struct, frozen=True):
    """What became of one file: `said` is `loaded`, or the class of the error."""

    name: str
    said: str
    seconds: float


def odd_books(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of `count` workbooks; the name says format, mutation and number."""
    good = {name: write(ROWS) for name, write in FORMATS.items()}
    makers = [(name, mutation) for mutation in MUTATIONS for name in good]
    random.Random(seed).shuffle(makers)
    for number in range(count):
        name, mutation = makers[number % len(makers)]
        yield f"{number}-{name}-{mutation}.{name}", mutated(good[name], mutation, f"{seed}-{number}")


def outcomes(count: int, seed: int, folder: Path, children: int = CHILDREN) -> list[Outcome]:
    """What became of each of `count` workbooks, `children` read at a time, in `folder`."""
    specs, places = tuple(load_specs().values()), demo_places()

    def read(book: tuple[str, bytes]) -> Outcome:
        name, content = book
        with tempfile.TemporaryDirectory(dir=folder) as own:
            path = Path(own) / "book"
            path.write_bytes(content)
            request = LoadRequest(
                path=str(path), file=name, output=own, specs=specs, places=places, received_on=dt.date(2024, 6, 30)
            )
            start = time.monotonic()
            return Outcome(name, _said(request), time.monotonic() - start)

    with ThreadPoolExecutor(children) as pool:
        return list(pool.map(read, odd_books(count, seed)))


def _said(request: LoadRequest) -> str:
    try:
        load_book(request)
    except TaizhangError as error:
        return type(error).__name__
    except Exception as error:
        return f"crash: {type(error).__name__}"
    return "loaded"


def peak_child_mb() -> float:
    """The largest resident memory of any child that has ended, in MB (10^6 bytes)."""
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6


def measure_odd_books(folder: Path, count: int = COUNT, seed: int = 1) -> list[Result]:
    """Of `count` odd workbooks: crashes, the slowest, the largest child, and how many loaded or were refused."""
    found = outcomes(count, seed, folder)
    said = collections.Counter(outcome.said for outcome in found)
    crashes = sum(number for word, number in said.items() if word.startswith("crash"))
    told = f"{count:,} odd workbooks: "
    return [
        Result(told + "crashes", crashes, "", 0),
        Result(told + "the slowest to load or be refused", max(o.seconds for o in found), "s", 10),
        Result(told + "peak memory of a process that reads one", peak_child_mb(), "MB", 1000),
        Result(told + "loaded", said["loaded"], ""),
        Result(told + "refused with a reason", count - said["loaded"] - crashes, ""),
        Result(told + "of these, the reader failed", said[ReadingFailedError.__name__], ""),
        Result(told + "of these, the reader hung", said[ReadingTooSlowError.__name__], ""),
    ]


def main() -> None:
    """Read the books that the command line asks for, and tell what became of them."""
    count, seed = (int(argument) for argument in (sys.argv[1:] + ["1500", "1"][len(sys.argv) - 1 :])[:2])
    with tempfile.TemporaryDirectory(prefix="taizhang-odd-") as folder:
        found = outcomes(count, seed, Path(folder))
    for said, number in collections.Counter(outcome.said for outcome in found).most_common():
        print(f"{number:6} {said}")
    for outcome in sorted(found, key=lambda outcome: -outcome.seconds)[:10]:
        print(f"{outcome.seconds:6.1f} s  {outcome.said}  {outcome.name}")
    print(f"{peak_child_mb():6.0f} MB in the largest child")


if __name__ == "__main__":
    main()
