"""A metric as declared: its names, its unit, its aggregate, and the query of the rows that count."""

from typing import Literal

import msgspec

from taizhang.locale import pick
from taizhang.spec import Field

AggregateKind = Literal["count", "sum", "distinct", "median", "range", "ratio"]
Good = Literal["up", "down", "neutral"]


class Aggregate(msgspec.Struct, frozen=True):
    """How rows become a number; `of` names a column, `street` for a range, or two metrics for a ratio."""

    kind: AggregateKind
    of: tuple[str, ...] = ()

    @property
    def column(self) -> str | None:
        """The column of the rows that is aggregated, if it is one."""
        return self.of[0] if self.kind in ("sum", "distinct", "median") else None


class Metric(msgspec.Struct, frozen=True, kw_only=True):
    """A number, defined as a set of rows and an aggregate over them.

    `ledgers` are the ledgers its rows come from, the one whose fields they carry first; `fields` are those fields if
    no file declares the ledger. A ratio has no query of
    its own: `parts` are its numerator and its denominator, and its rows are the denominator's.
    """

    name: str
    file: str
    zh: str
    en: str
    unit_zh: str
    unit_en: str
    aggregate: Aggregate
    good: Good
    about_zh: str
    about_en: str
    ledgers: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    month: str | None = None
    query: str = ""
    parts: tuple["Metric", ...] = ()

    @property
    def label(self) -> str:
        """The name in the language in force."""
        return pick(zh=self.zh, en=self.en)

    @property
    def unit(self) -> str:
        """The unit in the language in force."""
        return pick(zh=self.unit_zh, en=self.unit_en)

    @property
    def about(self) -> str:
        """Which rows count, in the language in force."""
        return pick(zh=self.about_zh, en=self.about_en)

    @property
    def rows_query(self) -> str:
        """The select of the rows behind the number: its own, or the denominator's."""
        return self.parts[1].query if self.parts else self.query
