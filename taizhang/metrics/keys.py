"""What rows are grouped by: a place, a column, a part of a day (`held_on.quarter`), a band of a number (`area.20`)."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, SupportsFloat

import msgspec

from taizhang.errors import UnknownNameError
from taizhang.locale import _

PARTS: Final = ("month", "quarter", "year")
_CODES: Final = {"street": "street_code", "community": "community_code"}
_BY: Final = re.compile(r"(?s:(?P<column>.+?))(?:\.(?:(?P<part>month|quarter|year)|(?P<width>[1-9]\d*)))?")

_MOST_PERIODS: Final = 120  # one day in a wrong century must not fill a table with empty months

Key = dt.date | float | str | None


class Grouping(msgspec.Struct, frozen=True):
    """What a `by` means: the column that is read, and the part of its days or the width of its bands."""

    column: str
    part: str | None = None
    width: int | None = None

    @property
    def expression(self) -> str:
        """The SQL expression that rows are grouped by: a day's first of its period, a band's lower end, or text."""
        if self.part:
            return f"date_trunc('{self.part}', {quoted(self.column)})"
        if self.width:
            return f"floor(cast({quoted(self.column)} as double) / {self.width}) * {self.width}"
        if self.column in _CODES.values():
            return quoted(self.column)
        return f"cast({quoted(self.column)} as varchar)"

    def text(self, key: Key | SupportsFloat) -> str | None:
        """A key as `where` takes it: `2026-03`, `2026-Q1`, `2026`, the lower end of a band, or the text itself."""
        if key is None or isinstance(key, str):
            return key
        if not isinstance(key, dt.date):
            return f"{float(key):.0f}"
        quarter = f"{key:%Y}-Q{(key.month + 2) // 3}"
        return {"quarter": quarter, "year": f"{key:%Y}"}.get(self.part or "", f"{key:%Y-%m}")

    def value(self, text: str | None) -> Key:
        """The key that `text` says, as the expression gives it. Raises UnknownNameError."""
        if text is None or not (self.part or self.width):
            return text
        try:
            return self._first_day(text) if self.part else float(text)
        except ValueError as error:
            known = {"month": "2024-05, …", "quarter": "2024-Q2, …", "year": "2024, …"}.get(self.part or "", "0, …")
            kinds = {"month": _("month"), "quarter": _("quarter"), "year": _("year")}
            raise UnknownNameError(kind=kinds.get(self.part or "", _("band")), name=text, known=known) from error

    def without_gaps(self, keys: Sequence[str | None]) -> Sequence[str | None]:
        """`keys` with the months, quarters or years between them; as they are if those are none, or too many."""
        days = sorted(self._first_day(key) for key in keys if key is not None) if self.part else []
        months = {"month": 1, "quarter": 3, "year": 12}.get(self.part or "", 0)
        if not days or _month_number(days[-1]) - _month_number(days[0]) > _MOST_PERIODS * months:
            return keys
        run = range(_month_number(days[0]), _month_number(days[-1]) + 1, months)
        filled = [self.text(dt.date(number // 12, number % 12 + 1, 1)) for number in run]
        return [*filled, *(key for key in keys if key is None)]

    def _first_day(self, text: str) -> dt.date:
        if self.part == "quarter":
            year, _mark, quarter = text.partition("-Q")
            return dt.date(int(year), 3 * int(quarter) - 2, 1)
        return dt.datetime.strptime(text, "%Y" if self.part == "year" else "%Y-%m").date()


def _month_number(day: dt.date) -> int:
    return 12 * day.year + day.month - 1


def grouping(by: str, month: str | None = None) -> Grouping:
    """What `by` means in rows whose months are those of the column `month`; UnknownNameError if they have none."""
    if by == "month":
        if month is None:
            raise UnknownNameError(kind=_("column"), name="month", known="street, community")
        return Grouping(month, "month")
    found = _BY.fullmatch(by)
    if found is None:
        return Grouping(by)
    column, width = found["column"], found["width"]
    return Grouping(_CODES.get(column, column), found["part"], int(width) if width else None)


def quoted(column: str) -> str:
    """`column` as an SQL identifier."""
    return '"' + column.replace('"', '""') + '"'
