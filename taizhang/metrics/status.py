"""How a street stands by a metric's rule, and which way it goes: green and falling is not green."""

from typing import Final, Literal

import msgspec

from taizhang.locale import N_, _
from taizhang.metrics.definition import Good
from taizhang.spec import StatusRule

Word = Literal["good", "slipping", "watch", "behind"]
Colour = Literal["green", "amber", "red"]
Trend = Literal["up", "down", "level"]

WORDS: Final[dict[Word, str]] = {
    "good": N_("Good"),
    "slipping": N_("Good but slipping"),
    "watch": N_("To watch"),
    "behind": N_("Behind"),
}
COLOURS: Final[dict[Word, Colour]] = {"good": "green", "slipping": "amber", "watch": "amber", "behind": "red"}
_SHOWN: Final = 1  # decimals: what looks equal is equal


class Status(msgspec.Struct, frozen=True):
    """How a street stands, and which way it went since the day compared with.

    `word` is None where there is no value, or nothing to hold it against; `trend` where there is none before;
    `better` where it stayed level too, or where neither way is good.
    """

    word: Word | None
    trend: Trend | None
    better: bool | None

    @property
    def label(self) -> str:
        """The word in the language in force; empty if there is none."""
        return _(WORDS[self.word]) if self.word else ""

    @property
    def colour(self) -> Colour | None:
        """The colour that goes with the word."""
        return COLOURS[self.word] if self.word else None


def status(value: float | None, before: float | None, average: float | None, rule: StatusRule, good: Good) -> Status:
    """How `value` stands by `rule`, much of it being `good` (`up`) or bad (`down`).

    `before` is the value it is compared with, `average` the district's, all in the metric's unit. Values are judged
    as they are shown, to one decimal, so that none contradicts the rule stated beside it.
    """
    trend = _trend(value, before)
    better = None if trend in (None, "level") or good == "neutral" else trend == good
    word = _word(_judged(value, average, rule), rule, good)
    return Status("slipping" if word == "good" and better is False else word, trend, better)


def _judged(value: float | None, average: float | None, rule: StatusRule) -> float | None:
    """What the limits of `rule` are held against: the value, or its percentage of the average."""
    if value is None or rule.against == "value":
        return value
    if value == average:
        return 100
    return 100 * value / average if average else None


def _word(judged: float | None, rule: StatusRule, good: Good) -> Word | None:
    if judged is None or good == "neutral":
        return None
    sign = 1 if good == "up" else -1
    shown, green, red = (sign * round(limit, _SHOWN) for limit in (judged, rule.green, rule.red))
    if shown >= green:
        return "good"
    return "behind" if shown < red else "watch"


def _trend(value: float | None, before: float | None) -> Trend | None:
    if value is None or before is None:
        return None
    change = round(value - before, _SHOWN)
    return "level" if change == 0 else "up" if change > 0 else "down"
