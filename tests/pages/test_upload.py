"""The upload page: what is dropped is read and shown, and counts only once it is published."""

import datetime as dt
import re

import pytest
import streamlit as st
from pages.conftest import texts
from test_pages import LATIN

from taizhang.loading.values import Alias, Heading
from taizhang.paths import DEMO, ROOT
from taizhang.store import Store, read_places
from taizhang.ui import data
from tests import dropped_books as books

LEDGERS = ROOT / "tests" / "ledgers"
FIRST, SECOND = (LEDGERS / f"{name}.xlsx" for name in ("01_0320_secretary_project", "09_0520_secretary_project"))
BOOKS = ROOT / "tests" / "books"
BAD = b"PK\x03\x04 this is no workbook"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store with the places and one report of projects, visited from another desk."""
    monkeypatch.setattr(type(st.context), "ip_address", "192.0.2.7")
    folder = tmp_path / "store"
    with Store.open(folder) as opened:
        opened.import_places(read_places(DEMO / "places.csv"))
        opened.load(FIRST)
    return folder


def drop(app, **files):
    """Drop files, given by name with their bytes, and wait until they are read."""
    (box,) = app.file_uploader
    return box.set_value([(name, content, "application/octet-stream") for name, content in files.items()]).run()


def press(app, start, end=""):
    """Press the first button whose key begins and ends so."""
    return next(b for b in app.button if b.key.startswith(start) and b.key.endswith(end)).click().run()


def uploads():
    return data.store().uploads()


def tables(app):
    return [list(table.value.columns) for table in app.dataframe]


@pytest.mark.parametrize(
    ("language", "waits", "told"),
    [
        ("zh", "发布之前不计入任何数据", "与 2024-03-20 的上次填报相比：新增 3 行，变更 40 行，消失 3 行，未变 0 行。"),
        (
            "en",
            "Nothing of them counts yet",
            "against the report of 2024-03-20: 3 new, 40 changed, 3 vanished, 0 as before.",
        ),
    ],
)
def test_what_is_dropped_counts_only_once_it_is_published(visit, store, language, waits, told):
    app = drop(visit(store, "upload", language), **{"台账.xlsx": SECOND.read_bytes()})
    assert not app.exception
    assert waits in texts(app)
    assert told in texts(app)
    assert len(uploads()) == 1
    app.text_input(key="bringer-box").set_value("王书记").run()
    press(app, "publish-")
    assert not app.exception
    assert [(u.file, u.received_by) for u in uploads()] == [("台账.xlsx", "王书记"), (FIRST.name, "")]
    assert waits not in texts(app)


def test_dropped_again_is_as_if_it_had_never_come(visit, store):
    app = drop(visit(store, "upload"), **{"台账.xlsx": SECOND.read_bytes()})
    press(app, "drop-")
    assert len(uploads()) == 1
    assert "已放弃：台账.xlsx" in texts(app).replace("\\", "")
    assert not [b for b in app.button if b.key.startswith("publish-")]


def test_another_viewer_sees_nothing_of_it(visit, store):
    drop(visit(store, "upload"), **{"台账.xlsx": SECOND.read_bytes()})
    assert "等待确认" not in texts(visit(store, "upload"))


def test_leaving_the_page_keeps_what_waits(visit, store):
    app = drop(visit(store, "upload"), **{"台账.xlsx": SECOND.read_bytes()})
    app.switch_page(str(ROOT / "pages" / "overview.py")).run()
    app.switch_page(str(ROOT / "pages" / "upload.py")).run()
    assert "等待确认" in texts(app)


def test_a_zip_with_names_of_windows_and_a_bad_file_among_good_ones(visit, store):
    packed = books.zip_of_windows({"五月/武汉路.xlsx": SECOND.read_bytes(), "坏台账.xlsx": BAD})
    app = drop(visit(store, "upload"), **{"上报.ZIP": packed, "整顿.xlsx": books.issues(), "空.docx": b""})
    errors = [error.value for error in app.error]
    assert len(errors) == 2
    assert any("坏台账" in e for e in errors)
    said = texts(app).replace("\\", "")
    assert "五月 › 武汉路.xlsx" in said
    assert "来自 上报.ZIP" in said
    assert "已读取 2 个文件" in said


def test_all_without_a_question_are_published_and_the_others_wait(visit, store):
    good = books.projects(books.PROJECT_ROWS[:2])
    whole = (LEDGERS / "16_0520_cobuild_project.xlsx").read_bytes()
    app = drop(visit(store, "upload"), **{"共建.xlsx": whole, "领办.xlsx": good, "又.xlsx": FIRST.read_bytes()})
    app.button(key="publish-all").click().run()
    assert [(u.file, u.received_by) for u in uploads()] == [("共建.xlsx", "192.0.2.7"), (FIRST.name, "")]
    assert "已读取 2 个文件" in texts(app)
    app.button(key="drop-all").click().run()
    assert len(uploads()) == 2
    assert "已读取" not in texts(app)


def test_the_same_bytes_are_said_to_count_already(visit, store):
    app = drop(visit(store, "upload"), **{"台账.xlsx": FIRST.read_bytes()})
    assert "与第 1 批完全相同" in texts(app)
    assert not [b for b in app.button if b.key.startswith("publish-")]


def test_a_suggestion_is_accepted_with_a_click_and_remembered_once_published(visit, store):
    content = books.projects()
    app = drop(visit(store, "upload"), **{books.PROJECTS: content})
    assert "1 列待确认" in texts(app)
    press(app, "accept-")
    assert "列待确认" not in texts(app)
    assert data.store().headings() == ()
    press(app, "publish-")
    assert data.store().headings() == (Heading("secretary_project", "党建项目类别", "category"),)
    drop(app, **{books.PROJECTS: content})
    assert "与第 2 批完全相同" in texts(app)


def test_columns_ledger_and_day_are_corrected_in_one_go(visit, store):
    app = drop(visit(store, "upload"), **{books.PROJECTS: books.projects()})
    select(app, "-column-3", "secretary")
    next(d for d in app.date_input if d.key.endswith("-day") and d.key.startswith("correct")).set_value(
        dt.date(2026, 7, 31)
    )
    press(app, "correct-", "-again")
    assert not app.exception
    assert "填报日期 2026-07-31" in texts(app)
    press(app, "publish-")
    newest = uploads()[0]
    assert str(newest.reported_on) == "2026-07-31"
    assert {c.heading: c.how for c in newest.sheets[0].columns}["领办书计"] == "chosen"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (400, 401, "表头须在本表前 6 行之内"),
        (3, 2, "表头末行在首行之前"),
        (None, 2, "请同时填写表头首行"),
        (None, None, "没有任何更正"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(visit, store, first, last, said):
    app = drop(visit(store, "upload"), **{books.PROJECTS: books.projects()})
    for name, value in (("-first", first), ("-last", last)):
        if value:
            next(n for n in app.number_input if n.key.endswith(name)).set_value(value)
    press(app, "correct-", "-again")
    assert not app.exception
    assert any(said in error.value for error in app.error)


def test_a_place_is_chosen_and_remembered_once_published(visit, store):
    app = drop(visit(store, "upload"), **{"整顿.xlsx": books.issues()})
    assert "可入库 1 行，将退回 1 行" in texts(app)
    code = next(p.code for p in data.store().places() if p.name.startswith("武汉路社区"))
    select(app, "-place-0", code)
    press(app, "correct-", "-again")
    assert "2 行全部可入库" in texts(app)
    assert data.store().aliases() == ()
    press(app, "publish-")
    assert data.store().aliases() == (Alias("小江城社区", code),)


def test_a_sheet_can_be_left_out_and_taken_in_again(visit, store):
    app = drop(visit(store, "upload"), **{books.PROJECTS: books.projects()})
    select(app, "-ledger", "")
    press(app, "correct-", "-again")
    assert not [b for b in app.button if b.key.startswith("publish-")]
    press(app, "undo-")
    assert [b for b in app.button if b.key.startswith("publish-")]


def test_a_table_of_no_ledger_becomes_one(visit, store):
    app = drop(visit(store, "upload"), **{"志愿者.xlsx": books.volunteers()})
    assert "没有工作表与台账相符" in texts(app)
    press(app, "own-", "-declare")
    assert not app.exception
    assert "8 行全部可入库" in texts(app)
    press(app, "publish-")
    (own,) = data.store().own_ledgers()
    assert uploads()[0].ledgers == (own.key,)


def test_a_ledger_removed_meanwhile_is_asked_for_again(visit, store):
    app = drop(visit(store, "upload"), **{"志愿者.xlsx": books.volunteers()})
    press(app, "own-", "-declare")
    data.store().undeclare(data.store().own_ledgers()[0].key)
    app.run()
    assert not app.exception
    assert "没有工作表与台账相符" in texts(app)


def test_chinese_preview_has_no_english_word(visit, store):
    names = {"台账.xlsx": SECOND.read_bytes(), "志愿者.xlsx": books.volunteers(), "整顿.xlsx": books.issues()}
    names |= {f"{n}.xlsx": (BOOKS / f"{n}.xlsx").read_bytes() for n in ("missing_column", "close_call", "hidden_sheet")}
    app = visit(store, "upload")
    for name, content in names.items():
        drop(app, **{name: content})
    for key in [b.key for b in app.button if b.key.startswith("open-")]:
        app.button(key=key).click().run()
        boxes = [option for box in app.selectbox for option in (box.label, *box.options)]
        said = "\n".join([texts(app), *boxes, *(heading for table in tables(app) for heading in table)])
        plain = re.sub(
            r"<script>.*?</script>|<style>.*?</style>|<[^>]*>|:\w+-badge|SHA-256 `\w+`", " ", said, flags=re.S
        )
        plain = LATIN.sub(" ", re.sub(r"\S+\.xlsx|code,name,level,parent|\.zip|:material/\w+:|Sheet1", " ", plain))
        assert re.findall(r"[A-Za-z]{3,}", plain) == []


def select(app, end, value):
    """Choose `value` in the select box whose key ends so."""
    next(box for box in app.selectbox if box.key.startswith("correct-") and box.key.endswith(end)).set_value(value)
