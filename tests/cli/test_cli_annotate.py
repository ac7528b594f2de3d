"""`taizhang annotate`: the workbook of an upload back with what was said of it, mended, loaded whole."""

import io

import openpyxl
import pytest
from workbooks import book, projects

from taizhang.exports.annotating.styles import GROUNDS
from taizhang.store import Store

FAULTY = projects(
    "2024-05-20",
    ("武汉路街道", "甲", "项目库", "验收", "看情况", 1.5, "开会"),
    ("武汉路街道", None, "自定", "推进", None, None, None),
    ("东西湖街道", "丙", "项目库", "推进", None, 2, None),
)


@pytest.fixture
def faulty(store, tmp_path):
    """The folder of a store with one upload of a workbook with three faults."""
    path = book(tmp_path / "台账.xlsx", {"台账": FAULTY, "说明": [("请勿改动",)]})
    with Store.open(store) as opened:
        assert opened.load(path).id == 1
    return store


def test_every_finding_is_marked_and_listed(run, faulty, tmp_path):
    out = tmp_path / "out.xlsx"
    result = run("annotate", 1, "-o", out, "--store", faulty, "--lang", "zh")
    assert (result.exit_code, result.stdout.strip()) == (0, str(out))
    marked = openpyxl.load_workbook(out)
    with Store.open(faulty) as opened:
        findings = opened.upload(1).findings
    cells = {finding.cell for finding in findings if finding.cell}
    assert {"B5", "A6", "E4"} <= cells
    for cell in cells:
        assert marked["台账"][cell].fill.fgColor.rgb[2:] in GROUNDS.values()
        assert marked["台账"][cell].comment.text.startswith("【问题提示】\n")
    assert "项目名称" in marked["台账"]["B5"].comment.text
    listed = list(marked["问题清单"].iter_rows(min_row=5, values_only=True))
    assert len(listed) == len(findings)
    assert ("台账", "B5", "项目名称") in {line[:3] for line in listed}
    assert marked.active.title == "问题清单"


def test_mended_as_it_says_and_loaded_again_all_rows_are_in(run, faulty, tmp_path):
    out = tmp_path / "out.xlsx"
    run("annotate", 1, "-o", out, "--store", faulty)
    marked = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    sheet = marked["台账"]
    sheet["B5"], sheet["A6"], sheet["E4"] = "乙", "湖北路街道", "2024-05-12"
    marked.save(out)
    assert run("load", out, "--store", faulty).exit_code == 0
    with Store.open(faulty) as opened:
        sheets = opened.upload(2).sheets
    assert (sheets[0].rows.loaded, sheets[0].rows.rejected) == (3, 0)
    assert [(sheet.name, sheet.ledger) for sheet in sheets[1:]] == [("说明", None), ("Findings", None)]


def test_as_it_came_back_it_loads_as_it_did(run, faulty, tmp_path):
    out = tmp_path / "out.xlsx"
    run("annotate", 1, "-o", out, "--store", faulty)
    with Store.open(faulty) as opened:
        first, again = opened.upload(1), opened.load(out)
    assert again.sheets[: len(first.sheets)] == first.sheets
    assert [f for f in again.findings if f.sheet != "Findings"] == list(first.findings)
    assert {f.severity for f in again.findings if f.sheet == "Findings"} <= {"warning"}


def test_without_a_file_it_is_called_after_the_original(run, faulty, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("annotate", 1, "--store", faulty)
    assert (result.exit_code, result.stdout) == (0, "台账_annotated.xlsx\n")
    assert (tmp_path / "台账_annotated.xlsx").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["7"], "There is no upload called “7”. Known: 1."),
        (["x"], "'x' is not a valid integer"),
    ],
)
def test_an_upload_that_is_not_there_is_refused_in_one_sentence(run, faulty, tmp_path, args, said):
    result = run("annotate", *args, "-o", tmp_path / "out.xlsx", "--store", faulty)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert not (tmp_path / "out.xlsx").exists()
