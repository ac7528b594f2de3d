"""The words that headings are made of: those that ledgers declare, and those listed in `data/headings.txt`."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from taizhang.paths import DATA, LEDGERS
from taizhang.spec import plain_heading, without_brackets

_NUMBERED: Final = re.compile(r"^\d{1,2}(?=\D)")
_OF_TIME: Final = re.compile(
    r"(19|20)\d\d年?(度|末|底|\d{1,2}月份?|[1-4一二三四]季度|[上下]半年)?|\d{1,2}月(\d{1,2}日|份)?|第?[1-4一二三四]季度|[上下]半年"
    r"|(星期|周|礼拜)[一二三四五六日天]|第.{1,2}[节周次]|\d{1,2}[:：]\d\d|[一二三四五六七八九十]{1,2}月份?"
)
_ENDING: Final = 0.7  # how much a heading that only ends like one counts against one that is known


@lru_cache(maxsize=8192)
def plain_label(text: str) -> str:
    """A heading as it is compared: without spaces, marks, brackets and the number before it."""
    plain = without_brackets(plain_heading(text)) or plain_heading(text)
    return _NUMBERED.sub("", plain)


@lru_cache(maxsize=8192)
def known_as_heading(text: str) -> float:
    """How surely `text` is a heading by its wording alone: 1 if known or a time, less by its ending, else 0."""
    plain = plain_label(text)
    exact, endings = _listed()
    if plain in exact or is_time(text):
        return 1.0
    return _ENDING if len(plain) <= 12 and any(plain[-n:] in endings for n in (1, 2, 3, 4) if n < len(plain)) else 0.0


@lru_cache(maxsize=8192)
def is_listed(text: str) -> bool:
    """Whether `text` is word for word one of the listed headings."""
    return plain_label(text) in _listed()[0]


@lru_cache(maxsize=8192)
def is_time(text: str) -> bool:
    """Whether `text` names a time that columns are made for: 2023年, 3月, 一季度, 星期二, 8:00."""
    return any(_OF_TIME.fullmatch(writing) for writing in (plain_label(text), plain_heading(text), text.strip()))


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """The headings that are listed or that ledgers declare, and the endings of headings."""
    lines = (DATA / "headings.txt").read_text("utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    endings = {word[1:] for word in words if word.startswith("*")}
    declared = set(map(plain_label, _declared()))
    return frozenset(declared | {word for word in words if word[0] != "*"}), frozenset(endings)


def _declared() -> Iterator[str]:
    """The headings in `data/ledgers/`, read without checking what was checked when the ledgers were loaded."""
    for path in LEDGERS.glob("*.toml"):
        for field in tomllib.loads(path.read_text("utf-8"))["fields"]:
            yield from (field["zh"], *field.get("synonyms", ()))
