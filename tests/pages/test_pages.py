"""Every page, without data and with the demonstration, in both languages; numbers, slice, address and rows."""

import json
import re
from urllib.parse import parse_qsl

import pytest
from pages.conftest import texts
from pages.marks import cards

from taizhang.paths import ROOT

TRUTH = ROOT / "tests" / "ledgers"
SHOWING_DATA = ("overview", "projects", "rectification", "lectures", "cobuilding", "explore", "ledgers")
PAGES = (*SHOWING_DATA, "upload", "settings", "guide")
NAMES = {
    "overview": ("总览", "Overview"),
    "projects": ("书记领办项目", "Secretary projects"),
    "rectification": ("整顿问题", "Rectification"),
    "lectures": ("讲习所", "Lecture halls"),
    "cobuilding": ("区域化共建", "Co-building"),
    "upload": ("台账导入", "Upload ledgers"),
    "ledgers": ("台账查询", "Find in ledgers"),
    "settings": ("设置", "Settings"),
    "explore": ("分析", "Explore"),
    "guide": ("使用指南", "Guide"),
}
# words of a Chinese page that are Latin by nature: file kinds, the names of columns of a CSV
LATIN = re.compile(
    r"\b(CSV|XLSX|csv|xlsx|xls|ods|Tab|Shift|MB|English|code|name|level|parent|district|street|community)\b"
)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_with_the_demonstration(visit, demo_store, page, language):
    app = visit(demo_store, page, language)
    assert not app.exception
    assert NAMES[page][language == "en"] in texts(app)
    assert ("演示数据" if language == "zh" else "Demonstration") in texts(app)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", SHOWING_DATA)
def test_page_without_data_says_what_to_do(visit, empty_store, page, language):
    app = visit(empty_store, page, language)
    assert not app.exception
    assert app.title[0].value == ("本页暂无数据" if language == "zh" else "Nothing has been loaded for this page yet")
    assert app.download_button, "no blank template is offered"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("store", ["demo_store", "empty_store"])
def test_chinese_page_has_no_english_word(visit, request, page, store):
    app = visit(request.getfixturevalue(store), page)
    said = re.sub(r"<script>.*?</script>|<style>.*?</style>|<[^>]*>|\*\*|:\w+-badge", " ", texts(app), flags=re.DOTALL)
    said = LATIN.sub(" ", re.sub(r"code,name,level,parent|data/ledgers/|SHA-256 `\w+`|\S+\.xlsx", " ", said))
    assert re.findall(r"[A-Za-z]{3,}", said) == []


def test_upload_page_of_an_empty_store_asks_for_places_first(visit, empty_store):
    app = visit(empty_store, "upload")
    assert not app.exception
    assert "请先导入地点名录" in app.info[0].value


def test_projects_page_says_the_numbers_of_the_ledgers(visit, known_store):
    now, before = (_truth(name) for name in ("09_0520_secretary_project", "01_0320_secretary_project"))
    done = [row for row in now if row["stage"] in ("accepted", "promoted")]
    done_before = [row for row in before if row["stage"] in ("accepted", "promoted")]
    app = visit(known_store, "projects")
    cards = _cards(app)
    assert cards["申报项目"][0] == f"{len(now)}个"
    assert cards["已完成项目"] == (f"{len(done)}个", f"▲ {len(done) - len(done_before)}个 向好")
    assert f"申报{len(now)}个项目" in app.title[0].value


def test_the_slice_in_the_address_decides_what_is_shown(visit, known_store):
    truth = [row for row in _truth("01_0320_secretary_project") if row["street"] == "999901001"]
    app = visit(known_store, "projects", as_of="2024-03-20", street="999901001")
    assert _cards(app)["申报项目"][0] == f"{len(truth)}个"
    assert "武汉路街道" in texts(app)
    assert "2024-03-20" in texts(app)


@pytest.mark.parametrize(
    "address", [{"as_of": "soon"}, {"street": "999"}, {"before": "2099-01-01"}, {"rows": "nothing"}]
)
def test_an_address_that_asks_for_nothing_known_shows_the_usual(visit, known_store, address):
    usual = _cards(visit(known_store, "projects"))
    app = visit(known_store, "projects", **address)
    assert not app.exception
    assert _cards(app) == usual


def test_a_card_opens_its_rows_with_file_sheet_and_row(visit, known_store):
    truth = _truth("09_0520_secretary_project")
    opens = cards(visit(known_store, "projects"))["申报项目"][2]
    assert opens == "rows=projects_declared"
    rows = visit(known_store, "projects", **dict(parse_qsl(opens))).dataframe[-1].value
    assert len(rows) == len(truth)
    assert list(rows.columns[:3]) == ["文件", "工作表", "行号"]
    assert set(rows["文件"]) == {"09_0520_secretary_project.xlsx"}
    assert sorted(rows["行号"]) == sorted(row["_row"] for row in truth)
    assert set(rows["项目阶段"]) <= {"申报", "推进", "验收", "推广"}


def test_the_address_opens_the_rows_of_one_group(visit, known_store):
    truth = [row for row in _truth("09_0520_secretary_project") if row["street"] == "999901001"]
    app = visit(known_store, "projects", rows="projects_declared", where="street:999901001")
    assert len(app.dataframe[-1].value) == len(truth)


def test_ledgers_page_finds_rows_by_a_word(visit, known_store):
    words = [row["title"] for row in _truth("09_0520_secretary_project")]
    app = visit(known_store, "ledgers", ledger="secretary_project", q=words[3])
    found = app.dataframe[0].value
    assert words[3] in set(found["项目名称"])
    assert len(found) == sum(words[3] in word for word in words)


def test_ledgers_page_says_when_no_row_is_in_view(visit, known_store):
    for address in ({"q": "没有这样的词"}, {"as_of": "2023-01-01"}):
        app = visit(known_store, "ledgers", ledger="secretary_project", **address)
        assert not app.exception
        assert "没有" in app.info[-1].value


def test_changing_the_language_keeps_the_slice(visit, known_store):
    app = visit(known_store, "settings", section="appearance", as_of="2024-03-20")
    app.segmented_control(key="lang").set_value("en").run()
    assert app.query_params["lang"] == "en"
    assert app.query_params["as_of"] == "2024-03-20"
    assert app.title[0].value.isascii()


def test_choosing_a_meeting_writes_the_address(visit, known_store):
    app = visit(known_store, "projects")
    app.sidebar.selectbox(key="as_of").set_value("2024-03-20").run()
    assert app.query_params["as_of"] == "2024-03-20"
    assert "2024-03-20" in texts(app)


def test_the_demonstration_can_be_left(visit, demo_store):
    app = visit(demo_store)
    app.button(key="start-empty").click().run()
    app.button(key="confirm-empty").click().run()
    assert not app.exception
    assert app.title[0].value == "本页暂无数据"


def _truth(name):
    return [
        row
        for sheet in json.loads((TRUTH / f"{name}.xlsx.truth.json").read_text("utf-8"))["sheets"]
        for row in sheet["rows"]
    ]


def _cards(app):
    """The value and the change of every number card, by its label."""
    return {label: (value, change) for label, (value, change, _opens) in cards(app).items()}
