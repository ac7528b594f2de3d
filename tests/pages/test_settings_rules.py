"""The settings page: meetings are added, moved and removed; targets and status rules are set and given back."""

import datetime as dt

import pytest
from pages.conftest import texts
from streamlit.testing.v1 import AppTest

from taizhang.store import Meeting
from taizhang.ui import data

MAY, JULY = dt.date(2026, 5, 20), dt.date(2026, 7, 20)
SECTIONS = {
    "meetings": ("新增会议", "Add a meeting"),
    "targets": ("近期活动场次少于此数", "fewer sessions than this"),
    "status": ("≥60%为良好，<30%为落后", "≥60% good, <30% behind"),
    "appearance": ("仅对本人生效", "These hold for you alone"),
    "memory": ("暂无自建台账", "There is none yet"),
}


def kept():
    return [(m.held_on, m.theme) for m in data.store().meetings()]


def dialog(app: AppTest, opener: str) -> None:
    """A run with the dialog open: AppTest runs whole pages only, and a dialog is open in the run of its button."""
    app.button(key=opener).click().run()


def error(app: AppTest) -> str:
    (said,) = [e.value for e in app.error]
    return said


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("store", ["demo_store", "empty_store"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_shown_by_its_address(visit, request, store, language, section):
    app = visit(request.getfixturevalue(store), "settings", language, section=section)
    assert not app.exception
    said = texts(app).replace("\\", "")
    shown = [name for name, words in SECTIONS.items() if words[language == "en"] in said]
    assert shown == [section] or (section, store) == ("memory", "demo_store")


def test_an_unknown_section_shows_the_first(visit, empty_store):
    assert "新增会议" in texts(visit(empty_store, "settings", section="nothing"))


@pytest.mark.parametrize(("theme", "title"), [("第四次*座谈会*", "已登记2次会议"), ("", "已登记2次会议")])
def test_a_meeting_is_added_and_stands_in_the_sidebar(visit, known_store, theme, title):
    app = visit(known_store, "settings")
    data.store().keep_meeting(Meeting(MAY, "a"))
    app.run()
    app.date_input(key="day-new-1").set_value(JULY)
    app.text_input(key="theme-new-1").set_value(theme)
    app.button(key="keep-new-1").click().run()
    assert not app.exception
    assert kept() == [(JULY, theme), (MAY, "a")]
    assert app.title[0].value.startswith(title)
    assert any(str(JULY) in option for option in app.selectbox(key="as_of").options)
    assert app.text_input(key="theme-new-2").value == ""


def test_a_day_has_one_meeting(visit, empty_store):
    app = visit(empty_store, "settings")
    data.store().keep_meeting(Meeting(MAY, "a"))
    app.run()
    app.date_input(key="day-new-1").set_value(MAY)
    app.button(key="keep-new-1").click().run()
    assert "请直接修改" in error(app)
    assert kept() == [(MAY, "a")]


@pytest.mark.parametrize(
    ("day", "theme", "expected"),
    [
        (MAY, "b", [(JULY, "c"), (MAY, "b")]),
        (dt.date(2026, 5, 21), "a", [(JULY, "c"), (dt.date(2026, 5, 21), "a")]),
        (JULY, "a", None),
        (None, "a", None),
    ],
)
def test_a_meeting_is_changed(visit, empty_store, day, theme, expected):
    app = visit(empty_store, "settings")
    data.store().keep_meeting(Meeting(MAY, "a"))
    data.store().keep_meeting(Meeting(JULY, "c"))
    app.run()
    dialog(app, f"edit-{MAY}")
    app.date_input(key=f"day-edited-{MAY}").set_value(day)
    app.text_input(key=f"theme-edited-{MAY}").set_value(theme)
    app.button(key=f"keep-edited-{MAY}").click()
    dialog(app, f"edit-{MAY}")
    assert not app.exception
    assert kept() == (expected or [(JULY, "c"), (MAY, "a")])
    assert bool(app.error) == (expected is None)


def test_a_meeting_is_removed_once_it_is_confirmed(visit, empty_store):
    app = visit(empty_store, "settings")
    data.store().keep_meeting(Meeting(MAY, "a"))
    app.run()
    app.button(key=f"remove-{MAY}").click().run()
    assert kept() == [(MAY, "a")]
    app.button(key="confirm-remove").click().run()
    assert not app.exception
    assert kept() == []


def test_many_meetings_are_folded(visit, empty_store):
    app = visit(empty_store, "settings")
    for month in range(14):
        data.store().keep_meeting(Meeting(dt.date(2024 + month // 12, 1 + month % 12, 1)))
    app.run()
    assert [e.label for e in app.expander] == ["更早的会议：2 次"]


def values():
    return {t.name: t.value for t in data.store().targets()}


def asked(app: AppTest, name: str):
    return next(n for n in app.number_input if n.key.startswith(f"target-{name}-"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_targets_are_saved_and_given_back(visit, empty_store, language):
    app = visit(empty_store, "settings", language, section="targets")
    before = values()
    asked(app, "idle_hall_days").set_value(45)
    asked(app, "project_behind_points").set_value(7.5)
    app.button(key="save-targets").click().run()
    assert not app.exception
    assert values() == {**before, "idle_hall_days": 45, "project_behind_points": 7.5}
    assert ("已保存" if language == "zh" else "Saved") in app.success[0].value
    assert ("本区自定45天" if language == "zh" else "set here: 45 days") in texts(app).replace("\\", "")
    assert ("目标值2项" if language == "zh" else "2 targets") in app.title[0].value
    app.button(key="reset-targets").click().run()
    assert not app.exception
    assert values() == before
    assert asked(app, "idle_hall_days").value == before["idle_hall_days"]


@pytest.mark.parametrize(("value", "said"), [(0, "不得小于1"), (9999, "不得大于3660")])
def test_one_target_that_will_not_do_keeps_all_as_they_were(visit, empty_store, value, said):
    app = visit(empty_store, "settings", section="targets")
    before = values()
    asked(app, "idle_hall_sessions").set_value(3)
    asked(app, "idle_hall_days").set_value(value)
    app.button(key="save-targets").click().run()
    assert not app.exception
    assert said in error(app)
    assert "“近期”指截至查看当日的天数" in error(app)
    assert values() == before
    assert asked(app, "idle_hall_sessions").value == 3, "what was typed is lost"


def test_what_was_typed_but_not_saved_goes_back_to_the_defaults_too(visit, empty_store):
    app = visit(empty_store, "settings", section="targets")
    asked(app, "idle_hall_days").set_value(45)
    app.button(key="reset-targets").click().run()
    assert asked(app, "idle_hall_days").value == 60


def limits(app: AppTest, metric: str):
    return [n for n in app.number_input if n.key.endswith(metric)]


@pytest.mark.parametrize(
    ("metric", "green", "red", "stated", "fault"),
    [
        ("projects_completed_rate", 90, 40, "≥90%为良好，<40%为落后，其间为关注；比上次变差", None),
        ("projects_completed_rate", 40, 90, None, "良好线不得低于落后线"),
        ("projects_overdue", 1, 4, "≤1个为良好，>4个为落后", None),
        ("projects_overdue", 4, 1, None, "良好线不得高于落后线"),
    ],
)
def test_a_status_rule_is_stated_as_it_is_written_and_saved(visit, demo_store, metric, green, red, stated, fault):
    app = visit(demo_store, "settings", section="status")
    before = data.store().status_rules()
    dialog(app, f"edit-{metric}")
    for limit, value in zip(limits(app, metric), (green, red), strict=True):
        limit.set_value(value)
    dialog(app, f"edit-{metric}")
    assert not app.exception
    save = app.button(key="save-rule")
    if fault:
        assert fault in error(app)
        assert save.disabled
        return
    assert stated in app.info[0].value
    assert "良好" in app.caption[-1].value
    save.click()
    dialog(app, f"edit-{metric}")
    rules = data.store().status_rules()
    assert (rules[metric].green, rules[metric].red) == (green, red)
    assert {m for m in rules if rules[m] != before[m]} == {metric}
    assert "本区自定" in texts(app)
    dialog(app, f"edit-{metric}")
    app.button(key="reset-rule").click()
    dialog(app, f"edit-{metric}")
    assert data.store().status_rules() == before
    assert "均为默认" in app.title[0].value


def test_a_rule_held_against_the_average_says_what_it_would_come_to(visit, demo_store):
    app = visit(demo_store, "settings", section="status")
    dialog(app, "edit-lecture_sessions")
    for limit, value in zip(limits(app, "lecture_sessions"), (0, 0), strict=True):
        limit.set_value(value)
    dialog(app, "edit-lecture_sessions")
    assert "良好11个" in app.caption[-1].value
    app.button_group(key="against-lecture_sessions").set_value("value")
    dialog(app, "edit-lecture_sessions")
    assert app.info[0].value.startswith("≥0场为良好，<0场为落后；")
