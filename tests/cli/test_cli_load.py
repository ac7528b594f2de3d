"""`taizhang load`: exit codes, the account as JSON and as a table, and what becomes of bad files."""

import hashlib
import json
import zipfile

import pytest
from workbooks import book, good_book, projects

from taizhang.store import Store

GOOD = ("武汉路街道", "甲", "项目库", "推进", None, 1, None)
NAMELESS = ("武汉路街道", None, "项目库", "推进", None, 1, None)
NO_LEDGER = [("苹果", "梨"), ("红", "绿"), ("大", "小")]


def not_a_workbook(path):
    path.write_bytes(b"plain text")
    return path


BOOKS = {
    "good": lambda path: book(path, {"台账": projects("2024-05-20", GOOD)}),
    "rejected row": lambda path: book(path, {"台账": projects("2024-05-20", GOOD, NAMELESS)}),
    "no ledger": lambda path: book(path, {"水果": NO_LEDGER}),
    "one sheet of no ledger": lambda path: book(path, {"台账": projects("2024-05-20", GOOD), "水果": NO_LEDGER}),
    "hidden sheet of no ledger": lambda path: book(
        path, {"台账": projects("2024-05-20", GOOD), "水果": NO_LEDGER}, hidden=("水果",)
    ),
    "not a workbook": not_a_workbook,
    "empty": lambda path: book(path, {"Sheet1": []}),
    "missing": lambda path: path,
}


def load(run, store, *args):
    result = run("load", *args, "--json", "--store", store)
    return result.exit_code, json.loads(result.stdout)["uploads"], result


@pytest.mark.parametrize(
    ("kind", "code", "loaded", "finding"),
    [
        ("good", 0, 1, None),
        ("rejected row", 1, 1, "required_empty"),
        ("no ledger", 2, 0, "sheet_unmatched"),
        ("one sheet of no ledger", 2, 1, "sheet_unmatched"),
        ("hidden sheet of no ledger", 0, 1, None),
        ("not a workbook", 2, 0, "not_a_workbook_error"),
        ("empty", 2, 0, "empty_workbook_error"),
        ("missing", 2, 0, "file_missing_error"),
    ],
)
def test_exit_codes(run, store, tmp_path, kind, code, loaded, finding):
    exit_code, (upload,), result = load(run, store, BOOKS[kind](tmp_path / "某街道.xlsx"))
    assert exit_code == code
    assert upload["file"] == "某街道.xlsx"
    assert sum(sheet["rows"]["loaded"] for sheet in upload["sheets"]) == loaded
    errors = [f["code"] for f in upload["findings"] if f["severity"] == "error" and f.get("sheet") != "hidden"]
    assert (finding in errors) if finding else (code == 0)
    assert "Traceback" not in result.stdout + result.stderr


def test_the_account_as_json(run, store, tmp_path):
    path = BOOKS["rejected row"](tmp_path / "a.xlsx")
    _, uploads, _ = load(run, store, path)
    (upload,) = uploads
    assert list(upload) == ["file", "sha256", "reported_on", "sheets", "findings"]
    assert upload["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert upload["reported_on"] == "2024-05-20"
    assert upload["sheets"] == [
        {
            "name": "台账", "hidden": False, "ledger": "secretary_project", "header_rows": [3],
            "rows": {
                "loaded": 1, "rejected": 1, "blank": 0, "title": 1, "header": 1, "unit": 1, "subtotal": 0, "note": 0,
            },
        }
    ]  # fmt: skip
    (finding,) = upload["findings"]
    assert list(finding) == ["severity", "code", "sheet", "row", "cell", "field", "value", "message"]
    assert (finding["severity"], finding["sheet"], finding["row"], finding["cell"]) == ("error", "台账", 5, "B5")
    assert "B5" in finding["message"]


def test_a_file_that_could_not_be_taken_stands_in_the_account(run, store, tmp_path):
    _, uploads, _ = load(run, store, BOOKS["not a workbook"](tmp_path / "a.xlsx"))
    (upload,) = uploads
    assert upload["sheets"] == []
    (finding,) = upload["findings"]
    assert (finding["severity"], finding["code"]) == ("error", "not_a_workbook_error")
    assert finding["message"].startswith("a.xlsx is not an Excel workbook")


def test_one_bad_file_does_not_stop_the_rest(run, store, tmp_path):
    bad, good = BOOKS["not a workbook"](tmp_path / "1.xlsx"), BOOKS["good"](tmp_path / "2.xlsx")
    code, uploads, _ = load(run, store, bad, tmp_path / "gone.xlsx", good)
    assert code == 2
    assert [(u["file"], len(u["sheets"])) for u in uploads] == [("1.xlsx", 0), ("gone.xlsx", 0), ("2.xlsx", 1)]


def test_a_folder_gives_its_workbooks_by_name(run, store, tmp_path):
    folder = tmp_path / "books"
    (folder / "inside").mkdir(parents=True)
    for name, day in (
        ("b.xlsx", "2024-05-20"),
        ("a.XLSX", "2024-03-20"),
        ("~$a.xlsx", "2024-05-20"),
        (".c.xlsx", "2024-05-20"),
    ):
        good_book(folder / name, day)
    good_book(folder / "inside" / "d.xlsx", "2024-05-20")
    (folder / "a.truth.json").write_text("{}")
    code, uploads, _ = load(run, store, folder)
    assert (code, [u["file"] for u in uploads]) == (0, ["a.XLSX", "b.xlsx"])


def test_a_zip_gives_its_workbooks_and_a_bad_one_stops_no_other(run, store, tmp_path):
    good, folder = BOOKS["good"](tmp_path / "a.xlsx"), tmp_path / "books"
    folder.mkdir()
    with zipfile.ZipFile(folder / "五月.ZIP", "w") as archive:
        archive.writestr("武汉路/台账.xlsx", good.read_bytes())
        archive.writestr("再压缩.zip", (folder / "五月.ZIP").read_bytes()[:4] + b"junk")
        archive.writestr("台账.xlsx", b"plain text")
    (folder / "台账.tsv").write_text("街道\t项目名称\t项目阶段\n武汉路街道\t乙\t推进\n", "gbk")
    code, uploads, _ = load(run, store, folder)
    said = [(u["file"], [f["code"] for f in u["findings"] if f["severity"] == "error"]) for u in uploads]
    assert code == 2
    assert said == [
        ("武汉路 › 台账.xlsx", []),
        ("再压缩.zip", ["not_a_workbook_error"]),
        ("台账.xlsx", ["not_a_workbook_error"]),
        ("台账.tsv", []),
    ]


def test_a_zip_without_a_file_is_said(run, store, tmp_path):
    with zipfile.ZipFile(tmp_path / "空.zip", "w"):
        pass
    code, (upload,), _ = load(run, store, tmp_path / "空.zip")
    assert (code, upload["file"], upload["findings"][0]["code"]) == (2, "空.zip", "empty_archive_error")


def test_a_folder_without_workbooks_is_said(run, store, tmp_path):
    code, (upload,), _ = load(run, store, tmp_path / "store" / "originals")
    assert (code, upload["findings"][0]["code"]) == (2, "no_workbooks_error")


def test_a_day_given_is_used_where_the_workbook_names_none(run, store, tmp_path):
    path = book(tmp_path / "a.xlsx", {"台账": projects("2024-05-20", GOOD)[2:]})
    _, (upload,), _ = load(run, store, path, "--reported-on", "2024-04-01")
    assert upload["reported_on"] == "2024-04-01"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--ledger", "nonsense"], "There is no ledger called “nonsense”. Known: cobuild_need"),
        (["--reported-on", "2024-13-40"], "'2024-13-40' is not a day such as 2024-05-20."),
        ([], "Missing argument 'PATH...'"),
    ],
)
def test_what_cannot_be_asked(run, store, tmp_path, args, said):
    paths = [BOOKS["good"](tmp_path / "a.xlsx")] if args else []
    result = run("load", *paths, *args, "--store", store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "! a.xlsx, reported on 2024-05-20",
                "台账   Secretary projects       1         1           3",
                "✗ 台账 B5: ",
            ],
        ),
        ("zh", ["! a.xlsx，填报日期 2024-05-20", "台账", "书记领办项目台账", "✗ 台账 B5"]),
    ],
)
def test_the_account_for_people(run, store, tmp_path, language, lines):
    result = run("--lang", language, "load", BOOKS["rejected row"](tmp_path / "a.xlsx"), "--store", store)
    assert result.exit_code == 1
    for line in lines:
        assert line in result.stdout


def test_of_many_findings_the_first_are_shown(run, store, tmp_path):
    path = book(tmp_path / "a.xlsx", {"台账": projects("2024-05-20", *[NAMELESS] * 25)})
    lines = run("load", path, "--store", store).stdout.splitlines()
    assert sum(line.startswith("  ✗") for line in lines) == 20
    assert "… and 5 more; --json names them all." in lines[-2]


@pytest.mark.parametrize(("args", "by"), [([], "wangfang"), (["--by", "王芳"], "王芳")], ids=["logged_in", "said"])
def test_who_brought_a_workbook_is_on_record(run, store, tmp_path, monkeypatch, args, by):
    monkeypatch.setenv("LOGNAME", "wangfang")
    load(run, store, BOOKS["good"](tmp_path / "某街道.xlsx"), *args)
    with Store.open(store) as opened:
        assert opened.upload(1).received_by == by


def test_nothing_is_loaded_where_no_place_is_known(run, tmp_path):
    result = run("load", BOOKS["good"](tmp_path / "某街道.xlsx"), "--store", tmp_path / "empty")
    assert (result.exit_code, "taizhang places import" in result.stderr) == (2, True)
    with Store.open(tmp_path / "empty") as opened:
        assert opened.uploads() == ()
