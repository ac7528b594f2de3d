"""How a status rule is said beside what it colours."""

from taizhang.charts.text import amount
from taizhang.locale import _
from taizhang.spec import StatusRule


def stated(rule: StatusRule, good: str, unit: str) -> str:
    """`rule` in a sentence, for a metric in `unit` of which much is good (`up`) or bad (`down`)."""
    return _("{limits}; good but worse than last time is “good but slipping”.").format(limits=limits(rule, good, unit))


def limits(rule: StatusRule, good: str, unit: str) -> str:
    """The part of `stated` that differs from rule to rule."""
    first, last = ("≥", "<") if good == "up" else ("≤", ">")
    if good == "down" and rule.green == 0 and rule.against == "value":
        first = ""
    green, red = _limit(first, rule.green, rule, unit), _limit(last, rule.red, rule, unit)
    if rule.green == rule.red:
        return _("{green} good, {red} behind").format(green=green, red=red)
    return _("{green} good, {red} behind, between them to watch").format(green=green, red=red)


def _limit(sign: str, limit: float, rule: StatusRule, unit: str) -> str:
    if rule.against == "average":
        return _("{sign}{percent} of the district's average").format(sign=sign, percent=amount(limit, "%"))
    return sign + amount(limit, unit)
