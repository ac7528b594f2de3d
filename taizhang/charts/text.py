"""How a number is written: thousands grouped, its unit beside it, a dash where there is none."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from taizhang.locale import _, pick

DASH: Final = "—"
_TIGHT: Final = re.compile(r"^[%‰°\u3400-\u9fff]")
_TIME: Final = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?$")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: float | None) -> str:
    """`value` with at most one decimal and grouped thousands; a dash for None."""
    if value is None:
        return DASH
    text = f"{round(value, 1) + 0.0:,.1f}"
    return text.removesuffix(".0").replace("-", "−")


def amount(value: float | tuple[float, float] | None, unit: str) -> str:
    """A number or a range with its unit: `12个`, `3–5个`, `12 projects`, `87.5%`."""
    text = "–".join(map(number, value)) if isinstance(value, tuple) else number(value)
    return text if value is None or not unit else f"{text}{unit_gap(unit)}{unit}"


def unit_gap(unit: str) -> str:
    """What stands between a number and `unit`: nothing before Chinese and percent signs, else a space."""
    return "" if _TIGHT.match(unit) else " "


def difference(value: float, unit: str) -> str:
    """By how much two amounts differ: `3个`; percents differ by percentage points."""
    return amount(value, _("points") if unit == "%" else unit)


def time_names(keys: Sequence[str]) -> list[tuple[str, str]]:
    """Axis labels of a run of months (`2024-05`) or days (`2024-05-20`): a name, and the year once where it begins."""
    years = [key[:4] for key in keys]
    return [_time_name(key, with_year=i == 0 or years[i] != years[i - 1]) for i, key in enumerate(keys)]


def drawn_width(text: str) -> float:
    """About how wide `text` is as a label of a chart, in widths of a Chinese character."""
    return sum(1 if unicodedata.east_asian_width(c) in "WF" else 0.58 for c in text)


def widest(texts: Iterable[str], *, most: float = 99) -> str:
    """The room that the widest of `texts` needs, `most` Chinese characters at most, as a CSS length."""
    return f"{min(max(map(drawn_width, texts), default=0), most) + 0.3:.2f}em"


def _time_name(key: str, *, with_year: bool) -> tuple[str, str]:
    matched = _TIME.match(key)
    if not matched:
        return key, ""
    year, month, day = matched[1], int(matched[2]), matched[3]
    name = pick(zh=f"{month}月", en=_MONTHS[month - 1])
    if day:
        name = pick(zh=f"{name}{int(day)}日", en=f"{int(day)} {name}")
    return name, pick(zh=f"{year}年", en=year) if with_year else ""
