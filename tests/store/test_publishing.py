"""What publishing records, what it refuses to count twice, and what is left when it fails."""

import datetime as dt
import os
import subprocess
import sys

import duckdb
import pytest
from reporting import (
    COMMUNITY,
    PLACES,
    SPECS,
    STREET,
    day,
    plan,
    publish,
    row,
    sheet,
    shown,
    visit,
)

from taizhang.findings import Finding
from taizhang.store import Slice, Store, publishing

FINDINGS = (
    Finding(code="unreadable", sheet="Sheet1", row=3, cell="C3", field="people", value="若干", detail="整数"),
    Finding(code="sheet_hidden", sheet="Sheet1"),
)


def test_every_field_and_its_provenance_come_out_as_they_went_in(store):
    values = {
        "stage": "done",
        "held_on": day(3),
        "due_on": day(9),
        "people": 35,
        "progress": 87.5,
        "signed": True,
        "_row": 7,
    }
    publish(store, 10, sheet("plan", [row("a", STREET, COMMUNITY, **values)], (STREET,)), file="书记项目.xlsx")
    found = store.cursor(Slice(day(12))).execute("select * from plan")
    assert dict(zip([c[0] for c in found.description], found.fetchone(), strict=True)) == {
        "street": "武汉路街道",
        "street_code": STREET,
        "community": "武汉路社区居民委员会",
        "community_code": COMMUNITY,
        "title": "a",
        "stage": "done",
        "held_on": day(3),
        "due_on": day(9),
        "people": 35,
        "progress": 87.5,
        "signed": True,
        "_file": "书记项目.xlsx",
        "_sheet": "Sheet1",
        "_row": 7,
        "_upload": 1,
        "_reported_on": day(10),
        "_as_of": day(12),
    }


def test_columns_a_sheet_lacks_load_as_null_and_a_street_follows_from_its_community(store):
    rows = [{"title": "a", "community_code": COMMUNITY}, {"title": "b", "community_code": None}]
    publish(store, 10, sheet("plan", rows, (STREET,)))
    assert shown(store, "plan", 10, columns="title, street_code, people") == [("a", STREET, None), ("b", None, None)]


def test_an_upload_is_recorded_with_its_sheets_and_findings(store):
    upload = publish(
        store,
        10,
        sheet("plan", [row("a")], (STREET,)),
        sheet(None, [], (), name="说明"),
        findings=FINDINGS,
    )
    assert store.uploads() == (upload,)
    assert store.upload(upload.id).findings == FINDINGS
    assert [(s.ledger, s.table, s.rows.loaded) for s in upload.sheets] == [("plan", None, 1), (None, None, 0)]
    assert dt.datetime.now() - upload.received_at < dt.timedelta(minutes=1)


def test_a_book_whose_rows_were_all_rejected_is_recorded(store):
    upload = publish(store, 10, sheet("plan", [], (), rejected=2), findings=FINDINGS)
    assert store.upload(upload.id).sheets[0].rows.rejected == 2


def test_a_book_with_no_sheet_of_a_ledger_is_not_recorded(store):
    before = store.version()
    upload = publish(store, 10, sheet(None, [], ()), findings=FINDINGS)
    assert (upload.id, upload.findings) == (0, FINDINGS)
    assert (store.uploads(), store.version(), list((store.folder / "originals").iterdir())) == ((), before, [])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, True),
        ({}, {"on": 11}, False),
        ({}, {"content": b"other"}, False),
        ({}, {"ledger": "visit"}, False),
        ({}, {"titles": "ab"}, False),
        ({"rejected": 1}, {"rejected": 1}, True),
        ({"findings": FINDINGS}, {"findings": FINDINGS}, True),
        ({"findings": (Finding(code="sheet_unmatched", sheet="Sheet2"),)}, {}, False),
    ],
    ids=["same", "another_day", "other_bytes", "another_ledger", "read_otherwise", "rejected", "warned", "refused"],
)
def test_the_same_bytes_count_once_unless_they_read_otherwise(store, first, second, same):
    def load(on=10, content=b"bytes", ledger="plan", titles="a", rejected=0, **more):
        loaded = sheet(ledger, [row(t) for t in titles], (STREET,), rejected=rejected)
        return publish(store, on, loaded, content=content, **more)

    old, new = load(**first), load(**second)
    assert (new.same_as == old.id) is same
    assert [f.code for f in new.findings if f.code == "already_loaded"] == ["already_loaded"] * same
    assert len(store.uploads()) == (1 if same else 2)
    if same:
        assert (new.id, new.findings[0].detail) == (old.id, old.received_at.date().isoformat())


def test_the_same_bytes_count_again_after_they_were_withdrawn(store):
    store.withdraw(plan(store, 10, "a", content=b"bytes").id)
    assert plan(store, 10, "a", content=b"bytes").same_as is None
    assert shown(store, "plan", 10) == ["a"]


def test_a_failed_publish_leaves_nothing_and_the_store_goes_on(store, monkeypatch):
    kept = plan(store, 10, "a", content=b"kept")
    before = store.version()

    def fail(*_):
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "settle", fail)
        for content in (b"new", b"kept"):
            with pytest.raises(RuntimeError):
                plan(store, 20, "b", content=content)
    assert (store.uploads(), store.version(), shown(store, "plan", 20)) == ((kept,), before, ["a"])
    assert [p.stem for p in (store.folder / "originals").iterdir()] == [kept.sha256]
    plan(store, 20, "b")
    assert shown(store, "plan", 20) == ["b"]


def test_rows_that_cannot_be_put_into_their_ledger_leave_nothing(store):
    good, bad = sheet("plan", [row("a")], (STREET,)), sheet("plan", [row("b", _row=2**40)], (STREET,), name="x")
    with pytest.raises(duckdb.Error):
        publish(store, 10, good, bad)
    assert (store.uploads(), shown(store, "plan", 10)) == ((), [])


def test_a_process_killed_in_the_middle_of_a_publish_leaves_nothing(tmp_path):
    folder = tmp_path / "store"
    with Store.open(folder, SPECS) as store:
        store.import_places(PLACES)
        plan(store, 10, "a")
    script = (
        "import os, pathlib, reporting; from taizhang.store import Store, publishing\n"
        "publishing.settle = lambda *_: os._exit(9)\n"
        f"store = Store.open(pathlib.Path({str(folder)!r}), reporting.SPECS)\n"
        "reporting.plan(store, 20, 'b')\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", script], env=env, check=False).returncode == 9
    with Store.open(folder, SPECS) as store:
        assert (len(store.uploads()), shown(store, "plan", 20)) == (1, ["a"])
        visit(store, 20, "c", 1)
        assert shown(store, "visit", 20) == ["c"]
