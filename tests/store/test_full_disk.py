"""A full disk is refused before a load begins; met during it, it leaves the store as it was, and readable."""

import shutil
import subprocess
import threading
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import duckdb
import pytest
from reporting import OTHER_STREET, PLACES, SPECS, STREET, day, plan, publish, row, sheet, shown

from taizhang import disk
from taizhang.errors import DiskFilledError, DiskFullError
from taizhang.store import Slice, Store, database

Usage = namedtuple("Usage", "total used free")
MANY = 40_000  # rows that take some MB


@pytest.mark.parametrize(
    ("free_mb", "size_mb", "enough"), [(200, 1, True), (199, 1, False), (300, 30, True), (299, 30, False)]
)
def test_a_file_is_refused_where_the_disk_has_too_little_room(tmp_path, monkeypatch, free_mb, size_mb, enough):
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: Usage(0, 0, free_mb * 1_000_000))
    if enough:
        disk.check_room(tmp_path, size_mb * 1_000_000)
        return
    with pytest.raises(DiskFullError) as caught:
        disk.check_room(tmp_path, size_mb * 1_000_000)
    assert caught.value.params == {"free_mb": free_mb, "need_mb": max(200, 10 * size_mb)}


def test_nothing_is_published_where_there_is_too_little_room(store, monkeypatch):
    monkeypatch.setattr(disk, "_LEAST_FREE", 10**18)
    with pytest.raises(DiskFullError):
        plan(store, 10, "a")
    assert store.uploads() == ()


class Scarce:
    """A folder whose room can be made to end, and to come back."""

    def __init__(self, folder: Path, fill: Callable[[int], None], free: Callable[[], None]) -> None:
        self.folder, self.fill, self.free = folder, fill, free


@pytest.fixture(params=["small_disk", "file_size"])
def scarce(request, tmp_path, monkeypatch) -> Iterator[Scarce]:
    monkeypatch.setattr(disk, "_LEAST_FREE", 0)  # so that the end of the disk is met, not foreseen
    monkeypatch.setattr(disk, "_TIMES_FILE", 0)
    made = _small_disk(tmp_path) if request.param == "small_disk" else _small_files(tmp_path)
    with closing(made):
        yield next(made)


def _small_disk(folder: Path) -> Iterator[Scarce]:
    """A disk of 60 MB of its own, filled but for some bytes."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    ballast = folder / "ballast"

    def fill(leaving: int) -> None:
        ballast.write_bytes(bytes(max(0, shutil.disk_usage(folder).free - leaving)))

    try:
        yield Scarce(folder, fill, ballast.unlink)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def _small_files(folder: Path) -> Iterator[Scarce]:
    """A limit on the size of files, which refuses writing as a full disk does; no root is needed."""
    resource = pytest.importorskip("resource")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(leaving: int) -> None:
        size = max((p.stat().st_size for p in folder.rglob("*.duckdb")), default=0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + leaving, usual[1]))

    def free() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)

    try:
        yield Scarce(folder, fill, free)
    finally:
        free()


def many(store: Store, on: int):
    return publish(store, on, sheet("plan", [row(f"{n}", people=n) for n in range(MANY)], (STREET,)))


@pytest.mark.parametrize("leaving", [4096, 300_000])
@pytest.mark.parametrize("threshold", ["16MB", "60KB"], ids=["met_in_the_log", "met_in_a_checkpoint"])
def test_a_disk_that_fills_during_a_load_leaves_what_was_there(scarce, monkeypatch, threshold, leaving):
    monkeypatch.setitem(database._CONFIG, "checkpoint_threshold", threshold)
    with Store.open(scarce.folder / "store", SPECS) as store:
        store.import_places(PLACES)
        first = many(store, 10)
        book = _prepared(lambda: many(store, 20), store)
        scarce.fill(leaving)
        with pytest.raises(DiskFilledError, match=str(store.folder)):
            store.publish(*book)
        _check_unchanged(store, first)
    with Store.open(scarce.folder / "store", SPECS) as store:
        _check_unchanged(store, first)
        scarce.free()
        plan(store, 20, "ab")
        assert shown(store, "plan", 20) == ["a", "b"]


def _prepared(report: Callable[[], object], store: Store) -> list:
    """The book that `report` would publish, as it was read before the disk is full."""
    kept: list = []
    store.publish, publishing = lambda *book: kept.extend(book), store.publish
    report()
    store.publish = publishing
    return kept


def _check_unchanged(store: Store, first) -> None:
    assert [u.id for u in store.uploads()] == [first.id]
    assert len(shown(store, "plan", 99)) == MANY
    assert {p.stem for p in (store.folder / "originals").iterdir()} == {first.sha256}


def test_a_change_that_was_kept_though_its_checkpoint_failed_is_no_failure(scarce, monkeypatch):
    monkeypatch.setitem(database._CONFIG, "checkpoint_threshold", "60KB")
    with Store.open(scarce.folder / "store", SPECS) as store:
        store.import_places(PLACES)
        many(store, 1)
        with closing(store.cursor()) as reader:
            reader.begin()  # as long as somebody reads there is no checkpoint: the log grows
            reader.execute("select count(*) from plan").fetchall()
            for _ in range(3):
                publish(store, 10, sheet("plan", [row(f"{n}") for n in range(3000)], ()))
        book = _prepared(lambda: plan(store, 5, "ab", OTHER_STREET), store)
        opened = store._database._connection
        scarce.fill(60_000)
        late = store.publish(*book)
        assert store._database._connection is not opened, "the checkpoint was to fail"
        assert store.uploads()[0].id == late.id
        assert store.original(late.sha256).exists()


def test_whoever_reads_while_the_database_is_opened_anew_reads_on(scarce, monkeypatch):
    monkeypatch.setitem(database._CONFIG, "checkpoint_threshold", "60KB")
    counts, ended = [], threading.Event()

    def read(store: Store) -> None:
        while not ended.is_set():
            with suppress(duckdb.Error):  # once, if it is cut off in the midst of a query
                counts.append(len(shown(store, "plan", 99)))

    with Store.open(scarce.folder / "store", SPECS) as store:
        store.import_places(PLACES)
        many(store, 10)
        book = _prepared(lambda: many(store, 20), store)
        reader = threading.Thread(target=read, args=[store], daemon=True)
        reader.start()
        scarce.fill(4096)
        for _ in range(5):
            with pytest.raises(DiskFilledError):
                store.publish(*book)
        before = len(counts) + 1  # DuckDB shows a commit that fails for the moment until it is undone
        while len(counts) < before + 3 and reader.is_alive():
            time.sleep(0.01)
        ended.set()
        reader.join()
        assert set(counts[before:]) == {MANY}


def test_a_query_that_is_still_at_work_is_broken_off(store, monkeypatch):
    plan(store, 10, "a")
    told, cursor = [], store.cursor(Slice(day(10)))

    def ask() -> None:
        try:
            cursor.execute("select sum(a.i * b.i) from range(3000000) a(i), range(3000000) b(i)").fetchall()
        except duckdb.Error as error:
            told.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    monkeypatch.setattr(database, "_works", lambda _: False)
    store._database._open_anew()
    asking.join(20)
    assert told
    assert shown(store, "plan", 10) == ["a"]


def test_no_number_worked_out_from_a_change_that_failed_is_taken_for_one_of_a_later_change(store, monkeypatch):
    before = store.version()
    commit = database.Database.transaction

    def fails(self):
        with commit(self) as cursor:
            yield cursor
            raise duckdb.TransactionException("No space left on device")

    monkeypatch.setattr(database.Database, "transaction", contextmanager(fails))
    with pytest.raises(DiskFilledError):
        plan(store, 10, "a")
    monkeypatch.undo()
    plan(store, 10, "a")
    assert store.version() == before + 2
