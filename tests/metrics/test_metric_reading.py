"""Metric files read strictly: what each mistake is called."""

import pytest

from taizhang.errors import MetricError
from taizhang.metrics import Aggregate, load_metrics, read_metric

HEAD = {
    "zh": "已完成项目",
    "en": "Projects completed",
    "unit": "个 | projects",
    "ledgers": "secretary_project, cobuild_unit",
    "aggregate": "count",
    "good": "up",
    "month": "accepted_on",
    "about": "已验收的项目 | projects accepted",
}
QUERY = "select * from secretary_project"
RATIO = {key: HEAD[key] for key in ("zh", "en", "good", "about")} | {"unit": "% | %", "aggregate": "ratio(one, all)"}


def write(folder, name, head, query=QUERY):
    path = folder / f"{name}.sql"
    path.write_text("".join(f"-- {key}: {value}\n" for key, value in head.items()) + query, "utf-8")
    return path


def test_a_metric_file(tmp_path):
    metric = read_metric(write(tmp_path, "done", HEAD, "with a as (select 1)\nselect * from a\n"))
    assert (metric.name, metric.file, metric.zh, metric.unit_zh, metric.unit_en) == (
        "done", "done.sql", "已完成项目", "个", "projects",
    )  # fmt: skip
    assert metric.ledgers == ("secretary_project", "cobuild_unit")
    assert (metric.good, metric.month) == ("up", "accepted_on")
    assert (metric.about_zh, metric.about_en) == ("已验收的项目", "projects accepted")
    assert metric.query == "with a as (select 1)\nselect * from a"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("count", Aggregate("count")),
        ("sum(spent)", Aggregate("sum", ("spent",))),
        ("distinct(street_code)", Aggregate("distinct", ("street_code",))),
        ("median(age_days)", Aggregate("median", ("age_days",))),
        ("mean(attendees)", Aggregate("mean", ("attendees",))),
        ("quantile(age_days, 0.9)", Aggregate("quantile", ("age_days", "0.9"))),
        ("quantile(age_days, 1)", Aggregate("quantile", ("age_days", "1"))),
        ("share(spent, budget)", Aggregate("share", ("spent", "budget"))),
        ("range(street)", Aggregate("range", ("street",))),
    ],
)
def test_aggregates(tmp_path, written, read):
    assert read_metric(write(tmp_path, "one", HEAD | {"aggregate": written})).aggregate == read


def test_a_ratio_has_its_denominators_rows_months_and_ledgers(tmp_path):
    write(tmp_path, "all", HEAD | {"ledgers": "cobuild_need", "month": "raised_on"}, "select 2")
    write(tmp_path, "one", HEAD)
    write(tmp_path, "rate", RATIO, "")
    rate = load_metrics(tmp_path)["rate"]
    assert [part.name for part in rate.parts] == ["one", "all"]
    assert (rate.ledgers, rate.month, rate.rows_query) == (("cobuild_need",), "raised_on", "select 2")


@pytest.mark.parametrize(
    ("head", "query", "said"),
    [
        ({"colour": "red"}, QUERY, "“colour” is no key of the head .known: zh, en, unit"),
        *[({key: None}, QUERY, f"“{key}” is missing") for key in HEAD if key != "month"],
        ({"aggregate": "average(spent)"}, QUERY, "“average.spent.” is no aggregate .known: count, sum"),
        ({"aggregate": "count(spent)"}, QUERY, "is no aggregate"),
        ({"aggregate": "sum(spent + budget)"}, QUERY, "is no aggregate"),
        ({"aggregate": "sum"}, QUERY, "is no aggregate"),
        ({"aggregate": "quantile(spent)"}, QUERY, "is no aggregate"),
        ({"aggregate": "quantile(spent, 90)"}, QUERY, "is no aggregate"),
        ({"aggregate": "share(spent)"}, QUERY, "is no aggregate"),
        ({"aggregate": "range(community)"}, QUERY, "is no aggregate"),
        ({"aggregate": "ratio(one)"}, QUERY, "is no aggregate"),
        ({"good": "high"}, QUERY, "good is up, down or neutral, not “high”"),
        ({"unit": "projects"}, QUERY, "the unit “projects” is not “Chinese . English”"),
        ({"unit": "个 |"}, QUERY, "the unit “个 .” is not"),
        ({"unit": "a | b | c"}, QUERY, "the unit"),
        ({}, "", "does not start with select or with"),
        ({}, "insert into x select 1", "does not start with select or with"),
        ({}, "selected", "does not start with select or with"),
        ({}, "select 1; drop table x", "semicolon"),
        ({}, "-- a remark without a key\nselect 1", "line 9 of the head is not"),
        ({}, "-- zh: 又一个\nselect 1", "“zh” stands twice"),
    ],
)
def test_a_mistake_names_the_file_and_what_is_wrong(tmp_path, head, query, said):
    kept = {key: value for key, value in (HEAD | head).items() if value is not None}
    with pytest.raises(MetricError, match=rf"^wrong\.sql: .*{said}.*Mend"):
        read_metric(write(tmp_path, "wrong", kept, query))


@pytest.mark.parametrize(
    ("head", "query", "said"),
    [
        ({}, "select 1", "a ratio has no query"),
        ({"ledgers": "cobuild_unit"}, "", "a ratio has no “ledgers”"),
        ({"month": "held_on"}, "", "a ratio has no “month”"),
        ({"aggregate": "ratio(one, none)"}, "", "names “none”, which is no metric"),
        ({"aggregate": "ratio(rate, all)"}, "", "names “rate”, which is no metric that a ratio can be made of"),
        ({"aggregate": "ratio(one, spread)"}, "", "names “spread”"),
    ],
)
def test_a_mistake_in_a_ratio(tmp_path, head, query, said):
    write(tmp_path, "all", HEAD)
    write(tmp_path, "one", HEAD)
    write(tmp_path, "spread", HEAD | {"aggregate": "range(street)"})
    write(tmp_path, "rate", RATIO | head, query)
    with pytest.raises(MetricError, match=rf"^rate\.sql: .*{said}"):
        load_metrics(tmp_path)
