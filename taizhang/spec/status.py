"""Status rules: from which value of a metric on a street is good, and from which on behind; `data/status.toml`."""

import math
from pathlib import Path
from typing import Literal

import msgspec

from taizhang.errors import SpecError
from taizhang.locale import _
from taizhang.paths import DATA
from taizhang.spec.tables import read_tables

Against = Literal["value", "average"]


class StatusRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Good up to `green`, behind beyond `red`: in the metric's unit, or in percent of the district's average."""

    against: Against
    green: float
    red: float

    def fault(self, good: str) -> str | None:
        """What is wrong with it for a metric of which much is good (`up`) or bad (`down`); None if it will do."""
        if not (math.isfinite(self.green) and math.isfinite(self.red)):
            return _("give a number")
        if good == "up" and self.green < self.red:
            return _("more is better here, so the limit of good must not be below the limit of behind")
        if good == "down" and self.green > self.red:
            return _("less is better here, so the limit of good must not be above the limit of behind")
        return None


def read_status_rules(path: Path = DATA / "status.toml") -> dict[str, StatusRule]:
    """Every rule by the name of its metric. Raises SpecError."""
    rules = read_tables(path, StatusRule)
    for metric, rule in rules.items():
        if fault := rule.fault("neutral"):
            raise SpecError(file=path.name, reason=f"{metric}: {fault}")
    return rules
