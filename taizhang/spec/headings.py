"""How two writings of one heading are seen to be the same."""

import re
import unicodedata

_CIRCLED = re.compile(r"^\s*[①-⑳](?=\s*\S)")
_NUMBER = re.compile(
    r"^\s*(\d{1,2}\s*[.、:)]|\(\d{1,2}\)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))\s*(?=[^\d\s])"
)
_IGNORED = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff*:·、,，。.“”\"'‘’＊★☆▲※#]+")
_BRACKETED = re.compile(r"[(\[【〔].*?[)\]】〕]")


def plain_heading(text: str) -> str:
    """`text` without its number in a list, spaces, line ends, quotes and width: 1.讲习\\n所名称＊ is 讲习所名称."""
    return _IGNORED.sub("", _NUMBER.sub("", unicodedata.normalize("NFKC", _CIRCLED.sub("", text)))).lower()


def without_brackets(plain: str) -> str:
    """A plain heading without what stands in brackets: `计划投入(万元)` is `计划投入`."""
    return _BRACKETED.sub("", plain)
