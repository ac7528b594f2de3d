"""Uploads listed and one of them in full; a row through its reports, which the address opens."""

import hashlib

import pytest
from pages.conftest import KNOWN_BOOKS, texts
from pages.own_ledgers import declare_disputes, load_disputes

from taizhang.metrics import ledger_rows
from taizhang.paths import ROOT
from taizhang.store import Slice, Store
from taizhang.ui.row_history import Place, written

PROJECTS = "secretary_project"


@pytest.fixture
def brought_store(known_store, tmp_path):
    """A store whose newest upload, with a ledger of its own, somebody named brought."""
    with Store.open(known_store) as store:
        declare_disputes(store)
        load_disputes(store, tmp_path)
    return known_store


def _reported_twice(folder):
    """Where a project stands that both reports have, in the newer one."""
    with Store.open(folder) as store:
        reports = []
        for day in reversed(store.report_days()):
            with store.cursor(Slice(day)) as cursor:
                rows = ledger_rows(cursor, store.specs[PROJECTS]).to_pylist()
            reports.append({(r["street_code"], r["title"]): r for r in rows})
    row = next(reports[-1][key] for key in reports[-1] if key in reports[0])
    return row["title"], written(Place(row["_upload"], row["_sheet"], row["_row"]))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ["第 4 批", "填报日期 2024-05-20", "不分街道", "上传人 张干事", "有效", "2 行全部入库"]),
        ("en", ["No. 4", "reported on 2024-05-20", "No single street", "brought by 张干事", "in force", "all 2 rows"]),
    ],
)
def test_the_newest_upload_is_told_in_full(visit, brought_store, language, said):
    app = visit(brought_store, "upload", language)
    assert not app.exception
    assert [text for text in said if text not in texts(app)] == []
    table = app.dataframe[0].value
    assert list(table.iloc[:, 0]) == [4, 3, 2, 1]
    assert table.iloc[0]["上传人" if language == "zh" else "Brought by"] == "张干事"


def test_the_address_chooses_an_upload_and_its_hash_is_that_of_its_bytes(visit, known_store):
    bytes_ = (ROOT / "tests" / "ledgers" / f"{KNOWN_BOOKS[0]}.xlsx").read_bytes()
    app = visit(known_store, "upload", upload="1")
    assert f"SHA-256 `{hashlib.sha256(bytes_).hexdigest()}`" in texts(app)
    assert app.selectbox(key="upload").value == "1"


def test_an_upload_is_withdrawn_and_brought_back(visit, known_store):
    app = visit(known_store, "upload", upload="1")
    app.button(key="withdraw").click().run()
    assert list(app.dataframe[0].value["状态"]) == ["有效", "有效", "已撤回"]
    app.button(key="withdraw").click().run()
    assert list(app.dataframe[0].value["状态"]) == ["有效"] * 3


def test_the_same_bytes_brought_again_are_said_to_be_the_same(visit, known_store):
    with Store.open(known_store) as store:
        store.withdraw(1)
        again = store.load(ROOT / "tests" / "ledgers" / f"{KNOWN_BOOKS[0]}.xlsx")
    assert "内容完全相同的文件还出现在以下批次：1" in texts(visit(known_store, "upload", upload=str(again.id)))
    assert "内容完全相同" not in texts(visit(known_store, "upload", upload="2"))


@pytest.mark.parametrize(
    ("address", "count"), [({}, None), ({"of": PROJECTS}, None), ({"find": "9月"}, None), ({"find": "没有这样的"}, 0)]
)
def test_many_uploads_are_filtered(visit, demo_store, address, count):
    app = visit(demo_store, "upload", **address)
    assert not app.exception
    if count == 0:
        assert "没有符合条件的批次" in app.info[-1].value
        return
    table = app.dataframe[0].value
    assert all("书记领办项目台账" in ledger for ledger in table["台账"]) is ("of" in address)
    assert all("9月" in file for file in table["文件"]) is ("find" in address)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["ledgers", "overview"])
def test_the_address_opens_a_row_through_its_reports(visit, known_store, page, language):
    title, row = _reported_twice(known_store)
    app = visit(known_store, page, language, row=row)
    assert not app.exception
    (table,) = (html.body for html in app.html if "tz-history" in html.body and "<table>" in html.body)
    assert table.count("<b>") == 2
    assert title in table
    assert ("有效" if language == "zh" else "in force") in table
    said = (
        "每次填报怎么说：共 **2** 次填报" if language == "zh" else "What each report said of this row: **2** reports."
    )
    assert said in texts(app)


def test_a_row_opened_from_the_rows_of_a_number_leads_back_to_them(visit, known_store):
    _title, row = _reported_twice(known_store)
    app = visit(known_store, "projects", rows="projects_declared", row=row)
    assert "每次填报怎么说" in texts(app)
    assert not app.dataframe, "the rows are shown beside the row"
    del app.query_params["row"]
    app.run()
    assert app.dataframe[-1].value.columns[0] == "文件"


def test_a_row_out_of_view_is_said_to_be(visit, known_store):
    _title, row = _reported_twice(known_store)
    app = visit(known_store, "ledgers", row=row, as_of="2024-01-01")
    assert not app.exception
    assert "当前视角下没有这一行" in app.info[-1].value
