"""How well streets fill in: rows of every ledger, those with a finding, and those that were kept out."""

import pytest
from given_rows import A1, APRIL, MARCH, MAY, PLACES, A, B, report

from taizhang.findings import KINDS, Finding
from taizhang.metrics import measure, metric_rows
from taizhang.spec import derived, load_specs
from taizhang.store import Slice, Store

SHEET = "台账"
PLAIN = {"code": "approximate", "sheet": SHEET}
REJECTED = {"code": "required_empty", "sheet": SHEET}


def project(title, street):
    return {"title": title, "street": street, "stage": "under_way"}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as store:
        store.import_places(PLACES)
        yield store


def by_street(store, metrics, name, day=MAY, before=None):
    with store.cursor(Slice(day, before)) as cursor:
        found = measure(cursor, metrics[name], "street")
    return {group.key: group.value for group in found.groups} | {"all": found.value}


@pytest.mark.parametrize(
    ("findings", "rate"),
    [
        ((), 100),
        ((Finding(**PLAIN, row=2),), 50),
        ((Finding(**PLAIN, row=2), Finding(**PLAIN, row=2, cell="B2")), 50),
        ((Finding(**PLAIN, row=2), Finding(**PLAIN, row=3)), 0),
        ((Finding(**PLAIN, row=4),), 100),  # a row that is not among those loaded
        ((Finding(**PLAIN),), 100),  # of the whole sheet
        ((Finding(code="approximate", sheet="另一张表", row=2),), 100),
    ],
)
def test_a_row_is_clean_if_nothing_was_found_about_it(store, metrics, findings, rate):
    report(store, MAY, "secretary_project", [project("a", A), project("b", A)], (A,), findings=findings)
    assert by_street(store, metrics, "rows_clean_rate") == {A: rate, B: None, "all": rate}


def test_rows_of_every_ledger_count_those_of_our_own_too(store, metrics):
    report(store, MAY, "secretary_project", [project("a", A)], (A,), findings=(Finding(**PLAIN, row=2),))
    report(store, MAY, "cobuild_need", [{"need": "n", "street": B, "community": None}], (B,))
    store.declare(load_specs()["cobuild_unit"].__class__(
        key="visit", zh="走访", en="Visits", mode="events", row_key=("title",),
        fields=tuple(f for f in load_specs()["secretary_project"].fields if f.key in ("street", "title")),
    ))  # fmt: skip
    report(store, MAY, "visit", [{"title": "v", "street": A}, {"title": "w", "street": A}], (A,))
    assert by_street(store, metrics, "rows_reported") == {A: 3, B: 1, "all": 4}
    assert by_street(store, metrics, "rows_clean") == {A: 2, B: 1, "all": 3}


def test_a_report_that_mends_its_rows_is_judged_anew_and_the_past_stays(store, metrics):
    rows = [project("a", A), project("b", B)]
    report(store, MARCH, "secretary_project", rows, (A, B), findings=(Finding(**PLAIN, row=2),))
    report(store, APRIL, "secretary_project", rows[:1], (A,))
    assert by_street(store, metrics, "rows_clean_rate", MARCH) == {A: 0, B: 100, "all": 50}
    assert by_street(store, metrics, "rows_clean_rate", APRIL) == {A: 100, B: 100, "all": 100}


@pytest.mark.parametrize(
    ("scope", "where"),
    [((A,), A), ((A, B), None), ((A1,), A), ((A1, B), None), ((), None)],
    ids=["one street", "two streets", "a community", "a community and a street", "unknown"],
)
def test_a_row_kept_out_is_of_the_street_that_its_sheet_reports(store, metrics, scope, where):
    report(store, MAY, "secretary_project", [project("a", A)], scope, findings=(Finding(**REJECTED, row=3),))
    found = by_street(store, metrics, "rows_rejected")
    assert {key: value for key, value in found.items() if value} == {where: 1, "all": 1}
    with store.cursor(Slice(MAY)) as cursor:
        (row,) = metric_rows(cursor, metrics["rows_rejected"]).to_pylist()
    assert (row["_sheet"], row["_row"], row["ledger"]) == (SHEET, 3, "secretary_project")
    assert row["community_code"] == (A1 if scope == (A1,) else None)


@pytest.mark.parametrize(
    ("later", "left"),
    [
        ({"scope": (A,)}, 0),
        ({"scope": (A, B)}, 0),
        ({"scope": (B,)}, 1),
        ({"scope": (A1,)}, 1),
        ({"scope": (A,), "ledger": "cobuild_project"}, 1),
        ({"scope": (B,), "file": "a.xlsx"}, 0),
        ({"scope": (B,), "file": "a.xlsx", "ledger": "cobuild_project"}, 1),
        ({"scope": (A,), "day": MARCH}, 1),
    ],
    ids=["same street", "all streets", "other street", "part", "other ledger", "same file", "same file for another",
         "an earlier day"],
)  # fmt: skip
def test_rows_kept_out_count_until_their_places_are_reported_anew(store, metrics, later, left):
    reported = [project("a", A)]
    findings = (Finding(**REJECTED, row=3), Finding(**REJECTED, row=3, cell="B3"), Finding(**PLAIN, row=4))
    report(store, APRIL, "secretary_project", reported, (A,), file="a.xlsx", findings=findings)
    asked = {"day": MAY, "ledger": "secretary_project", "rows": [], **later}
    report(store, **asked)
    assert by_street(store, metrics, "rows_rejected")["all"] == left
    assert by_street(store, metrics, "rows_rejected", APRIL)["all"] == 1
    assert by_street(store, metrics, "rows_rejected", MARCH)["all"] == 0


def test_rows_kept_out_go_with_a_report_that_is_withdrawn(store, metrics):
    report(store, MAY, "secretary_project", [project("a", A)], (A,), findings=(Finding(**REJECTED, row=3),))
    store.withdraw(store.uploads()[0].id)
    assert by_street(store, metrics, "rows_rejected")["all"] == 0


def test_rows_kept_before_they_said_whether_anything_was_found_say_so_once_the_store_is_opened(tmp_path, metrics):
    with Store.open(tmp_path / "store") as store:
        store.import_places(PLACES)
        rows = [project("a", A), project("b", A)]
        report(store, MAY, "secretary_project", rows, (A,), findings=(Finding(**PLAIN, row=3),))
        with store._database.transaction() as cursor:
            cursor.execute("drop view reported_row")
            cursor.execute("alter table ledger.secretary_project drop column _flagged")
    with Store.open(tmp_path / "store") as store:
        assert by_street(store, metrics, "rows_clean_rate") == {A: 50, B: None, "all": 50}


def test_every_error_about_a_row_keeps_it_out(store, metrics):
    codes = [code for code, kind in KINDS.items() if kind.severity == "error"]
    findings = tuple(Finding(code=code, sheet=SHEET, row=number) for number, code in enumerate(codes, start=10))
    report(store, MAY, "secretary_project", [project("a", A)], (A,), findings=findings)
    assert by_street(store, metrics, "rows_rejected")["all"] == len(codes) > 3


def test_the_ledger_of_a_row_is_called_by_its_name():
    column = derived("ledger")
    assert {c.code: (c.zh, c.en) for c in column.choices} == {s.key: (s.zh, s.en) for s in load_specs().values()}
