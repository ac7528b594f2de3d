"""What the district set for itself, in one sentence."""

from taizhang.locale import _
from taizhang.ui import data


def sentence() -> str:
    """How many meetings there are, and how much differs from the files' defaults."""
    store = data.store()
    targets = sum(target.value != target.default for target in store.targets())
    rules = sum(rule != store.declared_status_rules[metric] for metric, rule in store.status_rules().items())
    meetings = len(store.meetings())
    if targets + rules == 0:
        return _("{meetings} meetings; targets and status rules are as delivered").format(meetings=meetings)
    return _("{meetings} meetings; {targets} targets and {rules} status rules set by the district").format(
        meetings=meetings, targets=targets, rules=rules
    )
