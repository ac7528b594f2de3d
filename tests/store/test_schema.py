"""What opening a store does about ledgers that were declared, or changed, since."""

import msgspec
import pytest
from reporting import PLACES, PLAN, SPECS, STREET, VISIT, plan, publish, row, sheet, shown, visit

from taizhang.errors import SpecError
from taizhang.paths import QUERIES
from taizhang.spec import Field, load_specs
from taizhang.store import Slice, Store

REPLACE = msgspec.structs.replace


@pytest.fixture
def folder(tmp_path):
    with Store.open(tmp_path / "store", SPECS) as store:
        plan(store, 10, "ab")
        visit(store, 10, "ab", 1)
        visit(store, 20, "b", 2)
    return tmp_path / "store"


def test_the_projects_own_ledgers_have_their_views(tmp_path):
    with Store.open(tmp_path / "store") as store:
        assert set(store.specs) == set(load_specs())
        for key in store.specs:
            seen = store.cursor().execute(f"select * from {key}").description
            history = store.cursor().execute(f"select * from {key}_history").description
            assert {"street", "street_code", "community", "community_code"} <= {c[0] for c in seen}
            assert [c[0] for c in seen] == [c[0] for c in history if c[0] != "_ended_on"]


@pytest.mark.parametrize("path", sorted(QUERIES.rglob("*.sql")), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_query_goes_by_rowid(path):
    """Joins by rowid crash DuckDB 2.0.0, or corrupt what it writes, once rows of the table were deleted."""
    code = "".join(line for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith("--"))
    assert "rowid" not in code.lower()


def test_opening_again_changes_nothing(folder):
    with Store.open(folder, SPECS) as store:
        version, uploads = store.version(), store.uploads()
    with Store.open(folder, SPECS) as store:
        assert (store.version(), store.uploads(), shown(store, "plan", 10)) == (version, uploads, ["a", "b"])


def test_a_new_ledger_is_added(folder):
    new = REPLACE(PLAN, key="fund9")
    with Store.open(folder, SPECS | {"fund9": new}) as store:
        publish(store, 10, sheet("fund9", [row("z")], (STREET,)))
        assert shown(store, "fund9", 10) == ["z"]
        assert shown(store, "fund9_history", 10) == ["z"]


def test_a_new_field_is_added_where_it_was_declared(folder):
    fields = (Field(key="budget", zh="预算", en="Budget", type="number"), *PLAN.fields)
    with Store.open(folder, SPECS | {"plan": REPLACE(PLAN, fields=fields)}) as store:
        assert shown(store, "plan", 10, columns="budget, title") == [(None, "a"), (None, "b")]
        assert store.cursor().execute("select * from plan").description[0][0] == "budget"


def test_what_is_declared_no_more_is_seen_no_more_but_not_lost(folder):
    with Store.open(folder, {"plan": REPLACE(PLAN, fields=PLAN.fields[:-1])}) as store:
        assert "signed" not in [c[0] for c in store.cursor().execute("select * from plan").description]
        views = store.cursor().execute("select view_name from duckdb_views() where not internal").fetchall()
        assert ("visit",) not in views
        assert len(store.uploads()) == 3
    with Store.open(folder, SPECS) as store:
        assert shown(store, "visit", 20, columns="title, people") == [("a", 1), ("b", 2)]


def test_what_happens_while_a_ledger_is_not_declared_is_made_good_when_it_is_again(folder):
    with Store.open(folder, {"plan": PLAN}) as store:
        store.withdraw(3)
        store.import_places(PLACES)
    with Store.open(folder, SPECS) as store:
        assert shown(store, "visit", 20, columns="title, people, street") == [
            ("a", 1, "武汉路街道"),
            ("b", 1, "武汉路街道"),
        ]
    with Store.open(folder, {"plan": PLAN}) as store:
        store.clear()
    with Store.open(folder, SPECS) as store:
        plan(store, 10, "a")
        assert shown(store, "visit_history", 99) == []


def test_rows_are_told_apart_anew_when_the_key_is_declared_otherwise(folder):
    with Store.open(folder, SPECS | {"visit": REPLACE(VISIT, row_key=("title", "people"))}) as store:
        assert shown(store, "visit", 20, columns="title, people") == [("a", 1), ("b", 1), ("b", 2)]
        visit(store, 30, "b", 2)
        assert shown(store, "visit", 30, columns="title, people, day(_reported_on)") == [
            ("a", 1, 11),
            ("b", 1, 11),
            ("b", 2, 31),
        ]


def test_rows_are_settled_anew_when_the_mode_is_declared_otherwise(folder):
    with Store.open(folder, SPECS | {"visit": REPLACE(VISIT, mode="snapshot")}) as store:
        assert shown(store, "visit", 20, columns="title, people") == [("b", 2)]


@pytest.mark.parametrize(
    ("specs", "said"),
    [
        ({"plan": REPLACE(PLAN, fields=(*PLAN.fields[:5], REPLACE(PLAN.field("people"), type="date")))}, "people"),
        ({"street": REPLACE(PLAN, key="street")}, "“street”"),
        ({"plan": PLAN, "plan_history": REPLACE(PLAN, key="plan_history")}, "“plan”"),
    ],
    ids=["a_field_of_another_type", "the_name_of_an_own_view", "the_name_of_a_history"],
)
def test_a_declaration_that_contradicts_the_store_is_refused_and_changes_nothing(folder, specs, said):
    with pytest.raises(SpecError, match=said):
        Store.open(folder, specs)
    with Store.open(folder, SPECS) as store:
        assert shown(store, "plan", 10) == ["a", "b"]
        assert store.cursor(Slice(store.report_days()[0])).execute("select count(*) from visit").fetchone() == (2,)
