"""Keys of fields, choices and ledgers from Chinese words: 姓名 is xingming, 户主与户籍所在地关系 its initials."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from itertools import chain, count
from typing import Final

from pypinyin import Style, lazy_pinyin

_SPELT: Final = 4  # syllables up to which a word is spelt out
_LONGEST: Final = 24
_PLACES: Final = ("street", "community", "street_code", "community_code", "month", "target")
_SQL: Final = (
    "all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary bit "
    "boolean both by case cast char character check coalesce collate collation column columns concurrently "
    "constraint create cross date dec decimal default deferrable desc describe distinct do else end except exists "
    "extract false fetch float for foreign freeze from full generated glob group grouping having ilike in initially "
    "inner inout int integer intersect interval into is isnull join lambda lateral leading left like limit map "
    "national natural nchar none not notnull null nullif numeric offset on only or order out outer overlaps overlay "
    "pivot placing position positional precision primary qualify real references returning right row select semi "
    "setof show similar smallint some struct substring summarize symmetric table tablesample then time timestamp to "
    "trailing treat trim true tuple union unique unpack unpivot using values varchar variadic verbose when where "
    "window with"
)
TAKEN: Final = frozenset((*_PLACES, *_SQL.split()))  # names that mean something else in a view or in SQL


def field_key(words: str, taken: Container[str] = ()) -> str:
    """A key for what is called `words`: lower-case letters and digits, none of `taken`, no word of SQL."""
    return _free(_spelt(words) or "field", taken)


def choice_codes(writings: Iterable[str]) -> Iterator[str]:
    """A code for each of `writings`, no two alike."""
    taken: set[str] = set()
    for writing in writings:
        code = _free(_spelt(writing) or "choice", taken)
        taken.add(code)
        yield code


def _spelt(words: str) -> str:
    """The words in letters: spelt out if short, else by initials; "" if nothing can be spelt."""
    plain = unicodedata.normalize("NFKC", words).lower()
    short = len(re.findall(r"[\u4e00-\u9fff]", plain)) <= _SPELT
    style = Style.NORMAL if short else Style.FIRST_LETTER
    spelt = "".join(lazy_pinyin(plain, style=style, errors=lambda other: f"_{other}_"))
    name = re.sub(r"_+", "_", re.sub(r"[^a-z0-9]+", "_", spelt)).strip("_")[:_LONGEST].strip("_")
    return f"n{name}" if name[:1].isdigit() else name


def _free(key: str, taken: Container[str]) -> str:
    """`key` itself, or with a number behind it, whichever is first to be free."""
    candidates = chain([key], (f"{key}_{number}" for number in count(2)))
    return next(k for k in candidates if k not in taken and k not in TAKEN)
