"""`taizhang inspect`: what workbooks hold, said without storing anything."""

import json
import zipfile

import pytest
from workbooks import book, good_book, projects

STAFF = [
    ("江城区社区工作者花名册",),
    ("序号", "姓名", "性别", "所在街道", "手机号码", "入职日期"),
    (1, "王建国", "男", "武汉路街道", "13800138000", "2015-03-01"),
    (2, "李秀兰", "女", "湖北路街道", "13912345678", "2018-07-15"),
    (3, "张志强", "男", "武汉路街道", "13712345678", "2020-11-02"),
]
LETTER = [("关于报送工作总结的通知",), ("各街道办事处：",), ("请于6月30日前报送工作总结。",)]


@pytest.fixture
def staff(tmp_path):
    """A workbook with a table nobody declared and, hidden, a letter."""
    return book(tmp_path / "花名册.xlsx", {"名册": STAFF, "通知": LETTER}, hidden=("通知",))


def sheets(result):
    (file,) = json.loads(result.output)["files"]
    assert file["error"] is None
    return file["sheets"]


def test_a_sheet_nobody_declared_comes_with_what_it_could_become(run, staff, tmp_path):
    result = run("inspect", staff, "--json", "--store", tmp_path / "none")
    table, letter = sheets(result)
    assert result.exit_code == 0
    assert (table["name"], table["hidden"], table["ledger"], table["header_rows"]) == ("名册", False, None, [2])
    assert [(c["heading"], c["field"], c["type"], c["how"]) for c in table["columns"]] == [
        ("序号", None, None, "ignored"),
        ("姓名", "xingming", "text", "proposed"),
        ("性别", "xingbie", "choice", "proposed"),
        ("所在街道", "suozaijiedao", "text", "proposed"),
        ("手机号码", None, None, "left_out"),
        ("入职日期", "ruzhiriqi", "date", "proposed"),
    ]
    assert {kind: count for kind, count in table["rows"].items() if count} == {"loaded": 3, "title": 1, "header": 1}
    proposal = table["proposal"]
    assert (proposal["zh"], proposal["mode"], proposal["row_key"]) == ("社区工作者花名册", "snapshot", ["xingming"])
    assert (letter["hidden"], letter["header_rows"], letter["columns"], letter["proposal"]) == (True, [], [], None)


def test_a_declared_ledger_is_recognised(run, tmp_path):
    path = book(
        tmp_path / "a.xlsx", {"项目": projects("2024-05-20", ("武汉路街道", "党群中心", "自定", "推进", None, 3, None))}
    )
    (sheet,) = sheets(run("inspect", path, "--json", "--store", tmp_path / "none"))
    assert (sheet["ledger"], sheet["proposal"]) == ("secretary_project", None)
    assert {c["how"] for c in sheet["columns"]} <= {"exact", "synonym"}
    assert sheet["columns"][0] == {"heading": "街道", "field": "street", "type": "street", "how": "exact"}


def test_a_store_tells_its_places_and_stays_as_it_was(run, staff, store):
    before = {path: path.stat().st_mtime_ns for path in store.rglob("*")}
    table, _ = sheets(run("inspect", staff, "--json", "--store", store))
    assert table["columns"][3]["type"] == "street"
    assert {path: path.stat().st_mtime_ns for path in store.rglob("*")} == before


def test_no_store_is_made(run, staff, tmp_path):
    assert run("inspect", staff, "--json", "--store", tmp_path / "none").exit_code == 0
    assert not (tmp_path / "none").exists()


def test_a_store_that_cannot_be_opened_is_done_without(run, staff, tmp_path):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "taizhang.duckdb").write_bytes(b"held by another process, or no database at all" * 99)
    table, _ = sheets(run("inspect", staff, "--json", "--store", tmp_path / "store"))
    assert table["columns"][3]["type"] == "text"


def test_files_folders_and_zips_are_looked_into(run, staff, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.write(staff, "街道/花名册.xlsx")
    book(folder / "a.xlsx", {"名册": STAFF})
    (folder / "~$a.xlsx").write_bytes(b"lock")
    result = run("inspect", staff, folder, "--json", "--store", tmp_path / "none")
    files = json.loads(result.output)["files"]
    assert [f["file"] for f in files] == ["花名册.xlsx", "a.xlsx", "街道 › 花名册.xlsx"]
    assert all(f["sheets"][0]["header_rows"] == [2] for f in files)


def test_a_file_that_cannot_be_read_says_why_and_stops_no_other(run, staff, tmp_path):
    (tmp_path / "bad.xlsx").write_text("no workbook")
    result = run(
        "inspect", tmp_path / "bad.xlsx", tmp_path / "missing.xlsx", staff, "--json", "--store", tmp_path / "none"
    )
    bad, missing, good = json.loads(result.output)["files"]
    assert result.exit_code == 2
    assert bad["error"].startswith("bad.xlsx") and bad["sheets"] == []
    assert "does not exist" in missing["error"]
    assert good["error"] is None and len(good["sheets"]) == 2


def test_people_get_a_table_a_sheet(run, staff, tmp_path):
    (tmp_path / "bad.xlsx").write_text("no workbook")
    result = run("inspect", staff, tmp_path / "bad.xlsx", "--store", tmp_path / "none")
    lines = result.output.splitlines()
    assert lines[0] == "花名册.xlsx"
    assert "名册: no declared ledger; it could become “社区工作者花名册”" in lines
    assert "the header is in row 2" in lines
    assert any(line.split() == ["姓名", "姓名", "Text", "proposed"] for line in lines)
    assert any(line.split() == ["手机号码", "—", "—", "not", "loaded"] for line in lines)
    assert "通知 (hidden): no declared ledger" in lines
    assert any(line.startswith("✗ bad.xlsx") for line in lines)


def test_without_a_registry_no_row_is_rejected_for_its_place_and_that_is_said(run, store, staff, tmp_path):
    projects_book = good_book(tmp_path / "projects.xlsx", "2024-05-20", stage="推进", accepted=None)
    found = json.loads(run("inspect", projects_book, "--json", "--store", tmp_path / "none").stdout)
    (sheet,) = found["files"][0]["sheets"]
    assert (sheet["ledger"], sheet["rows"]["rejected"]) == ("secretary_project", 0)
    assert sheet["rows"]["loaded"] > 0
    said = "There is no registry of places here"
    assert said in run("inspect", staff, "--store", tmp_path / "none").stderr
    assert said not in run("inspect", staff, "--store", store).stderr
    assert run("inspect", staff, "--json", "--store", tmp_path / "none").stderr == ""
