"""What kind of thing a cell holds, and how much its text looks like a heading."""

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

from taizhang.loading.proposing.words import is_time, plain_label
from taizhang.loading.reading import Value
from taizhang.loading.wording import DASHES

Kind = Literal["blank", "number", "day", "code", "mark", "word", "phrase", "sentence"]

_NUMBER: Final = re.compile(
    r"[约近]?[-+]?[\d,]+(\.\d+)?\s*([%‰]|[百千万亿]?(元|人|人次|个|户|亩|名|条|件|次|家|处|公里|米|平方米|㎡)?)?"
)
_DAY: Final = re.compile(
    r"(19|20)\d\d[-./年]\d{1,2}([-./月](\d{1,2}日?)?)?(\s.*)?|\d{1,2}月\d{1,2}日.{0,4}|\d{1,2}[./]\d{1,2}-\d{1,2}[./]\d{1,2}"
)
_CODE: Final = re.compile(r"[A-Za-z0-9*×_/.〔〕（）()#-]*\d[A-Za-z0-9*×_/.〔〕（）()#-]*")
_FORMULA: Final = re.compile(r"[A-Za-z]{1,3}\d(\.\d)?")  # PM2.5, SO2
_RANGE: Final = re.compile(r"\d{1,3}\s?[-~—～]\s?\d{1,3}")  # 80-89, of marks or years of age
_MARKS: Final = DASHES | frozenset("√✓✔☑×✗○●△▲□■")
_SENTENCE: Final = re.compile(r"[。；;！？?!]|.{26}")
_TOLD: Final = re.compile(r"[:：]\s*\S")  # a label and what it stands for in one cell: 填报单位：民政局


def cell_kind(value: Value) -> Kind:
    """The kind of one cell."""
    if isinstance(value, str):
        return _text_kind(value)
    if isinstance(value, bool):
        return "mark"
    return "number" if isinstance(value, (int, float)) else "day" if isinstance(value, dt.date) else "word"


@lru_cache(maxsize=16384)
def _text_kind(text: str) -> Kind:
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return "blank"
    if plain in _MARKS or text.strip() in _MARKS:
        return "mark"
    if _SENTENCE.search(plain):
        return "sentence"
    if _DAY.fullmatch(plain):
        return "day"
    if _NUMBER.fullmatch(plain):
        return "code" if plain.isdecimal() and (len(plain) > 6 or plain[0] == "0") else "number"
    if len(plain) < 40 and _CODE.fullmatch(plain):
        return "code"
    return "word" if len(plain) <= 6 else "phrase"


@lru_cache(maxsize=16384)
def label_likeness(text: str) -> float:
    """How much a text looks like a heading by its shape, from 0 (a sentence, a number, a code) to 1."""
    kind = _text_kind(text)
    if is_time(text):
        return 0.8
    if kind == "code":
        return 0.6 if _FORMULA.fullmatch(text) or _RANGE.fullmatch(text) else 0.0
    if kind in ("number", "mark", "blank") or _TOLD.search(text):
        return 0.0
    if kind == "day":
        return 0.2
    plain = plain_label(text)
    if text.rstrip().endswith(("。", "；", ";", ":", "：")) or len(plain) > 40:
        return 0.1
    length = len(plain) if not plain.isascii() else len(plain.split()) * 2
    worded = 1.0 if length <= 8 else 0.9 if length <= 14 else 0.6 if length <= 22 else 0.3
    return worded * (0.6 if sum(c.isdigit() for c in plain) * 2 > len(plain) else 1.0)
