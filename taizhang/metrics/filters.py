"""Filters as `where` holds them: `form.in` some values, `hall.out` of some, `held_on.from`, `area.to`, `topic.has`."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from taizhang.errors import UnknownNameError
from taizhang.locale import _
from taizhang.metrics.keys import Grouping, Key, quoted

KINDS: Final = ("in", "out", "from", "to", "has")


class Filter(msgspec.Struct, frozen=True):
    """A filter: what its rows are read by, and how: some groups (in), all others (out), a span or words (has)."""

    by: str
    kind: str

    def condition(self, group: Grouping, value: str | None) -> tuple[str, list[object]]:
        """SQL that keeps the rows for which `value` holds, and the values it binds. Raises UnknownNameError."""
        if self.kind in ("in", "out"):
            return _among([group.value(text) for text in keys_of(value)], group, among=self.kind == "in")
        column = quoted(group.column)
        if self.kind == "has":
            return f"position(lower(cast(? as varchar)) in lower(cast({column} as varchar))) > 0", [value or ""]
        return f"{column} {'>=' if self.kind == 'from' else '<='} ?", [_bound(value)]


def filter_of(by: str) -> Filter | None:
    """The filter that the name `by` of a condition asks for; None if it names a group."""
    column, dot, kind = by.rpartition(".")
    return Filter(column, kind) if dot and kind in KINDS else None


def keys_text(keys: Sequence[str | None]) -> str:
    """Keys of groups as a filter's value."""
    return msgspec.json.encode(keys).decode()


def keys_of(value: str | None) -> list[str | None]:
    """The keys of groups that a filter's value holds. Raises UnknownNameError."""
    try:
        return msgspec.json.decode(value or "[]", type=list[str | None])
    except msgspec.DecodeError as error:
        raise UnknownNameError(kind=_("list"), name=value or "", known='["a", "b"]') from error


def _among(keys: Sequence[Key], group: Grouping, *, among: bool) -> tuple[str, list[object]]:
    named: list[object] = [key for key in keys if key is not None]
    marks = ", ".join("?" for _key in named)
    clause = f"coalesce({group.expression} in ({marks}), false)" if named else "false"
    if None in keys:
        clause = f"({clause} or {group.expression} is null)"
    return (clause if among else f"not {clause}"), named


def _bound(value: str | None) -> dt.date | float:
    """The end of a span: a day or a number."""
    try:
        # fromisoformat would take the number 20240520 for a day
        return dt.datetime.strptime(value or "", "%Y-%m-%d").date() if "-" in (value or "")[1:] else float(value or "")
    except ValueError as error:
        known = "2024-05-20, 12.5, …"
        raise UnknownNameError(kind=_("day or number"), name=value or "", known=known) from error
