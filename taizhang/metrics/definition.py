"""A metric as declared: its names, its unit, its aggregate, and the query of the rows that count."""

from typing import Literal

import msgspec

from taizhang.locale import pick
from taizhang.spec import Field

AggregateKind = Literal["count", "sum", "distinct", "mean", "median", "quantile", "share", "range", "ratio"]
Good = Literal["up", "down", "neutral"]


class Aggregate(msgspec.Struct, frozen=True):
    """How rows become a number.

    `of` names a column, a column and the part of its values to lie below for a quantile (0.9: all but the largest
    tenth), two columns for a share (percent that the sum of the first is of the second's), `street` for a range, or
    two metrics for a ratio.
    """

    kind: AggregateKind
    of: tuple[str, ...] = ()

    @property
    def column(self) -> str | None:
        """The column of the rows that is aggregated, if it is one."""
        return None if self.kind in ("count", "range", "ratio") else self.of[0]

    @property
    def base(self) -> str | None:
        """The column that a share's sum is held against."""
        return self.of[1] if self.kind == "share" else None

    @property
    def adds_up(self) -> bool:
        """Whether groups without rows have 0 and parts make the whole; not so for rates, means and middles."""
        return self.kind in ("count", "sum", "distinct", "range")


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
