"""The form with which a sheet of no ledger becomes one: what it proposes, what it refuses, what it declares."""

import msgspec
import openpyxl
import pytest
import streamlit as st
from pages.conftest import texts
from streamlit.testing.v1 import AppTest

from taizhang.locale import set_language
from taizhang.paths import DEMO
from taizhang.store import Store, read_places
from taizhang.ui import data

SCRIPT = """
import msgspec
from pathlib import Path
import streamlit as st
from taizhang.loading.values import Proposal
from taizhang.ui import own_ledger, view
view.begin()
proposal = msgspec.json.decode(Path({path!r}).read_bytes(), type=Proposal)
made = own_ledger.form(proposal, "排查", "s1")
if made:
    st.success(made.key)
"""
HEADINGS = ("街道", "纠纷编号", "纠纷类型", "涉及金额（万元）", "联系电话")
KINDS = ("邻里", "物业", "劳资")


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    """The proposal for a sheet of disputes, as JSON in a file."""
    folder = tmp_path_factory.mktemp("proposed")
    book = openpyxl.Workbook()
    book.active.append(("矛盾纠纷排查台账",))
    book.active.append(HEADINGS)
    for i in range(12):
        book.active.append(("武汉路街道", f"甲{i}", KINDS[i % 3], i * 1.5, f"138001380{i:02}"))
    book.save(folder / "a.xlsx")
    with Store.open(folder / "store") as store:
        store.import_places(read_places(DEMO / "places.csv"))
        with store.preview(folder / "a.xlsx") as preview:
            (folder / "proposal.json").write_bytes(msgspec.json.encode(preview.book.sheets[0].proposal))
    return folder / "proposal.json"


@pytest.fixture
def form(monkeypatch, proposed, empty_store):
    """The form in an app of its own, in a language."""
    monkeypatch.setenv("TAIZHANG_STORE", str(empty_store))
    st.cache_resource.clear()

    def shown(language="zh"):
        app = AppTest.from_string(SCRIPT.format(path=str(proposed)), default_timeout=60)
        app.query_params["lang"] = language
        return app.run()

    yield shown
    data.store().close()
    st.cache_resource.clear()


@pytest.mark.parametrize(
    ("language", "types", "said"),
    [
        ("zh", ["街道", "文本", "选项", "数值"], ["邻里、物业、劳资", "单位：万元", "不导入的列：联系电话"]),
        ("en", ["Street", "Text", "Choice", "Number"], ["邻里, 物业, 劳资", "Unit: 10k yuan", "Left out: 联系电话"]),
    ],
)
def test_it_asks_what_was_proposed(form, language, types, said):
    app = form(language)
    assert not app.exception
    set_language(language)  # AppTest asks for the words when the run is over
    assert [box.format_func(box.value) for box in app.selectbox] == types
    assert [text for text in said if text not in texts(app)] == []
    assert app.text_input(key="s1-zh").value == "矛盾纠纷排查台账"
    assert app.radio(key="s1-mode").value == "snapshot"


def test_submitted_as_it_is_it_declares_a_ledger_that_numbers_are_made_of(form):
    app = form()
    app.button(key="s1-declare").click().run()
    assert not app.exception
    (ledger,) = data.store().own_ledgers()
    assert app.success[0].value == ledger.key
    assert [f.zh for f in ledger.fields] == ["街道", "纠纷编号", "纠纷类型", "涉及金额"]
    assert f"{ledger.key}_rows" in data.metrics()


def test_what_is_changed_is_declared(form):
    app = form()
    (kind,) = (box.key.removesuffix("-type") for box in app.selectbox if box.value == "choice")
    app.text_input(key="s1-zh").input("矛盾纠纷台账")
    app.text_input(key="s1-en").input("Disputes")
    app.radio(key="s1-mode").set_value("events")
    app.text_input(key=f"{kind}-name").input("性质")
    app.selectbox(key=f"{kind}-type").set_value("text")
    app.checkbox(key="s1-street-take").uncheck()
    app.button(key="s1-declare").click().run()
    (ledger,) = data.store().own_ledgers()
    assert (ledger.zh, ledger.en, ledger.mode, ledger.key) == ("矛盾纠纷台账", "Disputes", "events", "mdjftz")
    assert [(f.zh, f.type) for f in ledger.fields] == [("纠纷编号", "text"), ("性质", "text"), ("涉及金额", "number")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda app: app.text_input(key="s1-zh").input("书记领办项目台账"), "已有名为“书记领办项目台账”的台账"),
        (lambda app: [box.uncheck() for box in app.checkbox if box.key.endswith("-take")], "请至少导入一列"),
        (lambda app: [box.uncheck() for box in app.checkbox if box.key.endswith("-tells")], "区分各行的依据"),
        (lambda app: app.selectbox[1].set_value("street"), "只能有一列作为街道"),
        (lambda app: app.text_input(key="s1-street-name").input("手机号码"), "电话号码和证件号码一律不导入"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_declared(form, change, said):
    app = form()
    change(app)
    app.button(key="s1-declare").click().run()
    assert not app.exception
    assert said in app.error[0].value
    assert not app.success
    assert data.store().own_ledgers() == ()
