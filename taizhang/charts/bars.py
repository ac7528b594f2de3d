"""Horizontal bars whose values stand beside them: ranked, in a given order with shares, or adding up to the whole."""

from collections.abc import Sequence
from html import escape
from itertools import accumulate
from typing import Final

import msgspec

from taizhang.charts.markup import figure, items, opening, percent
from taizhang.charts.text import amount, drawn_width, widest
from taizhang.locale import _

_LONGEST_NAME: Final = 16  # Chinese characters; longer names take a second line
_VITAL: Final = 80  # percent of the whole that the few vital kinds make


class Bar(msgspec.Struct, frozen=True):
    """One bar: its label, its value (None where nothing is known), the value before, the address of its rows."""

    label: str
    value: float | None
    before: float | None = None
    opens: str | None = None


def ranked_bars(bars: Sequence[Bar], unit: str, *, average: float | None = None) -> str:
    """Bars, the greatest on top, the unknown last; `average` is drawn as a line and named."""
    ranked = sorted(bars, key=lambda b: (b.value is None, -(b.value or 0)))
    top = max([b.value or 0 for b in ranked] + [b.before or 0 for b in ranked] + [average or 0]) or 1
    texts = [escape(amount(b.value, unit)) for b in ranked]
    rows = [_row(b, text, top, unit, average=average) for b, text in zip(ranked, texts, strict=True)]
    head = _average_head(average, top, unit) if average is not None and bars else ""
    marked = any(b.before is not None for b in ranked)
    note = f'<i class="tz-tick"></i>{escape(_("last meeting"))}' if marked else ""
    return figure("bars", head + items(rows), note, style=_room(ranked, texts))


def share_bars(bars: Sequence[Bar], unit: str, *, total: float | None = None) -> str:
    """Bars in the order given, each with its value and its share of `total` (default: their sum)."""
    whole = sum(b.value or 0 for b in bars) if total is None else total
    shares = [f"{100 * (b.value or 0) / whole:.0f}%" if whole else "" for b in bars]
    return _shared(bars, unit, shares, [False] * len(bars))


def pareto_bars(bars: Sequence[Bar], unit: str) -> str:
    """Bars, the greatest first, with the share they make together so far; those beyond four fifths step back."""
    ranked = sorted(bars, key=lambda b: -(b.value or 0))
    sums = list(accumulate(b.value or 0 for b in ranked))
    whole = sums[-1] if sums else 0
    together = [100 * s / whole if whole else 0 for s in sums]
    minor = [i > 0 and together[i - 1] >= _VITAL for i in range(len(ranked))]
    note = escape(_("The percentages add up from the top; the dark bars make four fifths of the whole."))
    return _shared(ranked, unit, [f"{share:.0f}%" for share in together], minor, note if ranked else "")


def _shared(bars: Sequence[Bar], unit: str, shares: Sequence[str], minor: Sequence[bool], note: str = "") -> str:
    plain = [Bar(b.label, b.value, None, b.opens) for b in bars]
    top = max((b.value or 0 for b in bars), default=0) or 1
    said = [f"{amount(b.value, unit)} {share}" for b, share in zip(bars, shares, strict=True)]
    texts = [f"{escape(amount(b.value, unit))} <small>{share}</small>" for b, share in zip(bars, shares, strict=True)]
    rows = [_row(b, text, top, unit, minor=m) for b, text, m in zip(plain, texts, minor, strict=True)]
    return figure("bars", items(rows), note, style=_room(bars, said))


def _row(bar: Bar, text: str, top: float, unit: str, *, average: float | None = None, minor: bool = False) -> str:
    marks = f'<i class="tz-bar{" tz-minor" if minor else ""}" style="width:{percent(bar.value or 0, top)}"></i>'
    if average is not None:
        marks += f'<i class="tz-average" style="left:{percent(average, top)}"></i>'
    if bar.before is not None:
        marks += f'<i class="tz-tick" style="left:{percent(bar.before, top)}"></i>'
    name = f'<span class="tz-name">{escape(bar.label)}</span>'
    row = f'{name}<span class="tz-track">{marks}</span><span class="tz-amount">{text}</span>'
    return opening(row, bar.opens, "tz-row", title=_hover(bar, unit))


def _hover(bar: Bar, unit: str) -> str:
    now = f"{bar.label} {amount(bar.value, unit)}"
    if bar.before is None:
        return now
    return now + "\n" + _("Last meeting: {amount}").format(amount=amount(bar.before, unit))


def _average_head(average: float, top: float, unit: str) -> str:
    text = _("Average {amount}").format(amount=amount(average, unit))
    return (
        f'<div class="tz-head"><span style="left:{percent(average, top)};'
        f'translate:-{percent(average, top)}">{escape(text)}</span></div>'
    )


def _room(bars: Sequence[Bar], texts: Sequence[str]) -> str:
    """How much of the width names and values take: the same for all rows, so that bars begin and end alike."""
    plain = [text for text in texts if drawn_width(text)]
    return f"--name:{widest((b.label for b in bars), most=_LONGEST_NAME)};--amount:{widest(plain)}"
