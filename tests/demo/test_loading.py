"""What the loader makes of the demo's workbooks is what their writer meant, cell by cell."""

import shutil
from collections import Counter
from contextlib import closing

import pytest

from taizhang.demo import DemoRefusedError, compose, load_demo
from taizhang.demo import loading as demo_loading
from taizhang.demo.places import demo_places
from taizhang.demo.town import REPORT_DAYS
from taizhang.loading import RowCounts
from taizhang.spec import PLACE_TYPES
from taizhang.store import Slice, Store

BOOKS = {book.file: book for book in compose(7)}
OTHER_KINDS = set(RowCounts.__struct_fields__) - {"loaded", "rejected"}


@pytest.fixture(scope="module")
def store(demo_made, tmp_path_factory):
    folder = shutil.copytree(demo_made, tmp_path_factory.mktemp("loaded") / "store")
    with Store.open(folder) as store:
        yield store


@pytest.fixture(scope="module")
def uploads(store):
    return {upload.file: upload for upload in store.uploads()}


def plain(value):
    return round(value, 6) if isinstance(value, int | float) and not isinstance(value, bool) else value


def as_loaded(spec, row):
    """A row of the writer's as the ledger's view names its columns."""
    return {f"{f.key}_code" if f.type in PLACE_TYPES else f.key: plain(row[f.key]) for f in spec.fields}


def rows_of(store, spec, book):
    """The rows that show on the day of `book` and come from it, by sheet and row."""
    columns = [f"{f.key}_code" if f.type in PLACE_TYPES else f.key for f in spec.fields]
    sql = f"select _sheet, _row, {', '.join(columns)} from {spec.key} where _file = $file"
    with closing(store.cursor(Slice(as_of=book.reported_on))) as cursor:
        rows = cursor.execute(sql, {"file": book.file}).fetchall()
    return {tuple(row[:2]): dict(zip(columns, map(plain, row[2:]), strict=True)) for row in rows}


@pytest.mark.parametrize("book", BOOKS.values(), ids=lambda b: b.file)
def test_every_cell_of_a_book_is_read_as_it_was_meant(store, book):
    for ledger in {sheet.ledger for sheet in book.sheets if sheet.ledger}:
        spec = store.specs[ledger]
        meant = {
            (sheet.name, number): as_loaded(spec, row)
            for sheet in book.sheets
            for number, row in sheet.rows.items()
            if row is not None
        }
        assert rows_of(store, spec, book) == meant


@pytest.mark.parametrize("book", BOOKS.values(), ids=lambda b: b.file)
def test_every_row_of_a_book_is_accounted_for(uploads, book):
    upload = uploads[book.file]
    assert upload.reported_on == book.reported_on
    for sheet, loaded in zip(book.sheets, upload.sheets, strict=True):
        assert (loaded.name, loaded.hidden, loaded.ledger) == (sheet.name, sheet.hidden, sheet.ledger)
        if sheet.ledger is None:
            continue
        counts = Counter("rejected" if row is None else "loaded" for row in sheet.rows.values()) + Counter(sheet.kinds)
        assert {k: getattr(loaded.rows, k) for k in RowCounts.__struct_fields__} == {
            k: counts[k] for k in RowCounts.__struct_fields__
        }
        assert set(sheet.kinds) <= OTHER_KINDS


@pytest.mark.parametrize("book", BOOKS.values(), ids=lambda b: b.file)
def test_what_is_faulty_is_found_and_nothing_else(uploads, book):
    for sheet in (s for s in book.sheets if s.ledger):
        findings = [f for f in uploads[book.file].findings if f.sheet == sheet.name]
        assert {f.row for f in findings if f.severity == "error"} == {n for n, row in sheet.rows.items() if row is None}
        warnings = {
            (f.row, f.field, f.code) for f in findings if f.severity == "warning" and f.field and f.code != "rule"
        }
        assert warnings == {tuple(w) for w in sheet.warned}
        assert any(f.code == "rows_hidden" for f in findings) == bool(sheet.hidden_rows)


def test_the_last_report_shows_whole(store):
    """Every street's rows are those of its newest report, though they come in different books."""
    for ledger in store.specs.values():
        newest = {
            b.file for b in BOOKS.values() if b.reported_on == REPORT_DAYS[-1] and b.sheets[0].ledger == ledger.key
        }
        with closing(store.cursor(Slice(as_of=REPORT_DAYS[-1]))) as cursor:
            shown = {file for (file,) in cursor.execute(f"select distinct _file from {ledger.key}").fetchall()}
        assert shown >= newest
        assert ledger.mode == "events" or shown == newest


def test_the_store_says_it_is_a_demo(store):
    assert store.is_demo
    assert store.report_days() == tuple(reversed(REPORT_DAYS))
    assert tuple(m.held_on for m in store.meetings()) == store.report_days()
    assert all(m.theme for m in store.meetings())
    assert len(store.boundaries()["features"]) == len(demo_places()) == len(store.places())


def test_a_store_in_use_is_refused_and_left_alone(store):
    before = store.version()
    with pytest.raises(DemoRefusedError, match=str(len(BOOKS))):
        load_demo(store)
    assert store.version() == before
    assert len(store.uploads()) == len(BOOKS)


def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch):
    write = demo_loading.write_demo

    def write_and_spoil(folder):
        books = write(folder)[:3]
        books[-1].write_bytes(b"no workbook")
        return books

    monkeypatch.setattr(demo_loading, "write_demo", write_and_spoil)
    with Store.open(tmp_path) as store:
        with pytest.raises(Exception, match=r"\.xlsx"):
            load_demo(store)
        assert not store.uploads()
        assert not store.places()
        assert not store.is_demo
        assert store.awaits_demo


def test_a_load_that_was_killed_goes_on_where_it_stopped(tmp_path, monkeypatch):
    write = demo_loading.write_demo
    monkeypatch.setattr(demo_loading, "write_demo", lambda folder: write(folder)[:3])
    with Store.open(tmp_path) as store:
        store.mark_demo("loading")
        store.import_places(demo_places())
        write(tmp_path / "books")
        store.load(tmp_path / "books" / next(iter(BOOKS)))
        assert store.awaits_demo
        load_demo(store)
        assert not store.awaits_demo
        assert sorted(u.file for u in store.uploads()) == sorted(list(BOOKS)[:3])


def test_progress_is_told_book_by_book(tmp_path, monkeypatch):
    write, told = demo_loading.write_demo, []
    monkeypatch.setattr(demo_loading, "write_demo", lambda folder: write(folder)[:2])
    with Store.open(tmp_path) as store:
        load_demo(store, lambda *said: told.append(said))
        assert store.is_demo
    assert [said[1:] for said in told] == [(1, 2), (2, 2)]
    assert {said[0] for said in told} == set(list(BOOKS)[:2])
