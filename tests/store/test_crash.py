"""A load killed at any moment leaves the whole upload or none, and a store that opens: 200 times."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from crashing import POINTS
from reporting import PLACES, SPECS, plan

from taizhang.store import Store, originals, validity

ROUNDS, DEATHS, LOADS = 8, 20, 24  # 8 stores of 20 deaths each, 2 at each point, 24 while a workbook is loaded: 200
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")


class Nursery:
    """Forks processes that change the store in `folder`, and kills them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "store"
        self.acknowledged = folder / "acknowledged"
        program = Path(__file__).with_name("crashing.py")
        self._forking = subprocess.Popen(
            [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def give_birth(self, way: str, seed: int) -> psutil.Process:
        self.acknowledged.unlink(missing_ok=True)
        self._forking.stdin.write(f"{way}\t{self.folder}\t{seed}\n")
        self._forking.stdin.flush()
        return psutil.Process(int(self._forking.stdout.readline()))

    def wait_until_open(self, process: psutil.Process) -> None:
        while process.is_running() and not self.acknowledged.exists():
            time.sleep(0.002)

    def expected(self, version: int) -> tuple[int, ...]:
        """What versions the store may have: that of the last change the process was told is done, or the next."""
        told = self.acknowledged.read_text().split("\n")[:-1] if self.acknowledged.exists() else []
        return (int(told[-1]), int(told[-1]) + 1) if told else (version,)

    def close(self) -> None:
        self._forking.communicate()


@pytest.fixture
def nursery(tmp_path) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path)
    yield nursery
    nursery.close()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_killed_at_random(nursery, round_):
    rng = random.Random(round_)
    for death in range(DEATHS):
        process = nursery.give_birth("change", 1000 * round_ + death)
        if death % 5:  # every fifth dies while it opens the store, or soon after
            nursery.wait_until_open(process)
        time.sleep(rng.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        check(nursery, SPECS)


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_point(nursery, point):
    for seed in (0, 1):
        process = nursery.give_birth(point, seed)
        process.wait(60)
        check(nursery, SPECS)


@pytest.mark.parametrize("round_", range(2))
def test_killed_while_a_workbook_is_loaded(nursery, round_):
    rng = random.Random(round_)
    for death in range(LOADS // 2):
        process = nursery.give_birth("load", 1000 * round_ + death)
        nursery.wait_until_open(process)
        time.sleep(rng.uniform(0.1, 1.2))
        readers = process.children()
        process.send_signal(signal.SIGKILL)
        process.wait()
        check(nursery, None)
        assert psutil.wait_procs(readers, 10)[1] == [], "a reader goes on though nobody waits for its answer"


def check(nursery: Nursery, specs) -> None:
    with Store.open(nursery.folder, specs) as store:
        assert store.version() in nursery.expected(store.version())
        kept = list((nursery.folder / "originals").iterdir())
        assert sorted(p.stem for p in kept) == sorted({u.sha256 for u in store.uploads()})
        assert all(hashlib.sha256(p.read_bytes()).hexdigest() == p.stem for p in kept)
        assert list((nursery.folder / "work").iterdir()) == []
        with store.cursor() as cursor:
            _check_rows(cursor, store)
            _check_validity(cursor, store)


def _check_rows(cursor, store: Store) -> None:
    """Each upload has the rows its accounting says, and nothing is of an upload that is not on record."""
    said = {(u.id, s.ledger, s.name): s.rows.loaded for u in store.uploads() for s in u.sheets if s.rows.loaded}
    found = {}
    for key, spec in store.specs.items():
        sql = f"select _upload, _sheet, count(*) from {validity.table(spec)} group by all"
        found |= {(upload, key, name): count for upload, name, count in cursor.execute(sql).fetchall()}
    assert found == said
    for table in ("sheet", "finding"):
        sql = f"select count(*) from store.{table} where upload not in (select id from store.upload)"
        assert cursor.execute(sql).fetchone() == (0,)


def _check_validity(cursor, store: Store) -> None:
    """Working out anew from when until when every row shows changes nothing."""
    for spec in store.specs.values():
        shown = f"select _upload, _sheet, _row, _valid_from, _valid_until from {validity.table(spec)} order by all"
        cursor.begin()
        before = cursor.execute(shown).fetchall()
        validity.refresh(cursor, spec)
        assert cursor.execute(shown).fetchall() == before
        cursor.rollback()


def test_what_a_killed_process_left_is_swept_and_what_lies_there_otherwise_stays(tmp_path):
    with Store.open(tmp_path, SPECS) as store:
        store.import_places(PLACES)
        upload = plan(store, 10, "a", content=b"on record")
    place = originals.find(tmp_path / "originals", upload.sha256)
    place.rename(place.with_name(f".{place.name}.part"))
    (place.parent / f".{'0' * 64}.xlsx.part").write_bytes(b"half")
    (place.parent / "of_an_older_copy.xlsx").write_bytes(b"kept")
    (tmp_path / "work" / "left").mkdir()
    with Store.open(tmp_path, SPECS) as store:
        assert store.original(upload.sha256).read_bytes() == b"on record"
        assert sorted(p.name for p in place.parent.iterdir()) == sorted([place.name, "of_an_older_copy.xlsx"])
        assert list((tmp_path / "work").iterdir()) == []
