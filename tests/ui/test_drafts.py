"""What waits on a viewer's desk is published once, dropped without a trace, and named while it is read."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from taizhang.errors import DiskFullError
from taizhang.paths import DEMO, ROOT
from taizhang.store import Corrections, Store, read_places
from taizhang.ui import data, drafts
from taizhang.ui.drafts import Desk, Job
from taizhang.ui.questions import questions

BOOK = ROOT / "tests" / "ledgers" / "01_0320_secretary_project.xlsx"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """The store that the pages would use."""
    with Store.open(tmp_path / "store") as opened:
        opened.import_places(read_places(DEMO / "places.csv"))
        monkeypatch.setattr(data, "store", lambda: opened)
        monkeypatch.setattr(data, "places", lambda _version: opened.places())
        yield opened


@pytest.fixture
def draft(store):
    draft = Desk().add("台账.xlsx")
    drafts.read(draft, BOOK, Corrections())
    return draft


def test_presses_in_two_threads_publish_once(store, draft):
    desk, folder = Desk(), draft.preview.tables
    for _ in range(4):
        desk.ask(Job("台账.xlsx", "", partial(drafts.publish, draft, "王书记")))
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: desk.work(), range(8)))
    assert [u.received_by for u in store.uploads()] == ["王书记"]
    assert draft.upload and draft.preview is None
    assert not Path(folder).exists()


def test_what_cannot_be_published_waits_on(store, draft, monkeypatch):
    def full(*_args):
        raise DiskFullError(free_mb=1, need_mb=2)

    monkeypatch.setattr(store, "accept", full)
    drafts.publish(draft, "")
    assert "1 MB" in draft.trouble
    assert draft.preview and draft.upload is None
    monkeypatch.undo()


def test_a_bad_file_says_why_and_a_bad_correction_leaves_the_preview(store, draft, tmp_path):
    bad = tmp_path / "bad"
    bad.write_bytes(b"PK\x03\x04 this is no workbook")
    other = Desk().add("坏.xlsx")
    drafts.read(other, bad, Corrections())
    assert "坏.xlsx" in str(other.error)
    before = draft.preview
    drafts.read(draft, bad, Corrections())
    assert draft.trouble and draft.preview is before


def test_reading_again_puts_the_new_preview_in_the_place_of_the_old(draft):
    before, folder = draft.preview, draft.preview.tables
    drafts.read_again(draft, Corrections(ledger="lecture_hall"))
    assert draft.preview is not before
    assert draft.reading == 2
    assert not folder.exists()
    assert questions(draft.preview).untaken == 1


def test_jobs_of_an_archive_come_before_the_others_and_its_folder_goes_last(tmp_path):
    from tempfile import TemporaryDirectory

    desk, done = Desk(), []
    folder = TemporaryDirectory()
    members = [Job(name, "", partial(done.append, name)) for name in ("a", "b")]
    desk.ask(Job("zip", "", lambda: desk.ask_instead(members, folder)))
    desk.ask(Job("c", "", partial(done.append, "c")))
    desk.work()
    assert (desk.asked, len(desk.jobs)) == (3, 3)
    desk.work()
    assert Path(folder.name).exists()
    desk.work()
    assert not Path(folder.name).exists()
    desk.work()
    assert done == ["a", "b", "c"]
