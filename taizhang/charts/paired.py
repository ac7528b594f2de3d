"""Bars over paler ones: a part beside its whole, what was reached beside what was planned."""

from collections.abc import Sequence
from html import escape
from typing import Final, Literal

import msgspec

from taizhang.charts.markup import figure, items, opening, percent
from taizhang.charts.text import amount, widest

Mood = Literal["red", "green", ""]
_LONGEST_NAME: Final = 16  # Chinese characters; longer names take a second line


class Pair(msgspec.Struct, frozen=True):
    """One row: its label, the value of the dark bar and of the pale one (None where nothing is known).

    `said` is what the two come to, in words, and `mood` whether that is well or ill; `opens` is where its rows are.
    """

    label: str
    value: float | None
    whole: float | None
    said: str = ""
    mood: Mood = ""
    opens: str | None = None


def paired_bars(pairs: Sequence[Pair], unit: str, names: tuple[str, str]) -> str:
    """Dark bars over pale ones in the order given; `names` says what the dark and what the pale ones are."""
    top = max((v or 0 for p in pairs for v in (p.value, p.whole)), default=0) or 1
    rows = [_row(pair, unit, names, top) for pair in pairs]
    texts = (f"{amount(p.value, unit)}  {p.said}" for p in pairs)
    room = f"--name:{widest((p.label for p in pairs), most=_LONGEST_NAME)};--amount:{widest(texts)}"
    keys = zip(("full", "pale"), names, strict=True)
    note = "".join(f'<i class="tz-key tz-{kind}"></i>{escape(name)}' for kind, name in keys)
    return figure("bars tz-paired", items(rows), note if pairs else "", style=room)


def _row(pair: Pair, unit: str, names: tuple[str, str], top: float) -> str:
    marks = f'<i class="tz-whole" style="width:{percent(pair.whole or 0, top)}"></i>'
    marks += f'<i class="tz-bar" style="width:{percent(pair.value or 0, top)}"></i>'
    said = f' <small class="tz-{pair.mood}">{escape(pair.said)}</small>' if pair.said else ""
    face = (
        f'<span class="tz-name">{escape(pair.label)}</span><span class="tz-track">{marks}</span>'
        f'<span class="tz-amount">{escape(amount(pair.value, unit))}{said}</span>'
    )
    values = zip(names, (pair.value, pair.whole), strict=True)
    title = "\n".join([pair.label, *(f"{name} {amount(value, unit)}" for name, value in values), pair.said])
    return opening(face, pair.opens, "tz-row", title=title.rstrip())
