"""Columns by month, each with its value, and what the same month was before."""

from collections.abc import Sequence
from html import escape

from taizhang.charts.bars import Bar
from taizhang.charts.markup import figure, items, opening, percent
from taizhang.charts.text import amount, number, time_names
from taizhang.locale import _


def month_columns(bars: Sequence[Bar], unit: str, *, before: str = "") -> str:
    """Columns by month (label `2024-05`) with their values; `before` names the paler columns of the values before."""
    bars = bars if before else [Bar(b.label, b.value, None, b.opens) for b in bars]
    top = max([b.value or 0 for b in bars] + [b.before or 0 for b in bars], default=0) or 1
    names = time_names([b.label for b in bars])
    columns = [_column(b, name, top, unit, before) for b, name in zip(bars, names, strict=True)]
    note = f"{escape(_('Unit: {unit}').format(unit=unit))}" if unit else ""
    if any(b.before is not None for b in bars):
        note += f' <i class="tz-key tz-pale"></i>{escape(before)}'
    return figure("columns", items(columns), note)


def _column(bar: Bar, name: tuple[str, str], top: float, unit: str, before: str) -> str:
    pale = f'<i class="tz-pale" style="height:{percent(bar.before, top)}"></i>' if bar.before is not None else ""
    stand = f'{pale}<i class="tz-bar" style="height:{percent(bar.value or 0, top)}"></i>'
    value = f'<span class="tz-amount" style="bottom:{percent(bar.value or 0, top)}">{escape(number(bar.value))}</span>'
    label = f'<span class="tz-name">{escape(name[0])}<small>{escape(name[1])}</small></span>'
    said = f"{bar.label} {amount(bar.value, unit)}"
    if bar.before is not None:
        said += f"\n{before} {amount(bar.before, unit)}"
    return opening(f'<span class="tz-stand">{stand}{value}</span>{label}', bar.opens, "tz-column", title=said)
