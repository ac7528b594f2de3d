"""Targets: the thresholds that metrics measure against, from `data/targets.toml`."""

import math
from pathlib import Path

import msgspec

from taizhang.errors import SpecError
from taizhang.locale import _, pick
from taizhang.paths import DATA
from taizhang.spec.tables import read_tables


class DeclaredTarget(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A threshold as the file has it: `zh` and `en` say in one sentence what it means."""

    value: float
    zh: str
    en: str
    unit_zh: str
    unit_en: str
    whole: bool = False
    least: float | None = None
    most: float | None = None


class Target(DeclaredTarget, frozen=True, kw_only=True):
    """A threshold with the value in force and the one of the file."""

    name: str
    default: float

    @property
    def sentence(self) -> str:
        """What it means, in the language in force."""
        return pick(zh=self.zh, en=self.en)

    @property
    def unit(self) -> str:
        """The unit in the language in force."""
        return pick(zh=self.unit_zh, en=self.unit_en)

    def fault(self, value: float) -> str | None:
        """What is wrong with `value` for this target, as something to do; None if it will do."""
        if not math.isfinite(value):
            return _("give a number")
        if self.whole and value != int(value):
            return _("give a whole number")
        if self.least is not None and value < self.least:
            return _("give at least {least}").format(least=f"{self.least:g}")
        if self.most is not None and value > self.most:
            return _("give at most {most}").format(most=f"{self.most:g}")
        return None


def read_targets(path: Path = DATA / "targets.toml") -> dict[str, Target]:
    """Every target by name, its default in force. Raises SpecError."""
    targets = {name: _with_name(name, table) for name, table in read_tables(path, DeclaredTarget).items()}
    for name, target in targets.items():
        if fault := target.fault(target.default):
            raise SpecError(file=path.name, reason=f"{name}.value: {fault}")
    return targets


def _with_name(name: str, declared: DeclaredTarget) -> Target:
    return Target(name=name, default=declared.value, **msgspec.structs.asdict(declared))
