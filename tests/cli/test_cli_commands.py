"""The other commands, the options of all, and how a command refuses."""

import os
import subprocess
import sys
from pathlib import Path

import click
import openpyxl
import pytest
from workbooks import PLACES

from taizhang.cli import main
from taizhang.paths import ROOT
from taizhang.spec import load_specs

COMMANDS = {
    (name, *inner): command
    for name, outer in main.commands.items()
    for inner, command in (
        {(n,): c for n, c in outer.commands.items()} if isinstance(outer, click.Group) else {(): outer}
    ).items()
}
PLACES_CSV = "code,name,level,parent\n" + "".join(f"{p.code},{p.name},{p.level},{p.parent}\n" for p in PLACES)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_a_store_and_a_language(run, command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "--store DIRECTORY" in result.stdout
    assert "--lang [zh|en]" in result.stdout
    assert all(option.help for option in COMMANDS[command].params if isinstance(option, click.Option))


def test_the_command_line_starts_without_what_is_heavy():
    heavy = "duckdb streamlit pyarrow scipy openpyxl xlsxwriter babel"
    code = f"import sys, taizhang.cli; print(*sorted(set('{heavy}'.split()) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_module_is_the_command_line():
    done = subprocess.run(
        [sys.executable, "-m", "taizhang", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "serve" in done.stdout


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Taken in: districts 1, streets 2, communities 1."), ("zh", "街道2个")]
)
def test_places_go_in_and_are_listed(run, tmp_path, language, said):
    file = tmp_path / "places.csv"
    file.write_text(PLACES_CSV, "utf-8")
    result = run("places", "import", file, "--store", tmp_path / "new", "--lang", language)
    assert (result.exit_code, said in result.stdout) == (0, True)
    listed = run("places", "list", "--store", tmp_path / "new").stdout.splitlines()
    assert len(listed) == 2 + len(PLACES)
    assert "999901001     street     武汉路街道" in listed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,name\n1,2\n", "places.csv, line 1: the columns are code, name."),
        (PLACES_CSV + "999901003,南京路街道,town,999901\n", "places.csv, line 6: the level “town”"),
    ],
)
def test_places_that_cannot_be_taken(run, tmp_path, text, said):
    file = tmp_path / "places.csv"
    file.write_text(text, "utf-8")
    result = run("places", "import", file, "--store", tmp_path / "new")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(("args", "keys"), [(["--all"], list(load_specs())), (["lecture_hall"], ["lecture_hall"])])
def test_templates(run, tmp_path, args, keys):
    result = run("template", *args, "-o", tmp_path / "new")
    assert result.exit_code == 0
    assert sorted(path.stem for path in (tmp_path / "new").iterdir()) == sorted(keys)
    for line in result.stdout.splitlines():
        assert openpyxl.load_workbook(line).active["A4"].value


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "Name one LEDGER, or ask for --all."),
        (["--all", "lecture_hall"], "Name one LEDGER"),
        (["hall"], "There is no ledger called “hall”. Known: cobuild_need"),
    ],
)
def test_templates_of_nothing(run, tmp_path, args, said):
    result = run("template", *args, "-o", tmp_path)
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_demo_workbooks(run, tmp_path):
    for folder, seed in (("a", []), ("b", []), ("c", ["--seed", 3])):
        assert run("demo", "-o", tmp_path / folder, *seed).exit_code == 0
    a, b, c = ({path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in "abc")
    assert len(a) >= 24
    assert a == b
    assert a != c


@pytest.mark.parametrize(
    ("language", "args", "said"),
    [
        ("zh", ["--lang", "en", "metric", "x"], "There is no metric called"),
        ("zh", ["metric", "x", "--lang", "en"], "There is no metric called"),
        ("en", ["metric", "x"], "There is no metric called"),
        ("en", ["--lang", "zh", "metric", "x"], "没有"),
        ("zh", ["metric", "x"], "没有"),
    ],
)
def test_the_language_of_messages(run, monkeypatch, tmp_path, language, args, said):
    monkeypatch.setenv("TAIZHANG_LANGUAGE", language)
    result = run(*args, "--store", tmp_path / "new")
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_store_may_come_from_the_environment(run, store, monkeypatch):
    monkeypatch.setenv("TAIZHANG_STORE", str(store))
    assert "湖北路街道" in run("places", "list").stdout


@pytest.mark.parametrize(
    "command",
    [["places", "list"], ["metric", "--all"], ["rows", "lecture_hall"], ["load", __file__], ["ledger", "list"]],
)
def test_a_store_in_use_is_said(run, store, command):
    hold = f"import sys, pathlib; from taizhang.store import Store; kept = Store.open(pathlib.Path({str(store)!r}))"
    code = f"{hold}; print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as held:
        assert held.stdout.readline() == b"held\n"
        result = run(*command, "--store", store)
        held.stdin.close()
    assert result.exit_code == 2
    assert "is in use by another process" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_store_that_cannot_be_made_is_said(run, tmp_path):
    (tmp_path / "file").write_text("")
    result = run("places", "list", "--store", tmp_path / "file" / "store")
    assert result.exit_code == 2
    assert "cannot be used: Not a directory" in result.stderr


@pytest.fixture
def started(monkeypatch):
    """What `serve` would have become, and where."""
    seen = {}
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setenv("TAIZHANG_STORE", "")
    monkeypatch.setattr(
        sys.modules["taizhang.cli.serve"], "_become", lambda command: seen.update(command=command, folder=Path.cwd())
    )
    monkeypatch.setattr("taizhang.demo.load_demo", lambda store, progress: progress("a.xlsx", 1, 24))
    return seen


def test_serving_starts_the_server_on_this_machine_only(run, started, store):
    result = run("serve", "--store", store)
    assert result.stdout.splitlines() == ["http://127.0.0.1:8501"]
    assert started["folder"] == ROOT
    assert (ROOT / "app.py").exists()
    assert os.environ["TAIZHANG_STORE"] == str(store)
    assert " ".join(started["command"][1:]) == (
        "-m taizhang.ui.server run app.py --server.address 127.0.0.1 --server.port 8501 "
        "--server.headless true --browser.gatherUsageStats false"
    )


def test_serving_elsewhere(run, started, store):
    result = run("serve", "--port", 8621, "--address", "0.0.0.0", "--store", store)
    assert result.stdout.splitlines() == ["http://0.0.0.0:8621"]
    assert "--server.address 0.0.0.0 --server.port 8621" in " ".join(started["command"])


@pytest.mark.parametrize(("kind", "lines"), [("new", 3), ("known", 1)])
def test_serving_loads_the_demo_once(run, started, store, tmp_path, kind, lines):
    folder = store if kind == "known" else tmp_path / "new"
    assert len(run("serve", "--store", folder).stdout.splitlines()) == lines


def test_serving_a_store_in_use_is_refused(run, started, tmp_path):
    (tmp_path / "file").write_text("")
    result = run("serve", "--store", tmp_path / "file" / "store")
    assert (result.exit_code, started) == (2, {})
