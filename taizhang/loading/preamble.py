"""What the lines around a table say of it: the day it speaks of, its year, and who reports it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Container, Sequence
from pathlib import PurePath
from typing import Final

import msgspec

from taizhang.loading.places import PlaceIndex

_FULL: Final = r"(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})|(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)"
_END: Final = r"(?:\s*日?\s*[-—–~至到]+\s*(?:(20\d\d)\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2}))?"
_LABEL: Final = (
    r"(?:(?:填报|填表|上报|报送|制表|统计|编制|更新)(?:日期|时间)|日期|截[止至](?:日期|时间|到)?)\s*[:：]?\s*"
)
_REPORTED: Final = re.compile(rf"{_LABEL}(?:{_FULL}){_END}")
_REPORTED_YEARLESS: Final = re.compile(rf"{_LABEL}(\d{{1,2}})\s*[月.]\s*(\d{{1,2}})(?!\d)")
_ANY_DAY: Final = re.compile(rf"(?:{_FULL}){_END}")
_SIGNED_DAY: Final = re.compile(rf"(?:{_FULL})\s*日?\s*$")
_YEAR: Final = re.compile(r"(20\d\d)\s*年")
_REPORTER: Final = re.compile(
    r"(?:填报|填表|上报|报送|编制)?(?:单位|部门|街道|社区|党组织)(?:名称)?\s*(?:\((?:盖章|公章)\))?(?:\s*:\s*|  )(\S+)"
)


class Preamble(msgspec.Struct, frozen=True, kw_only=True):
    """What is said around a table; None where nothing is said.

    `place` is the code of the street or community that reports the sheet whole; `whole_district` is true where the
    district itself reports.
    """

    reported_on: dt.date | None
    year: int | None
    place: str | None
    whole_district: bool


def read_preamble(
    sheet_name: str, file: str, above: Sequence[str], below: Sequence[str], index: PlaceIndex, given: Container[str]
) -> Preamble:
    """Read the lines above and below a table: one text a row, its cells joined by two spaces.

    `given` are the levels of place that the rows name themselves.
    """
    above, below = ([unicodedata.normalize("NFKC", line) for line in lines] for lines in (above, below))
    text = "\n".join((*above, *below))
    year = _YEAR.search(text)
    day = _reported_on(text, above, below, year[1] if year else None) or day_in(sheet_name)
    place = _reporter(sheet_name, file, above, below, index, given)
    return Preamble(
        reported_on=day,
        year=int(year[1]) if year else day.year if day else None,
        place=place,
        whole_district=not place and any(d.name in text for d in index.districts),
    )


def day_in(name: str) -> dt.date | None:
    """The day that the name of a file or sheet carries: 台账（20240520）.xlsx."""
    return _day(_ANY_DAY.search(unicodedata.normalize("NFKC", name)))


def _reported_on(text: str, above: Sequence[str], below: Sequence[str], year: str | None) -> dt.date | None:
    """The day that is called so, else one in a title, else one that closes a line below the table."""
    signed = (_SIGNED_DAY.search(line) for line in below)
    return (
        _day(_REPORTED.search(text))
        or _day(_REPORTED_YEARLESS.search(text), year)
        or _day(_ANY_DAY.search("\n".join(above)))
        or _day(_ANY_DAY.search("\n".join("".join(line.split()) for line in above)))
        or next(filter(None, map(_day, signed)), None)
    )


def _reporter(
    sheet_name: str, file: str, above: Sequence[str], below: Sequence[str], index: PlaceIndex, given: Container[str]
) -> str | None:
    """Who reports the sheet: its name says so, a line above says so, a title, a line below, or the name of the file."""
    stem = PurePath(file).stem
    named, signed = _labelled(above), _labelled(below)
    whole = (index.whole(name) for name in (sheet_name, *named))
    within = (index.named_in(text, given) for text in (sheet_name, *named, *above))
    under = (index.whole(name) or index.named_in(name, given) for name in signed)
    return (
        next(filter(None, whole), None)
        or next(filter(None, within), None)
        or next(filter(None, under), None)
        or index.named_in(stem, given)
        or index.whole(stem)
    )


def _labelled(lines: Sequence[str]) -> list[str]:
    """What stands behind 填报单位 and the like."""
    return [m[1] for line in lines for m in _REPORTER.finditer(line)]


def _day(match: re.Match[str] | None, year: str | None = None) -> dt.date | None:
    """The day of a match, the last of a range of days; None where there is none such."""
    if match is None:
        return None
    *start, month, day = (part for part in match.groups() if part)
    last_year = start[3] if len(start) == 4 else start[0] if start else year
    try:
        return dt.date(int(last_year or 0), int(month), int(day))
    except ValueError:
        return None
