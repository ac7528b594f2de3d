"""Planned against actual time: a bar from start to due day, and what runs past it."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Final

import msgspec

from taizhang.charts.markup import figure, items, opening, percent
from taizhang.charts.text import time_names, widest
from taizhang.locale import _

_LONGEST_NAME: Final = 22  # Chinese characters; longer names take a second line


class Span(msgspec.Struct, frozen=True):
    """One piece of work: its planned days, the day it was finished (None while it runs), the address of its story.

    `planned` is the due day first reported, where a later report pushed it out; `detail` stands below the label.
    """

    label: str
    start: dt.date
    due: dt.date
    finished: dt.date | None = None
    planned: dt.date | None = None
    opens: str | None = None
    detail: str = ""


def timeline(spans: Sequence[Span], today: dt.date) -> str:
    """A row a span: grey for the plan, blue for time gone, red beyond the due day with the days written."""
    first = min([s.start for s in spans], default=today)
    last = max([max(s.due, _end(s, today)) for s in spans], default=today) + dt.timedelta(days=1)
    verdicts = [_verdict(s, today) for s in spans]
    rows = [_row(s, verdict, first, last, today) for s, verdict in zip(spans, verdicts, strict=True)]
    names = (text for s in spans for text in (s.label, s.detail))
    room = f"--name:{widest(names, most=_LONGEST_NAME)};--amount:{widest(text for text, _mood in verdicts)}"
    axis, note = (_axis(first, last, today), _keys(spans)) if spans else ("", "")
    return figure("bars tz-timeline", axis + items(rows), note, style=room)


def _keys(spans: Sequence[Span]) -> str:
    """What the colours mean."""
    kinds = {"full": _("time gone"), "pale": _("time left to the due day"), "gone": _("past the due day")}
    if any(_moved(span) for span in spans):
        kinds["moved"] = _("due day first reported")
    return "".join(f'<i class="tz-key tz-{kind}"></i>{escape(text)}' for kind, text in kinds.items())


def _moved(span: Span) -> bool:
    return span.planned is not None and span.planned != span.due


def _end(span: Span, today: dt.date) -> dt.date:
    return max(span.start, span.finished or today)


def _axis(first: dt.date, last: dt.date, today: dt.date) -> str:
    """The first days of some months, and today."""
    months = [dt.date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    shown = [month for month in months if first <= month <= last]
    shown = shown[:: max(1, -(-len(shown) // 6))]
    names = time_names([f"{month:%Y-%m}" for month in shown])
    marks = "".join(
        f'<span style="left:{_place(month, first, last)}">{escape(year)}{escape(name)}</span>'
        for month, (name, year) in zip(shown, names, strict=True)
    )
    now = f'<span style="left:{_place(today, first, last)}">{today}</span>'
    return f'<div class="tz-head">{marks}</div><div class="tz-foot">{now}</div>'


def _row(span: Span, verdict: tuple[str, str], first: dt.date, last: dt.date, today: dt.date) -> str:
    end, text = _end(span, today), verdict[0]
    marks = _stretch("tz-plan", span.start, span.due, first, last)
    marks += _stretch("tz-bar", span.start, min(span.due, end), first, last)
    marks += _stretch("tz-late", span.due, max(span.due, end), first, last)
    if span.planned and _moved(span):
        marks += f'<i class="tz-tick" style="left:{_place(span.planned, first, last)}"></i>'
    marks += f'<i class="tz-today" style="left:{_place(today, first, last)}"></i>'
    detail = f"<small>{escape(span.detail)}</small>" if span.detail else ""
    row = f'<span class="tz-name">{escape(span.label)}{detail}</span><span class="tz-track">{marks}</span>'
    moved = [_("first due on {day}").format(day=span.planned)] if _moved(span) else []
    title = "\n".join([span.label, f"{span.start} – {span.due}", *moved, text])
    return opening(
        f'{row}<span class="tz-amount {verdict[1]}">{escape(text)}</span>', span.opens, "tz-row", title=title
    )


def _stretch(css: str, start: dt.date, end: dt.date, first: dt.date, last: dt.date) -> str:
    width = percent((end - start).days, (last - first).days)
    return f'<i class="{css}" style="left:{_place(start, first, last)};width:{width}"></i>'


def _place(day: dt.date, first: dt.date, last: dt.date) -> str:
    return percent((day - first).days, (last - first).days)


def _verdict(span: Span, today: dt.date) -> tuple[str, str]:
    late = (_end(span, today) - span.due).days
    if span.finished:
        text, mood = (_("done {days} days late"), "tz-red") if late > 0 else (_("done in time"), "tz-green")
    else:
        text, mood = (_("{days} days overdue"), "tz-red") if late > 0 else (_("{days} days left"), "")
    return text.format(days=abs(late)), mood
