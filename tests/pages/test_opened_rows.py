"""The rows behind a number, a row's own story and its workbook, as links open them; and links that lead nowhere."""

import pytest
from pages.conftest import texts

from taizhang.store import Slice, Store

STREET = "999901001"
MARCH = "2024-03-20"
NO_ROWS = "当前视角下，该数字没有明细行。"


def _place(folder, file):
    """The address of the first project that the workbook whose name begins with `file` loaded."""
    with Store.open(folder) as store:
        upload = next(u for u in store.uploads() if u.file.startswith(file))
        with store.cursor(Slice(upload.reported_on)) as cursor:
            sql = "select _sheet, _row from secretary_project where _upload = ? order by _row limit 1"
            sheet, row = cursor.execute(sql, [upload.id]).fetchall()[0]
    return upload, f"{upload.id}:{sheet}:{row}", row


@pytest.mark.parametrize(
    ("language", "address", "said"),
    [
        ("zh", {"rows": "没有这个"}, "没有名为“没有这个”的指标"),
        ("en", {"rows": "nothing"}, "There is no number called “nothing”"),
        ("zh", {"rows": "projects_declared", "where": "no_such:1"}, "no\\_such"),
        ("en", {"rows": "projects_declared", "where": "no_such:1"}, "There is no column called “no\\_such”"),
        ("zh", {"rows": "projects_declared", "where": ":"}, "没有名为“”的"),
        ("zh", {"rows": "projects_declared", "where": ["month:五月"]}, "五月"),
        ("en", {"rows": "projects_declared", "where": "month:2024-13"}, "There is no month called “2024-13”"),
        ("zh", {"rows": "projects_declared", "where": "category.in:x"}, "“x”"),
        ("zh", {"rows": "projects_declared", "where": "budget.from:many"}, "“many”"),
        ("zh", {"rows": "projects_declared", "at": "昨天"}, "“昨天”不是日期"),
        ("en", {"rows": "projects_declared", "at": "2024-02-30"}, "“2024-02-30” is no day"),
        ("zh", {"row": "nothing"}, "“nothing”不是行的位置"),
        ("en", {"row": "1::"}, "is no row"),
        ("zh", {"row": "99:台账:5"}, "没有第 99 批上传"),
        ("zh", {"row": "1:没有这张表:5"}, "中没有名为“没有这张表”的工作表"),
        ("zh", {"row": "nothing", "rows": "projects_declared"}, "“nothing”不是行的位置"),
    ],
)
def test_a_link_that_leads_nowhere_says_why(visit, known_store, language, address, said):
    app = visit(known_store, "ledgers", language, **address)
    assert not app.exception
    (error,) = app.error
    assert said in error.value


@pytest.mark.parametrize("address", [{"rows": ""}, {"row": ""}, {"where": "street:1"}, {"at": "nothing"}])
def test_a_link_that_asks_for_no_rows_opens_nothing(visit, known_store, address):
    app = visit(known_store, "ledgers", **address)
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize(
    "address",
    [
        {"rows": "projects_declared", "where": "street:没有这个街道"},
        {"rows": "projects_declared", "where": "month:1999-01"},
        {"rows": "projects_declared", "at": "1999-01-01"},
        {"rows": "lecture_sessions", "as_of": "1999-01-01"},
    ],
)
def test_no_rows_are_said_to_be_none(visit, known_store, address):
    app = visit(known_store, "ledgers", **address)
    assert not app.exception
    assert NO_ROWS in app.info[-1].value


@pytest.mark.parametrize("name", ["projects_declared", "lecture_attendees", "project_spent", "streets_declaring"])
def test_every_kind_of_metric_opens_into_rows(visit, known_store, name):
    app = visit(known_store, "ledgers", rows=name)
    assert not app.exception
    assert app.dataframe[-1].value.columns[0] == "文件"


def test_a_ratio_says_how_many_of_its_rows_count(visit, known_store):
    app = visit(known_store, "ledgers", rows="projects_completed_rate")
    table = app.dataframe[-1].value
    counted = int((table["计入"] == "是").sum())
    assert 0 < counted < len(table)
    assert f"共 **{len(table)}** 行" in texts(app)
    assert f"其中 **{counted}** 行计入" in texts(app)


def test_rows_are_shown_as_they_stood_on_another_day(visit, known_store):
    now = visit(known_store, "ledgers", rows="projects_declared").dataframe[-1].value
    then = visit(known_store, "ledgers", rows="projects_declared", at=MARCH)
    assert not then.exception
    assert f"截至 {MARCH}" in texts(then)
    table = then.dataframe[-1].value
    assert set(table["文件"]) != set(now["文件"])


def test_rows_of_a_group_name_it(visit, known_store):
    app = visit(known_store, "ledgers", rows="projects_declared", where=[f"street:{STREET}", "title.has:路"])
    assert "街道：武汉路街道" in texts(app)
    assert "项目名称：含“路”" in texts(app)
    assert set(app.dataframe[-1].value["街道"]) == {"武汉路街道"}


def test_what_is_looked_for_among_the_rows_is_in_all_that_are_left(visit, known_store):
    app = visit(known_store, "ledgers", rows="projects_declared", among="武汉路")
    table = app.dataframe[-1].value
    assert len(table)
    assert table.astype(str).apply(lambda row: row.str.contains("武汉路").any(), axis=1).all()
    assert f"查到 **{len(table)}** 行" in texts(app)
    nothing = visit(known_store, "ledgers", rows="projects_declared", among="没有这样的字")
    assert "查到 **0** 行" in texts(nothing)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_row_is_shown_where_it_stands_in_its_workbook(visit, known_store, language):
    upload, place, row = _place(known_store, "09_0520_secretary_project")
    app = visit(known_store, "ledgers", language, row=place)
    assert not app.exception
    (sheet,) = (html.body for html in app.html if "tz-sheet" in html.body and "<table" in html.body)
    marked = sheet.partition('aria-current="true"')[2].partition("</tr>")[0]
    assert f"▶ {row}" in marked
    assert sheet.count('aria-current="true"') == 1
    (label,) = (b.label for b in app.get("download_button") if str(row) in b.label)
    assert (
        label
        == {
            "zh": f"下载原始工作簿（打开即定位到第 {row} 行）",
            "en": f"Download the original, opened at row {row}",
        }[language]
    )
    assert upload.file in texts(app)


def test_another_report_of_the_row_is_shown_in_its_own_workbook(visit, known_store):
    _upload, place, _row = _place(known_store, "09_0520_secretary_project")
    app = visit(known_store, "ledgers", row=place)
    reports = app.selectbox(key="row")
    assert reports.value == place
    assert len(reports.options) == 2
    assert reports.options[0].endswith("01_0320_secretary_project.xlsx")


def test_an_original_that_is_gone_is_said_to_be(visit, known_store):
    upload, place, _row = _place(known_store, "09_0520_secretary_project")
    for original in (known_store / "originals").glob(f"{upload.sha256}*"):
        original.write_bytes(b"no workbook")
    app = visit(known_store, "ledgers", row=place)
    assert not app.exception
    assert len(app.warning) == 1
