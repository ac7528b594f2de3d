"""Ledgers that users declared in the store: listed, written as files, declared and removed by command."""

import pytest
from workbooks import book

from taizhang.spec import load_specs, parse_spec, read_spec
from taizhang.store import Store

DISPUTES = """
key = "disputes"
zh = "矛盾纠纷排查台账"
en = "Disputes"
mode = "events"
row_key = ["case_no"]

[[fields]]
key = "case_no"
zh = "纠纷编号"
en = "Case"
type = "text"
required = true

[[fields]]
key = "amount"
zh = "涉及金额"
en = "Amount"
type = "number"
unit = "10k_yuan"

[[fields]]
key = "solved"
zh = "是否化解"
en = "Solved"
type = "boolean"
"""
ROWS = [
    ("矛盾纠纷排查台账",),
    ("填报日期：2024年5月20日",),
    ("纠纷编号", "涉及金额", "是否化解"),
    ("甲1", 3.5, "是"),
    ("甲2", 2, "否"),
]


@pytest.fixture
def file(tmp_path):
    """A file that declares a ledger of disputes."""
    path = tmp_path / "disputes.toml"
    path.write_text(DISPUTES, "utf-8")
    return path


@pytest.fixture
def declared(run, store, file):
    """The folder of a store with that ledger."""
    assert run("ledger", "declare", file, "--store", store).exit_code == 0
    return store


def test_a_declared_ledger_is_listed_with_its_rows_loaded_and_measured(run, declared, tmp_path):
    assert run("load", book(tmp_path / "a.xlsx", {"台账": ROWS}), "--store", declared).exit_code == 0
    lines = run("ledger", "list", "--store", declared).stdout.splitlines()
    assert len(lines) == 2 + len(load_specs()) + 1
    (own,) = (line for line in lines if line.startswith("disputes "))
    assert own.split()[1:2] == ["Disputes"]
    assert own.split()[-3:] == ["this", "store", "2"]
    assert all(line.split()[-2:] == ["data/ledgers", "0"] for line in lines[2:] if line != own)
    assert "disputes_amount_sum  Disputes: total Amount  10k yuan         5.5" in (
        run("metric", "disputes_amount_sum", "--store", declared).stdout
    )


@pytest.mark.parametrize(("language", "said"), [("zh", "逐条累积"), ("en", "Added to bit by bit")])
def test_the_list_speaks_the_language(run, declared, language, said):
    assert said in run("ledger", "list", "--store", declared, "--lang", language).stdout


def test_an_export_declares_the_same_ledger(run, declared, tmp_path):
    wanted = parse_spec(DISPUTES, "disputes.toml")
    assert parse_spec(run("ledger", "export", "disputes", "--store", declared).stdout, "stdout") == wanted
    assert run("ledger", "export", "disputes", "-o", tmp_path / "x.toml", "--store", declared).exit_code == 0
    assert read_spec(tmp_path / "x.toml") == wanted


def test_an_export_to_a_folder_writes_nothing_over(run, declared, tmp_path):
    folder = tmp_path / "ledgers"
    folder.mkdir()
    command = ("ledger", "export", "disputes", "--to", folder, "--store", declared)
    assert run(*command).stdout == f"{folder / 'disputes.toml'}\n"
    assert load_specs(folder)["disputes"] == parse_spec(DISPUTES, "disputes.toml")
    (folder / "disputes.toml").write_text("mine")
    again = run(*command)
    assert again.exit_code == 2
    assert f"{folder / 'disputes.toml'} exists already." in again.stderr
    assert (folder / "disputes.toml").read_text() == "mine"


def test_a_ledger_is_removed_once_nothing_of_it_counts(run, declared, tmp_path):
    run("load", book(tmp_path / "a.xlsx", {"台账": ROWS}), "--store", declared)
    refused = run("ledger", "remove", "disputes", "--store", declared)
    assert (refused.exit_code, "Withdraw the uploads of this ledger first" in refused.stderr) == (2, True)
    with Store.open(declared) as opened:
        opened.withdraw(1)
    removed = run("ledger", "remove", "disputes", "--store", declared)
    assert removed.stdout == "Disputes (disputes) is a ledger of this store no more.\n"
    assert "disputes" not in run("ledger", "list", "--store", declared).stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["export", "nothing"], "There is no ledger called “nothing”. Known: cobuild_need"),
        (["remove", "nothing"], "There is no ledger declared in the store called “nothing”. Known: disputes."),
        (
            ["remove", "lecture_hall"],
            "There is no ledger declared in the store called “lecture_hall”. Known: disputes.",
        ),
        (["export", "disputes", "-o", "a", "--to", "."], "Give either --output or --to."),
    ],
)
def test_what_cannot_be_done_is_said(run, declared, args, said):
    result = run("ledger", *args, "--store", declared)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('key = "disputes"', 'key = "lecture_hall"', "there is a ledger of this key already"),
        ('row_key = ["case_no"]', 'row_key = ["case"]', "row_key: there is no field “case”"),
        ('mode = "events"', "mode = ", "disputes.toml: "),
    ],
)
def test_a_file_that_declares_no_ledger_is_refused(run, store, file, old, new, said):
    file.write_text(DISPUTES.replace(old, new, 1), "utf-8")
    result = run("ledger", "declare", file, "--store", store)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_ledger_of_the_store_has_a_template_like_any_other(run, store, tmp_path):
    with Store.open(store) as opened:
        opened.declare(parse_spec(DISPUTES, "disputes.toml"))
    result = run("template", "disputes", "-o", tmp_path, "--store", store)
    assert (result.exit_code, result.stdout.strip()) == (0, str(tmp_path / "disputes.xlsx"))
    assert run("template", "disputes", "-o", tmp_path, "--store", tmp_path / "none").exit_code == 2
