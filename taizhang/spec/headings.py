"""How two writings of one heading are seen to be the same."""

import re
import unicodedata

_IGNORED = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff*:·、,，。.“”\"'‘’＊★☆▲※#]+")
_BRACKETED = re.compile(r"[(\[【〔].*?[)\]】〕]")


def plain_heading(text: str) -> str:
    """`text` without spaces, line ends, quotes and width differences: `讲习\\n所名称＊` is `讲习所名称`."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).lower()


def without_brackets(plain: str) -> str:
    """A plain heading without what stands in brackets: `计划投入(万元)` is `计划投入`."""
    return _BRACKETED.sub("", plain)
