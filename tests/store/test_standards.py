"""Targets and status rules: the files' own until a district sets others, and then these, for every query at once."""

import msgspec
import pytest
from reporting import SPECS

from taizhang.errors import RuleRefusedError, TargetRefusedError, UnknownNameError
from taizhang.spec import StatusRule, read_status_rules, read_targets
from taizhang.store import Store, standards

OVERDUE = "projects_overdue"
RULE = StatusRule(against="average", green=80, red=120)


def in_force(store):
    return dict(store.cursor().execute("select name, value from target").fetchall())


@pytest.mark.parametrize(
    ("values", "value", "default"),
    [([], 60, 60), ([45], 45, 60), ([45, 30], 30, 60), ([45, None], 60, 60), ([None], 60, 60), ([60], 60, 60)],
)
def test_a_target_is_in_force_as_it_was_set_last(store, values, value, default):
    for new in values:
        store.set_target("idle_hall_days", new)
    (found,) = (t for t in store.targets() if t.name == "idle_hall_days")
    assert (found.value, found.default) == (value, default)
    assert in_force(store) == {t.name: t.value for t in store.targets()}


def test_targets_come_in_the_order_of_the_file_with_their_words(store):
    assert {t.name: t for t in store.targets()} == read_targets()
    assert [t.name for t in store.targets()] == list(read_targets())


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("idle_hall_days", float("nan"), "数字"),
        ("idle_hall_days", float("inf"), "数字"),
        ("idle_hall_days", 0, "1"),
        ("idle_hall_days", 3661, "3660"),
        ("idle_hall_days", 1.5, "整数"),
        ("project_behind_points", -0.1, "0"),
        ("project_behind_points", 100.5, "100"),
    ],
)
def test_a_target_is_not_set_to_what_it_cannot_be(store, name, value, said):
    before = store.version()
    with pytest.raises(TargetRefusedError, match=said):
        store.set_target(name, value)
    assert store.version() == before


def test_a_fraction_will_do_where_no_whole_number_is_asked_for(store):
    store.set_target("project_behind_points", 7.5)
    assert in_force(store)["project_behind_points"] == 7.5


@pytest.mark.parametrize("act", [lambda s: s.set_target("nothing", 1), lambda s: s.set_status_rule("nothing", RULE)])
def test_what_nobody_declared_is_not_set(store, act):
    with pytest.raises(UnknownNameError, match="nothing"):
        act(store)


def test_a_changed_default_reaches_who_changed_nothing(tmp_path, monkeypatch):
    with Store.open(tmp_path / "store", SPECS) as store:
        store.set_target("idle_hall_days", 45)
    changed = {name: msgspec.structs.replace(t, value=7, default=7) for name, t in read_targets().items()}
    monkeypatch.setattr(standards, "read_targets", lambda: changed)
    with Store.open(tmp_path / "store", SPECS) as store:
        found = in_force(store)
        assert found.pop("idle_hall_days") == 45
        assert set(found.values()) == {7}
        store.set_target("idle_hall_days", None)
        assert set(in_force(store).values()) == {7}


def test_what_was_set_for_a_target_that_is_gone_harms_nobody(tmp_path, monkeypatch):
    with Store.open(tmp_path / "store", SPECS) as store:
        store.set_target("idle_hall_days", 45)
    left = {name: t for name, t in read_targets().items() if name != "idle_hall_days"}
    monkeypatch.setattr(standards, "read_targets", lambda: left)
    with Store.open(tmp_path / "store", SPECS) as store:
        assert in_force(store) == {t.name: t.value for t in store.targets()} == {n: t.value for n, t in left.items()}


@pytest.mark.parametrize(("rules", "expected"), [([], None), ([RULE], RULE), ([RULE, None], None)])
def test_a_status_rule_is_in_force_as_it_was_set_last(store, rules, expected):
    for rule in rules:
        store.set_status_rule(OVERDUE, rule)
    declared = read_status_rules()
    assert store.declared_status_rules == declared
    assert store.status_rules() == {**declared, OVERDUE: expected or declared[OVERDUE]}


@pytest.mark.parametrize("limits", [(float("nan"), 1), (1, float("inf"))])
def test_a_status_rule_without_numbers_is_refused(store, limits):
    green, red = limits
    with pytest.raises(RuleRefusedError, match=OVERDUE):
        store.set_status_rule(OVERDUE, StatusRule(against="value", green=green, red=red))


def test_what_was_set_stays_through_a_restart_and_an_emptied_store(tmp_path):
    with Store.open(tmp_path / "store", SPECS) as store:
        store.set_target("idle_hall_days", 45)
        store.set_status_rule(OVERDUE, RULE)
        store.clear()
    with Store.open(tmp_path / "store", SPECS) as store:
        assert in_force(store)["idle_hall_days"] == 45
        assert store.status_rules()[OVERDUE] == RULE
