"""The settings page: what is remembered can be forgotten, ledgers of one's own can be had as files and removed."""

import pytest
from pages.conftest import texts
from pages.marks import cards
from pages.own_ledgers import DISPUTES, HALL, declare_disputes, load_disputes, remember

from taizhang.store import Store


@pytest.fixture
def told_store(known_store, tmp_path):
    """A store that remembers two headings and a name, with a ledger of its own that has two rows."""
    with Store.open(known_store) as store:
        remember(store)
        declare_disputes(store)
        load_disputes(store, tmp_path)
    return known_store


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            [
                "分管领导 → **责任人**",
                "听课单位 → **不导入**",
                "武汉路办 → **武汉路街道**",
                "逐条累积，共 3 列，以纠纷编号区分各行",
            ],
        ),
        ("en", ["分管领导 → **Responsible**", "听课单位 → **not loaded**", "Added to bit by bit; 3 columns"]),
    ],
)
def test_what_is_remembered_and_declared_is_told(visit, told_store, language, said):
    app = visit(told_store, "settings", language, section="memory")
    assert not app.exception
    assert [text for text in said if text not in texts(app)] == []
    assert [e.label[-3:] for e in app.expander] == ["1 个", "1 个", "1 个"] if language == "zh" else True


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", ["暂无已确认的表头", "暂无已确认的地名", "暂无自建台账"]), ("en", ["No heading was confirmed"])],
)
@pytest.mark.parametrize("folder", ["empty_store", "known_store"])
def test_nothing_to_tell_is_said_in_words(visit, request, folder, language, said):
    app = visit(request.getfixturevalue(folder), "settings", language, section="memory")
    assert not app.exception
    assert all(any(text in info.value for info in app.info) for text in said)


@pytest.mark.parametrize(
    ("key", "headings", "names"),
    [
        ("forget-heading-secretary_project-分管领导", ["听课单位"], ["武汉路办"]),
        ("forget-heading-lecture_session-听课单位", ["分管领导"], ["武汉路办"]),
        ("forget-name-武汉路办", ["听课单位", "分管领导"], []),
    ],
)
def test_what_is_forgotten_is_gone_and_rows_stay(visit, told_store, key, headings, names):
    app = visit(told_store, "settings", section="memory")
    rows = app.button(key="open-disputes_rows").label
    app.button(key=key).click().run()
    assert not app.exception
    left = texts(app)
    assert [text for text in ("听课单位", "分管领导") if text in left] == headings
    assert [text for text in ("武汉路办",) if text in left] == names
    assert app.button(key="open-disputes_rows").label == rows == "现有 2 行"


def test_the_rows_of_an_own_ledger_open(visit, told_store):
    app = visit(told_store, "settings", section="memory")
    app.button(key="open-disputes_rows").click().run()
    assert app.query_params["rows"] == "disputes_rows"
    assert list(app.dataframe[-1].value["纠纷编号"]) == ["甲1", "甲2"]


def test_a_ledger_with_rows_is_not_removed_but_said_to_hold_them(visit, told_store):
    app = visit(told_store, "settings", section="memory")
    app.button(key="remove-disputes").click().run()
    app.button(key="confirm-remove").click().run()
    assert "请先撤回该台账的上传批次" in app.error[0].value
    assert app.button(key="remove-disputes")


def test_a_ledger_without_rows_is_removed(visit, known_store):
    with Store.open(known_store) as store:
        declare_disputes(store)
    app = visit(known_store, "settings", section="memory")
    app.button(key="remove-disputes").click().run()
    app.button(key="confirm-remove").click().run()
    assert not app.exception
    assert "暂无自建台账" in app.info[-1].value


def test_an_own_ledger_has_a_template_and_numbers_that_open_on_the_ledgers_page(visit, told_store):
    app = visit(told_store, "ledgers", ledger=DISPUTES.key)
    assert "行数" in texts(app)
    assert list(app.dataframe[0].value["涉及金额（万元）"]) == [3.5, 2.0]
    opens = [address for _value, _change, address in cards(app).values()]
    assert opens == ["rows=disputes_rows", "rows=disputes_amount_sum"]
    assert len(visit(told_store, "ledgers", ledger=DISPUTES.key, rows="disputes_amount_sum").dataframe[-1].value) == 2
    assert cards(visit(told_store, "ledgers", ledger=HALL)) == {}
    assert DISPUTES.zh in [b.label for b in visit(told_store, "upload").download_button]


def test_the_ledgers_page_opens_on_a_ledger_that_has_rows(visit, empty_store, tmp_path):
    with Store.open(empty_store) as store:
        declare_disputes(store)
        load_disputes(store, tmp_path)
    app = visit(empty_store, "ledgers")
    assert list(app.dataframe[0].value["纠纷编号"]) == ["甲1", "甲2"]
