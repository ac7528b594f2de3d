"""The store as a whole: one process, many threads, versions, the demonstration mark, and loading a workbook."""

import subprocess
import sys
import threading

import msgspec
import openpyxl
import pytest
from reporting import OTHER_STREET, PLACES, SPECS, STREET, day, plan, shown, visit

from taizhang import disk
from taizhang.errors import DiskFullError, NotAWorkbookError, StoreBusyError, UnknownNameError
from taizhang.spec import read_targets
from taizhang.store import Meeting, Slice, Store, standards


def test_every_change_and_nothing_else_raises_the_version(tmp_path):
    with Store.open(tmp_path / "store", SPECS) as store:
        assert store.version() == 0
        changes = [
            lambda: store.import_places(PLACES),
            lambda: plan(store, 10, "a", content=b"a"),
            lambda: store.withdraw(1),
            lambda: store.restore(1),
            lambda: store.add_alias("武汉路", STREET),
            lambda: store.keep_meeting(Meeting(day(10))),
            lambda: store.remove_meeting(day(10)),
            lambda: store.mark_demo("loaded"),
            store.clear,
        ]
        for number, change in enumerate(changes, start=1):
            change()
            assert store.version() == number
        plan(store, 10, "a", content=b"a")
        plan(store, 10, "a", content=b"a")
        store.restore(1)
        assert store.version() == len(changes) + 1


def test_new_targets_raise_the_version(tmp_path, monkeypatch):
    with Store.open(tmp_path / "store", SPECS) as store:
        before = store.version()
    declared = read_targets()["idle_hall_sessions"]
    changed = msgspec.structs.replace(declared, value=3.0, default=3.0)
    monkeypatch.setattr(standards, "read_targets", lambda: {"idle_hall_sessions": changed})
    with Store.open(tmp_path / "store", SPECS) as store:
        assert store.version() == before + 1
        assert store.cursor().execute("select value from target").fetchall() == [(3.0,)]


def test_report_days_are_of_uploads_in_force(store):
    plan(store, 20, "a")
    plan(store, 10, "a", OTHER_STREET)
    store.withdraw(plan(store, 30, "a").id)
    visit(store, 20, "a", 1)
    assert store.report_days() == (day(20), day(10))


@pytest.mark.parametrize("ask", ["upload", "withdraw", "restore"])
def test_an_upload_that_is_not_there(store, ask):
    with pytest.raises(UnknownNameError, match="7"):
        getattr(store, ask)(7)


def test_clearing_empties_everything_and_demonstration_data_do_not_come_back(store):
    plan(store, 10, "a")
    store.mark_demo("loaded")
    assert store.is_demo
    store.clear()
    assert not store.is_demo
    assert not store.awaits_demo
    assert (store.uploads(), store.places(), store.report_days()) == ((), (), ())
    assert shown(store, "plan_history", 99) == []
    assert list((store.folder / "originals").iterdir()) == []
    assert store.version() > 0


def test_a_second_process_is_told_that_the_store_is_in_use(store):
    script = f"import pathlib, taizhang.store as s; s.Store.open(pathlib.Path({str(store.folder)!r}), {{}})"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert StoreBusyError.__name__ in found.stderr


def test_writers_wait_for_one_another_while_readers_always_see_a_whole_state(store):
    seen, failed, done = set(), [], threading.Event()

    def guarded(work):
        try:
            work()
        except Exception as error:
            failed.append(error)

    def write(street):
        for on in range(1, 6):
            plan(store, on, "ab", street)

    def read():
        while not done.is_set():
            query = "select street_code, count(*) from plan group by all"
            seen.update(store.cursor(Slice(day(9))).execute(query).fetchall())

    writers = [threading.Thread(target=guarded, args=[lambda s=s: write(s)]) for s in (STREET, OTHER_STREET)]
    reader = threading.Thread(target=guarded, args=[read])
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert failed == []
    assert seen <= {(STREET, 2), (OTHER_STREET, 2)}
    assert sorted(u.id for u in store.uploads()) == list(range(1, 11))


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["街道", "项目名称", "项目阶段", "计划投入（万元）"])
    book.active.append(["武汉路街道", "红色驿站", "验收", 12])
    book.active.append(["湖北路街道", "睦邻点", "推进", "若干"])
    book.save(tmp_path / "upload-8f3a.tmp")
    return tmp_path / "upload-8f3a.tmp"


def test_a_workbook_is_read_published_and_kept(tmp_path, workbook):
    with Store.open(tmp_path / "store") as store:
        store.import_places(PLACES)
        upload = store.load(workbook, "书记领办项目.xlsx", reported_on=day(10))
        assert (upload.file, upload.reported_on) == ("书记领办项目.xlsx", day(10))
        assert [f.code for f in upload.findings] == ["unreadable"]
        assert shown(store, "secretary_project", 10, columns="street_code, title, stage, budget") == [
            (STREET, "红色驿站", "accepted", 12.0),
            (OTHER_STREET, "睦邻点", "under_way", None),
        ]
        assert store.original(upload.sha256).read_bytes() == workbook.read_bytes()
        assert store.load(workbook, "又一次.xlsx", reported_on=day(10)).same_as == upload.id


def test_what_cannot_be_loaded_changes_nothing(store, tmp_path, monkeypatch):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"no workbook")
    before = store.version()
    with pytest.raises(NotAWorkbookError):
        store.load(path)
    with pytest.raises(UnknownNameError, match="no_ledger"):
        store.load(path, ledger="no_ledger")
    monkeypatch.setattr(disk, "_LEAST_FREE", 10**18)
    with pytest.raises(DiskFullError):
        store.load(path)
    assert (store.version(), store.uploads()) == (before, ())
