"""What the lines around a table say of it: the day it speaks of, its year, and who reports it."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from taizhang.loading.places import PlaceIndex

_DAY = r"(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})|\b(20\d\d)(\d\d)(\d\d)\b"
_REPORTED: Final = re.compile(
    rf"(?:(?:填报|填表|上报|报送|制表|统计|编制)(?:日期|时间)|日期|截[止至](?:日期|时间|到)?)\s*[:：]?\s*(?:{_DAY})"
)
_ANY_DAY: Final = re.compile(_DAY)
_YEAR: Final = re.compile(r"(20\d\d)\s*年")
_REPORTER: Final = re.compile(r"(?:填报|填表|上报|报送|编制)?单位\s*(?:[(（]盖章[)）])?\s*[:：]\s*(\S+)")


class Preamble(msgspec.Struct, frozen=True, kw_only=True):
    """What is said around a table; None where nothing is said.

    `place` is the code of the street or community that reports the sheet whole; `whole_district` is true where the
    district itself reports.
    """

    reported_on: dt.date | None
    year: int | None
    place: str | None
    whole_district: bool


def read_preamble(sheet_name: str, file: str, lines: Sequence[str], index: PlaceIndex) -> Preamble:
    """Read the `lines` above and below a table: one text a row, its cells joined by spaces."""
    text = "\n".join(lines)
    day = _day(_REPORTED.search(text)) or _day(_ANY_DAY.search(text))
    year = _YEAR.search(text)
    reporter = next((m[1] for m in _REPORTER.finditer(text) if not m[1].startswith(("万元", "元", "人"))), "")
    place = (
        index.whole(sheet_name)
        or index.whole(reporter)
        or next((code for code in map(index.street_named_in, (*lines, file)) if code), None)
    )
    return Preamble(
        reported_on=day,
        year=int(year[1]) if year else day.year if day else None,
        place=place,
        whole_district=not place and any(d.name in text for d in index.districts),
    )


def _day(match: re.Match[str] | None) -> dt.date | None:
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
