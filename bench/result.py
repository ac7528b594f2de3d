"""One measurement beside its target."""

from collections.abc import Sequence

import msgspec


class Result(msgspec.Struct, frozen=True):
    """What was measured; `target` is the most that is allowed, None for what is told by the way."""

    what: str
    value: float
    unit: str
    target: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the value is above its target."""
        return self.target is not None and self.value > self.target


def table(results: Sequence[Result]) -> str:
    """The results as aligned lines: what, value, target, and whether it is met."""
    lines = [_line(r.what, f"{r.value:,.2f} {r.unit}", _target(r)) for r in results]
    return "\n".join([_line("measured", "value", "target"), _line("-" * 64, "-" * 18, "-" * 22), *lines])


def _target(result: Result) -> str:
    if result.target is None:
        return ""
    return f"<= {result.target:g} {result.unit}  {'MISSED' if result.missed else 'met'}"


def _line(what: str, value: str, target: str) -> str:
    return f"{what:<64}  {value:>18}  {target}".rstrip()
