"""Numbers of metrics: groups and their names, the day before, and what is said about a column that is not there."""

import pytest
from given_rows import A1, A2, APRIL, B1, MARCH, MAY, A, B

from taizhang.errors import MetricError, UnknownNameError
from taizhang.metrics import ledger_rows, measure, metric_rows, read_metric
from taizhang.store import Slice


def groups_of(reported, metric, by, *slice_):
    with reported.cursor(Slice(*slice_)) as cursor:
        return [(group.key, group.label, group.value, group.before) for group in measure(cursor, metric, by).groups]


@pytest.mark.parametrize(
    ("name", "by", "slice_", "expected"),
    [
        ("projects_completed", "street", (MAY, MARCH), [(A, "武汉路街道", 1, 0), (B, "湖北路街道", 1, 1)]),
        ("projects_completed", "street", (MAY, MARCH, (A,)), [(A, "武汉路街道", 1, 0)]),
        ("projects_completed", "street", (APRIL,), [(A, "武汉路街道", 0, None), (B, "湖北路街道", 1, None)]),
        ("lecture_sessions", "street", (MAY,), [
            (A, "武汉路街道", 4, None), (B, "湖北路街道", 1, None), (None, "Not filled in", 1, None),
        ]),
        ("needs_matched_rate", "community", (MAY, MARCH), [
            (A1, "武汉路社区居民委员会", 100, 0), (A2, "江城社区居民委员会", 0, None),
            (B1, "荆楚社区居民委员会", 100, 100),
        ]),
        ("projects_declared", "stage", (MAY, MARCH), [
            ("declared", "Declared", 2, 1), ("under_way", "Under way", 3, 4),
            ("accepted", "Accepted", 1, 1), ("promoted", "Promoted", 1, 0),
        ]),
        ("projects_declared", "has_plan", (MAY,), [
            ("false", "No", 1, None), ("true", "Yes", 5, None), (None, "Not filled in", 1, None),
        ]),
        ("lecture_attendees", "month", (MAY, MARCH), [
            ("2024-01", "2024-01", 10, 10), ("2024-02", "2024-02", 20, 20),
            ("2024-03", "2024-03", 85, 30), ("2024-05", "2024-05", 45, 0),
        ]),
        # a ratio's month is its denominator's: of the issues found in January, how many are closed by now
        ("issues_closure_rate", "month", (MAY, MARCH), [
            ("2024-01", "2024-01", 100, 0), ("2024-02", "2024-02", 0, 50), ("2024-05", "2024-05", 0, None),
            (None, "Not filled in", 0, 0),
        ]),
        ("declared_per_street_min_max", "street", (MAY,), [(A, "武汉路街道", 2, None), (B, "湖北路街道", 3, None)]),
        # a rate has no value where its group has no rows
        ("project_spending_rate", "source", (MAY, MARCH), [("library", "Project library", 3000 / 42, 2250 / 35)]),
        ("issue_days_to_close", "community", (MAY,), [
            (A1, "武汉路社区居民委员会", 121, None), (A2, "江城社区居民委员会", None, None),
            (B1, "荆楚社区居民委员会", None, None),
        ]),
        ("open_issue_age", "aspect", (MAY,), [
            ("team", "Team", 109, None), ("facilities", "Facilities", 19, None), ("role", "Role", 90, None),
        ]),
    ],
)  # fmt: skip
def test_groups(reported, metrics, name, by, slice_, expected):
    assert groups_of(reported, metrics[name], by, *slice_) == [(*g[:2], *map(_about, g[2:])) for g in expected]


def _about(value):
    return value if value is None else pytest.approx(value)


@pytest.mark.parametrize(
    ("name", "before", "expected"),
    [
        ("projects_completed", MARCH, (2, 1, 1)),
        ("projects_completed", APRIL, (2, 1, 1)),
        ("projects_completed", None, (2, None, None)),
        ("issues_closure_rate", MARCH, (20, 25, -5)),
        ("issues_closure_rate", MARCH.replace(month=1), (20, None, None)),
        ("declared_per_street_min_max", MARCH, ((2, 3), (2, 2), None)),
        ("open_issue_age", MARCH, (90, 59, 31)),
    ],
)
def test_change(reported, metrics, name, before, expected):
    with reported.cursor(Slice(MAY, before)) as cursor:
        measured = measure(cursor, metrics[name])
    assert (measured.value, measured.before, measured.change) == expected
    assert measured.groups == ()


@pytest.mark.parametrize(("language", "label"), [("zh", "推进"), ("en", "Under way")])
def test_a_group_speaks_the_language_in_force(cursor, metrics, monkeypatch, language, label):
    monkeypatch.setenv("TAIZHANG_LANGUAGE", language)
    found = {group.key: group.label for group in measure(cursor, metrics["projects_declared"], "stage").groups}
    assert found["under_way"] == label


def test_a_cursor_without_a_slice_measures_nothing(reported, metrics):
    with reported.cursor() as cursor:
        measured = measure(cursor, metrics["projects_declared"], "street")
    assert (measured.value, measured.before, measured.groups) == (0, None, ())


def test_after_measuring_the_cursor_shows_its_own_day_again(cursor, metrics):
    for by in ("street", "nonsense"):
        try:
            measure(cursor, metrics["projects_completed"], by)
        except UnknownNameError:
            assert by == "nonsense"
        assert cursor.execute("select count(*) from secretary_project").fetchone() == (7,)


@pytest.mark.parametrize("ask", [measure, lambda *asked: metric_rows(*asked[:2], {asked[2]: "x"})])
@pytest.mark.parametrize(
    ("name", "by", "said"),
    [
        ("projects_declared", "aspect", "no column called “aspect”. Known: street, street_code, title"),
        ("projects_declared", 'stage", 1 as "x', "no column called"),
        ("cobuilding_resources_shared", "month", "no column called “month”. Known: street"),
    ],
)
def test_a_column_that_is_not_there_is_named(cursor, metrics, ask, name, by, said):
    with pytest.raises(UnknownNameError, match=said.replace("“", ".")):
        ask(cursor, metrics[name], by)


@pytest.mark.parametrize(
    ("query", "head", "said"),
    [
        ("select * from nowhere", {}, "does not run: .*nowhere"),
        ("select stage from secretary_project", {}, "no column “street_code” .they have stage"),
        ("select * from secretary_project", {"aggregate": "sum(people)"}, "no column “people”"),
        ("select * from secretary_project", {"aggregate": "share(spent, people)"}, "no column “people”"),
        ("select * from secretary_project", {"aggregate": "sum(title)"}, "does not run: .*sum"),
        ("select * from secretary_project", {"month": "held_on"}, "no column “held_on”"),
        ("select * frm secretary_project", {}, "does not run: .*[Ss]yntax"),
    ],
)
def test_a_metric_that_does_not_fit_its_rows_is_named(cursor, tmp_path, query, head, said):
    keys = {
        "zh": "数",
        "en": "N",
        "unit": "个 | n",
        "ledgers": "secretary_project",
        "aggregate": "count",
        "good": "up",
        "about": "某 | x",
    }
    path = tmp_path / "wrong.sql"
    path.write_text("".join(f"-- {k}: {v}\n" for k, v in (keys | head).items()) + query, "utf-8")
    with pytest.raises(MetricError, match=rf"wrong\.sql: (?s:.*){said}"):
        measure(cursor, read_metric(path), "street" if "month" not in head else "month")


@pytest.mark.parametrize(
    ("where", "titles"),
    [
        ({}, "a b c d e f g"),
        ({"street": A}, "a b c"),
        ({"street_code": B, "stage": "promoted"}, "d"),
        ({"month": "2024-01"}, "a d e f"),
        ({"month": None}, "g"),
        ({"has_plan": "true"}, "a d e f g"),
        ({"source": "'; drop table x"}, ""),
    ],
)
def test_rows_of_a_group(cursor, metrics, where, titles):
    rows = metric_rows(cursor, metrics["projects_declared"], where)
    assert rows["title"].to_pylist() == titles.split()


def test_a_month_that_is_none_is_refused(cursor, metrics):
    with pytest.raises(UnknownNameError, match="May"):
        metric_rows(cursor, metrics["projects_declared"], {"month": "May"})


def test_a_ratios_rows_say_which_are_counted(cursor, metrics):
    rows = metric_rows(cursor, metrics["projects_completed_rate"], {"street": A})
    assert dict(zip(rows["title"].to_pylist(), rows["_counted"].to_pylist(), strict=True)) == {
        "a": False,
        "b": False,
        "c": True,
    }


def test_a_limit_gives_the_first_rows(cursor, metrics, reported):
    assert metric_rows(cursor, metrics["projects_declared"], limit=2)["title"].to_pylist() == ["a", "b"]
    assert ledger_rows(cursor, reported.specs["lecture_hall"], limit=1)["hall"].to_pylist() == ["h1"]


def test_a_ledgers_rows_come_in_declared_order_with_provenance(cursor, reported):
    rows = ledger_rows(cursor, reported.specs["cobuild_need"])
    columns = "street street_code community community_code need kind raised_on status matched_unit"
    assert " ".join(rows.column_names) == f"{columns} _file _sheet _row _upload"
    assert rows.to_pylist()[0] == {
        "street": "武汉路街道", "street_code": A, "community": "武汉路社区居民委员会", "community_code": A1,
        "need": "n1", "kind": None, "raised_on": MARCH.replace(month=1, day=8), "status": "met", "matched_unit": None,
        "_file": "cobuild_need-2024-05-20.xlsx", "_sheet": "台账", "_row": 2, "_upload": rows["_upload"][0].as_py(),
    }  # fmt: skip
