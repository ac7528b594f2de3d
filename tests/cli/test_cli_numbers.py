"""`taizhang rows` and `taizhang metric`: what they print, for which day and street, and in which form."""

import csv
import io
import json

import openpyxl
import pytest

MARCH, MAY = "2024-03-20", "2024-05-20"


def rows(run, reported, *args):
    result = run("rows", "secretary_project", *args, "--store", reported)
    assert result.exit_code == 0, result.stderr
    return result


def records(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("args", "stages"),
    [
        ([], {"甲": "accepted", "乙": "under_way", "丙": "under_way"}),
        (["--as-of", MAY], {"甲": "accepted", "乙": "under_way", "丙": "under_way"}),
        (["--as-of", MARCH], {"甲": "under_way", "乙": "under_way", "丙": "under_way"}),
        (["--as-of", "2024-01-01"], {}),
        (["--street", "武汉路街道"], {"甲": "accepted", "乙": "under_way"}),
        (["--street", "武汉路"], {"甲": "accepted", "乙": "under_way"}),
        (["--street", "武汉路街道办事处"], {"甲": "accepted", "乙": "under_way"}),
        (["--street", "999901002"], {"丙": "under_way"}),
        (["--street", "湖北路", "--street", "武汉路"], {"甲": "accepted", "乙": "under_way", "丙": "under_way"}),
    ],
)
def test_rows_of_a_day_and_a_street(run, reported, args, stages):
    found = records(rows(run, reported, *args).stdout)
    assert {row["title"]: row["stage"] for row in found} == stages


def test_rows_as_csv_name_where_they_came_from(run, reported):
    first = records(rows(run, reported).stdout)[0]
    assert list(first)[:3] == ["street", "street_code", "title"]
    assert list(first)[-3:] == ["_file", "_sheet", "_row"]
    assert (first["street"], first["street_code"], first["accepted_on"]) == ("武汉路街道", "999901001", "2024-05-12")
    assert (first["_file"], first["_sheet"], first["_row"]) == ("may.xlsx", "台账", "4")


def test_rows_as_json(run, reported):
    first = json.loads(rows(run, reported, "--format", "json").stdout)[0]
    assert (first["spent"], first["has_plan"], first["_row"]) == (1.5, None, 4)


def test_rows_as_xlsx_on_stdout_are_bytes(run, reported):
    data = rows(run, reported, "--format", "xlsx").stdout_bytes
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (sheet.title, sheet.max_row, sheet["C2"].value) == ("Secretary projects", 4, "甲")


@pytest.mark.parametrize(("form", "start"), [("csv", b"\xef\xbb\xbf"), ("json", b"["), ("xlsx", b"PK")])
def test_rows_into_a_file(run, reported, tmp_path, form, start):
    path = tmp_path / f"rows.{form}"
    assert rows(run, reported, "--format", form, "-o", path).stdout == ""
    assert path.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["rows", "nonsense"], "There is no ledger called “nonsense”. Known: cobuild_need, "),
        (["rows", "lecture_hall", "--street", "南京路"], "no street called “南京路”. Known: 武汉路街道, 湖北路街道."),
        (["rows", "lecture_hall", "--as-of", "昨天"], "'昨天' is not a day such as 2024-05-20."),
        (["rows", "lecture_hall", "-o", "/nonsense/rows.csv"], "/nonsense/rows.csv cannot be used: No such file"),
        (["metric", "nonsense"], "There is no metric called “nonsense”. Known: attendees_per_session, "),
        (["metric", "projects_declared", "--by", "nonsense"], "There is no column called “nonsense”. Known: street"),
        (["metric", "projects_declared", "--street", "南京路"], "no street called “南京路”"),
        (["metric"], "Name one metric, or ask for --all"),
        (["metric", "projects_declared", "--all"], "Name one metric, or ask for --all"),
        (["metric", "--all", "--rows"], "Name one metric, or ask for --all"),
    ],
)
def test_what_cannot_be_asked(run, reported, command, said):
    result = run(*command, "--store", reported)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    ("args", "value", "before"),
    [
        ([], 1, 0),
        (["--as-of", MARCH], 0, None),
        (["--as-of", "2024-05-19"], 0, 0),
        (["--as-of", "2024-06-01"], 1, 1),
        (["--before", "2024-01-01"], 1, 0),
        (["--street", "湖北路"], 0, 0),
    ],
)
def test_a_number_and_the_one_before(run, reported, args, value, before):
    found = json.loads(run("metric", "projects_completed", *args, "--format", "json", "--store", reported).stdout)
    assert (found["value"], found["before"]) == (value, before)


def test_a_number_as_json(run, reported):
    args = ("metric", "projects_completed_rate", "--by", "street", "--format", "json", "--store", reported)
    assert json.loads(run(*args).stdout) == {
        "metric": "projects_completed_rate", "label": "Completion rate", "unit": "%", "good": "up",
        "as_of": MAY, "compared_with": MARCH, "value": 100 / 3, "before": 0.0, "change": 100 / 3,
        "groups": [
            {"key": "999901001", "label": "武汉路街道", "value": 50.0, "before": 0.0},
            {"key": "999901002", "label": "湖北路街道", "value": 0.0, "before": 0.0},
        ],
    }  # fmt: skip


def test_numbers_as_csv(run, reported):
    args = ("--format", "csv", "--store", reported)
    (line,) = records(run("metric", "declared_per_street_min_max", *args).stdout)
    assert (line["value"], line["before"], line["as_of"], line["compared_with"]) == ("1-1", "1-1", MAY, MARCH)
    lines = records(run("metric", "project_spent", "--by", "street", *args).stdout)
    assert [(line["key"], line["label"], line["value"]) for line in lines] == [
        ("999901001", "武汉路街道", "1.5"), ("999901002", "湖北路街道", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "Metric",
                "projects_completed  Projects completed  projects           1           0      +1",
                "  武汉路街道",
            ],
        ),
        ("zh", ["projects_completed  已完成项目    个             1           0    +1", "  武汉路街道"]),
    ],
)
def test_a_number_for_people(run, reported, language, lines):
    result = run("metric", "projects_completed", "--by", "street", "--lang", language, "--store", reported)
    for line in lines:
        assert line in result.stdout


def test_all_numbers(run, reported):
    from taizhang.metrics import load_metrics

    result = run("metric", "--all", "--format", "json", "--store", reported)
    assert [found["metric"] for found in json.loads(result.stdout)] == list(load_metrics())


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_rows_behind_a_number(run, reported, form):
    result = run("metric", "projects_completed", "--rows", "--format", form, "--store", reported)
    assert result.exit_code == 0
    assert "甲" in result.stdout
    assert "乙" not in result.stdout
    assert "may.xlsx" in result.stdout
    assert "_upload" not in result.stdout


def test_the_rows_behind_a_number_into_a_file(run, reported, tmp_path):
    path = tmp_path / "rows.csv"
    run("metric", "projects_completed", "--rows", "--format", "csv", "-o", path, "--store", reported)
    assert [row["title"] for row in records(path.read_text("utf-8-sig"))] == ["甲"]


def test_an_empty_store_has_numbers_too(run, tmp_path):
    result = run("metric", "--all", "--store", tmp_path / "new")
    assert result.exit_code == 0
    assert "projects_declared" in result.stdout
