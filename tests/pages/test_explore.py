"""The analysis: what a link asks for is what is shown, counted anew here, and what it cannot ask for is said."""

import json

import pytest
from pages.conftest import texts

from taizhang.paths import ROOT

BOOK = json.loads((ROOT / "tests" / "ledgers" / "09_0520_secretary_project.xlsx.truth.json").read_text("utf-8"))
TRUTH = [row for sheet in BOOK["sheets"] for row in sheet["rows"]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_title_says_what_was_found(visit, known_store, language):
    app = visit(known_store, "explore", language, of="projects_declared")
    assert not app.exception
    assert ("最多" if language == "zh" else "most") in app.title[0].value
    assert not app.warning


@pytest.mark.parametrize(
    "address",
    [
        {"across": "stage"},
        {"by": "due_on.month", "across": "stage", "chart": "lines"},
        {"by": "due_on.quarter", "across": "street", "share": "row"},
        {"by": "progress.20", "order": "smallest"},
        {"of": "projects_completed_rate", "by": "street", "across": "source"},
        {"of": "project_spending_rate", "by": "category", "order": "name"},
        {"of": "secretary_project_rows", "by": "stage", "across": "has_plan", "chart": "stacked"},
        {"of": "lecture_session_rows", "by": "hall", "across": "held_on.month"},
        {"only": ["stage:accepted", "stage:", "due_on.from:2024-01-01", "progress.to:90", "title.has:党"]},
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_is_a_view(visit, known_store, address, language):
    app = visit(known_store, "explore", language, **({"of": "projects_declared"} | address))
    assert not app.exception
    assert not app.warning
    assert len(app.download_button) >= 2


def test_a_filter_in_the_link_keeps_its_rows(visit, known_store):
    accepted = [row for row in TRUTH if row["stage"] == "accepted"]
    app = visit(known_store, "explore", of="projects_declared", by="stage", only=["stage:accepted"])
    assert f"{len(accepted)}个，占100%" in app.title[0].value
    assert app.multiselect(key="only-stage").value == ["accepted"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"of": "no_such_number"}, "没有名为“no_such_number”的指标"),
        ({"by": "no_column"}, "没有可供分组的列“no_column”"),
        ({"across": "secretary"}, "没有可供分组的列“secretary”"),
        ({"by": "stage", "across": "stage"}, "行与列相同"),
        ({"only": ["no_column:x"]}, "没有可供筛选的列“no_column”"),
        ({"only": ["stage:gone"]}, "“gone”不是“项目阶段”的有效取值"),
        ({"only": ["due_on.from:yesterday"]}, "“yesterday”不是“计划完成时间”的有效取值"),
        ({"only": ["progress.to:nan"]}, "“nan”不是“完成进度（%）”的有效取值"),
    ],
)
def test_a_link_to_what_there_is_not_says_so_and_shows_the_nearest(visit, known_store, address, said):
    app = visit(known_store, "explore", **({"of": "projects_declared"} | address))
    assert not app.exception
    assert said in "".join(w.value for w in app.warning).replace("\\", "")
    assert app.title[0].value


def test_no_one_is_counted_by_name(visit, known_store):
    app = visit(known_store, "explore", of="projects_declared")
    sides = app.selectbox(key="by").options
    assert "项目阶段" in sides
    assert not {"领办书记", "责任人"} & set(sides)


def test_without_data_it_says_what_to_do(visit, empty_store):
    app = visit(empty_store, "explore")
    assert not app.exception
    assert "分析" in texts(app)
    assert app.download_button
