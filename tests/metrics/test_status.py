"""The status of a street: the limits either way, against a value and against the average, and the trend beside it."""

import pytest

from taizhang.locale import LANGUAGES, set_language
from taizhang.metrics import load_metrics
from taizhang.metrics.status import COLOURS, WORDS, Status, status
from taizhang.spec import StatusRule, read_status_rules

UP = StatusRule(against="value", green=80, red=50)
DOWN = StatusRule(against="value", green=0, red=2)
MANY = StatusRule(against="average", green=90, red=60)
FEW = StatusRule(against="average", green=100, red=150)
SHARP = StatusRule(against="value", green=60, red=60)

CASES = [
    # value, before, average, rule, good: word, trend, better
    (80, 79, None, UP, "up", ("good", "up", True)),
    (80, 80, None, UP, "up", ("good", "level", None)),
    (80, None, None, UP, "up", ("good", None, None)),
    (80, 81, None, UP, "up", ("slipping", "down", False)),
    (79, 90, None, UP, "up", ("watch", "down", False)),
    (50, 40, None, UP, "up", ("watch", "up", True)),
    (49, 40, None, UP, "up", ("behind", "up", True)),
    (0, 0, None, UP, "up", ("behind", "level", None)),
    (None, 80, None, UP, "up", (None, None, None)),
    (None, None, None, UP, "up", (None, None, None)),
    # as shown: 79.96 is 80, and has not moved from 80
    (79.96, 80, None, UP, "up", ("good", "level", None)),
    (79.94, 80.04, None, UP, "up", ("watch", "down", False)),
    # less is better
    (0, 1, None, DOWN, "down", ("good", "down", True)),
    (1, 0, None, DOWN, "down", ("watch", "up", False)),
    (2, 2, None, DOWN, "down", ("watch", "level", None)),
    (3, 4, None, DOWN, "down", ("behind", "down", True)),
    (1, 0, None, StatusRule(against="value", green=1, red=2), "down", ("slipping", "up", False)),
    # against the average: 9 of 10, 6 of 10, less
    (9, 8, 10, MANY, "up", ("good", "up", True)),
    (9, 9.5, 10, MANY, "up", ("slipping", "down", False)),
    (8.9, 8, 10, MANY, "up", ("watch", "up", True)),
    (6, 6, 10, MANY, "up", ("watch", "level", None)),
    (5.9, 6, 10, MANY, "up", ("behind", "down", False)),
    (10, None, 10, FEW, "down", ("good", None, None)),
    (15, None, 10, FEW, "down", ("watch", None, None)),
    (15.1, None, 10, FEW, "down", ("behind", None, None)),
    # where nobody has any, everybody is at the average
    (0, 0, 0, MANY, "up", ("good", "level", None)),
    (0, 0, 0, FEW, "down", ("good", "level", None)),
    (3, 2, None, MANY, "up", (None, "up", True)),
    (3, 2, 0, MANY, "up", (None, "up", True)),
    # no zone between the limits
    (60, None, None, SHARP, "up", ("good", None, None)),
    (59.9, None, None, SHARP, "up", ("behind", None, None)),
    # neither way is good
    (90, 80, None, UP, "neutral", (None, "up", None)),
]


@pytest.mark.parametrize(("value", "before", "average", "rule", "good", "expected"), CASES)
def test_status(value, before, average, rule, good, expected):
    assert status(value, before, average, rule, good) == Status(*expected)


@pytest.mark.parametrize(
    ("rule", "good", "fault"),
    [
        (UP, "up", False),
        (UP, "down", True),
        (DOWN, "down", False),
        (DOWN, "up", True),
        (SHARP, "up", False),
        (SHARP, "down", False),
        (StatusRule(against="value", green=float("nan"), red=1), "up", True),
    ],
)
def test_limits_the_wrong_way_round_are_told(rule, good, fault):
    assert bool(rule.fault(good)) == fault


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_has_a_label_of_its_own_and_a_colour(code):
    set_language(code)
    labels = [Status(word, None, None).label for word in WORDS]
    assert len(set(labels)) == len(WORDS) == len(COLOURS)
    assert all(labels)
    assert (Status(None, None, None).label, Status(None, None, None).colour) == ("", None)


@pytest.mark.parametrize(("metric", "rule"), read_status_rules().items())
def test_every_declared_rule_is_of_a_metric_and_the_right_way_round(metric, rule):
    declared = load_metrics()[metric]
    assert declared.good != "neutral"
    assert declared.aggregate.kind != "range"
    assert rule.fault(declared.good) is None
