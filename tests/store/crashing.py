"""Processes that live to be killed: each opens a store and changes it without end.

As a program: a line `way folder seed` on standard input forks one and answers with its id; its last line in the file
`acknowledged` beside the store is the version of the last change that it was told is done. Forking from a process that
has everything imported makes two hundred deaths cheap.
"""

import os
import random
import signal
import sys
import traceback
from pathlib import Path

import openpyxl
from reporting import OTHER_STREET, PLACES, SPECS, STREET, day, publish, row, sheet

from taizhang.store import Store, archive, database, originals, publishing, uploads

# Where a process can be told to die: just before or after one of these is called the first time.
POINTS = {
    "copy": (originals, "_copy"),
    "settle an original": (originals, "_settle"),
    "record sheets": (publishing, "_record_sheets"),
    "insert rows": (publishing, "_insert_rows"),
    "settle rows": (publishing, "settle"),
    "withdraw": (uploads, "set_withdrawn"),
    "delete originals": (originals, "keep_only"),
    "recall originals": (archive.Archive, "_recorded"),
}


def main() -> None:
    database._CONFIG["checkpoint_threshold"] = "60KB"  # so that checkpoints are among what is cut off
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        way, folder, seed = line.rstrip("\n").split("\t")
        pid = os.fork()
        if not pid:
            _live(way, Path(folder), int(seed))
        print(pid, flush=True)


def _live(way: str, folder: Path, seed: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        rng = random.Random(seed)
        with Store.open(folder, None if way == "load" else SPECS) as store:
            acknowledge(store)
            if way in POINTS:
                _die_at(*POINTS[way], after=rng.random() < 0.5)
            if not store.places():
                store.import_places(PLACES)
                acknowledge(store)
            change = _load if way == "load" else _change
            for step in range(1000):
                change(store, rng, f"{seed}-{step}")
                acknowledge(store)
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def acknowledge(store: Store) -> None:
    with (store.folder.parent / "acknowledged").open("a") as file:
        file.write(f"{store.version()}\n")


def _die_at(owner: object, name: str, after: bool) -> None:
    called = getattr(owner, name)

    def dies(*args, **kwargs):
        if after:
            called(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, dies)


def _change(store: Store, rng: random.Random, name: str) -> None:
    """One change: mostly a report of one or two ledgers, of few rows or thousands; else one taken or brought back."""
    known = store.uploads()
    dice = rng.random()
    if dice < 0.03:
        store.clear()
    elif dice < 0.25 and known:
        upload = rng.choice(known)
        (store.restore if upload.withdrawn else store.withdraw)(upload.id)
    else:
        sheets = [_sheet(rng, ledger) for ledger in rng.sample(sorted(SPECS), rng.choice((1, 1, 2)))]
        publish(store, rng.randrange(9), *sheets, content=name.encode() * rng.choice((1, 20_000)))


def _sheet(rng: random.Random, ledger: str):
    street = rng.choice((STREET, OTHER_STREET, None))
    rows = [
        row(f"{rng.randrange(500)}", street, held_on=day(rng.randrange(5)), people=n)
        for n in range(rng.choice((1, 5, 60, 3000)))
    ]
    return sheet(ledger, rows, (street or "",), name=ledger)


def _load(store: Store, rng: random.Random, name: str) -> None:
    """One workbook through the reading child, which has a while to go with it."""
    path = store.folder / f"{name}.xlsx"
    book = openpyxl.Workbook(write_only=True)
    written = book.create_sheet("Sheet1")
    written.append(["街道", "项目名称", "项目阶段", "计划投入（万元）"])
    for number in range(rng.choice((2, 400))):
        written.append(["武汉路街道", f"{name}项目{number}", "验收", number])
    book.save(path)
    store.load(path, reported_on=day(rng.randrange(9)))
    path.unlink()


if __name__ == "__main__":
    main()
