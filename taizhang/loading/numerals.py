"""Numbers written in Chinese numerals, as digits: 三十五 is 35, 二〇二四年五月十二日 is 2024年5月12日."""

import re
from typing import Final

NUMERAL: Final = "[〇○零一二两三四五六七八九十百千半廿成]"  # what a text that may hold such numbers has, for DuckDB too

_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TIMES: Final = {"十": 10, "百": 100, "千": 1000}
_RUN: Final = re.compile(r"(?<![几数第])[〇零一二两三四五六七八九十百千万亿]+")
_DAY_PART: Final = re.compile(r"[〇○零一二三四五六七八九十廿]+(?=\s*[年月日号])")
_PERCENT: Final = re.compile(r"百分之\s*([〇零一二三四五六七八九十百两\d.]+)")
_TENTHS: Final = re.compile(r"^(\d|[一二三四五六七八九])成(半|[一二三四五六七八九])?(?=$|左右)")
_HALF: Final = re.compile(r"(\d*)个?半(?=个?(小时|钟头))")


def in_digits(text: str, kind: str) -> str:
    """`text`, the cell of a field of type `kind` (date, percent, number), its Chinese numerals written as digits."""
    if kind == "date":
        return _DAY_PART.sub(lambda m: _day_part(m[0]), text)
    if kind == "percent":
        text = _TENTHS.sub(lambda m: f"约{_digits(m[1])}{'5' if m[2] == '半' else _digits(m[2] or '零')}%", text)
        return _PERCENT.sub(lambda m: f"{_digits(m[1])}%", text.replace("百分之百", "100%"))
    return _HALF.sub(lambda m: f"{m[1] or 0}.5", _RUN.sub(lambda m: _with_unit(m[0]), text))


def _day_part(run: str) -> str:
    run = run.replace("○", "〇").replace("廿", "二十")
    return "".join(str(_DIGITS[c]) for c in run) if len(run) > 1 and set(run) <= set(_DIGITS) else _digits(run)


def _digits(run: str) -> str:
    """A number below ten thousand in digits; `run` itself if it is none."""
    value = _value(run)
    return run if value is None else str(value)


def _with_unit(run: str) -> str:
    """A number in digits, the 万 or 亿 it ends in kept: 三十五万 is 35万, 一万二千 is 12000."""
    head, big, rest = run.partition("亿" if "亿" in run else "万")
    above, below = _value(head), _value(rest)
    if not big:
        return _digits(run)
    if above is None or (rest and below is None):
        return run
    return f"{above}{big}" if below is None else str(above * (10**8 if big == "亿" else 10**4) + below)


def _value(run: str) -> int | None:
    """A number below ten thousand; None for what is none, or not surely one, as 三四十 or 百."""
    total, digit, last, zero = 0, None, 10**4, False
    for character in run:
        if character in "〇零":
            digit, zero = None, True
        elif character in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[character]
        else:
            times = _TIMES.get(character, last)
            if times >= last or (digit is None and character != "十"):
                return None
            total, digit, last = total + (1 if digit is None else digit) * times, None, times
    if digit and last in (100, 1000) and not zero:
        return None  # 一百五 is 150 to some
    return total + (digit or 0) if total or digit is not None or run in ("零", "〇") else None
