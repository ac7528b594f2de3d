"""The streets' scoreboard: a table of values, each with its status in colour and word and the way it went."""

from collections.abc import Sequence
from html import escape
from typing import Final, Literal

import msgspec

from taizhang.charts.markup import figure, opening
from taizhang.charts.text import amount, unit_gap
from taizhang.locale import _

Trend = Literal["up", "down", "level"]
_SIGNS: Final[dict[Trend, str]] = {"up": "▲", "down": "▼", "level": "＝"}


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One metric: what it is called and counted in, what sorts by it and whether that was done."""

    heading: str
    unit: str
    opens: str
    less_is_better: bool = False
    sorted: bool = False


class Verdict(msgspec.Struct, frozen=True):
    """How a value stands: the word, its colour, which way it went and whether that is for the better, as is known."""

    word: str = ""
    colour: Literal["green", "amber", "red"] | None = None
    trend: Trend | None = None
    better: bool | None = None


class Score(msgspec.Struct, frozen=True):
    """One cell: its value and the one before, how it stands, and the address of its rows."""

    value: float | None
    before: float | None = None
    verdict: Verdict = Verdict()
    opens: str | None = None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One street: its rank, by how many it rose (below 0: fell) since the day compared with, and its scores."""

    name: str
    opens: str
    rank: int
    rose: int | None
    scores: tuple[Score, ...]
    chosen: bool = False


def scoreboard(
    columns: Sequence[Column], standings: Sequence[Standing], district: Sequence[Score], *, by_rank: str, note: str = ""
) -> str:
    """A table of `standings` in their order with what the `district` comes to below, and a note (HTML).

    `by_rank` is the address that sorts by rank again.
    """
    by_metric = any(column.sorted for column in columns)
    heads = _head(opening(escape(_("Rank")), by_rank, "tz-heading"), by_metric=by_metric)
    heads += f'<th scope="col" class="tz-street">{escape(_("Street"))}</th>' + "".join(map(_column_head, columns))
    body = "".join(_line(columns, standing) for standing in standings)
    foot = "".join(_cell(c, s, _("District")) for c, s in zip(columns, district, strict=True))
    table = (
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
        f'<tfoot><tr><td></td><th scope="row">{escape(_("District average"))}</th>{foot}</tr></tfoot></table>'
    )
    return figure("board", table, note)


def _head(content: str, *, by_metric: bool) -> str:
    said = "" if by_metric else ' aria-sort="ascending"'
    return f'<th scope="col" class="tz-rank"{said}>{content}</th>'


def _column_head(column: Column) -> str:
    below = [column.unit] if column.unit else []
    below += [_("less is better")] if column.less_is_better else []
    said = ' aria-sort="other"' if column.sorted else ""
    sign = " ▾" if column.sorted else ""
    text = f"{escape(column.heading)}{sign}<small>{escape(_(', ').join(below))}</small>"
    title = _("Sort by {name}, the best first").format(name=column.heading)
    return f'<th scope="col"{said}>{opening(text, column.opens, "tz-heading", title=title)}</th>'


def _line(columns: Sequence[Column], standing: Standing) -> str:
    cells = "".join(_cell(c, s, standing.name) for c, s in zip(columns, standing.scores, strict=True))
    title = (
        _("Back to the whole district") if standing.chosen else _("Look at {street} alone").format(street=standing.name)
    )
    street = opening(escape(standing.name), standing.opens, "tz-name", title=title)
    chosen = ' class="tz-chosen"' if standing.chosen else ""
    return f'<tr{chosen}><td class="tz-rank">{_rank(standing)}</td><th scope="row">{street}</th>{cells}</tr>'


def _rank(standing: Standing) -> str:
    if standing.rose is None:
        return f"<b>{standing.rank}</b>"
    if standing.rose == 0:
        sign, mood, words = "＝", "", _("as before")
    elif standing.rose > 0:
        sign, mood, words = f"↑{standing.rose}", "tz-better", _("up {count}").format(count=standing.rose)
    else:
        sign, mood, words = f"↓{-standing.rose}", "tz-worse", _("down {count}").format(count=-standing.rose)
    return (
        f'<b>{standing.rank}</b> <span class="tz-moved {mood}" aria-hidden="true">{sign}</span>'
        f'<span class="tz-said">{escape(words)}</span>'
    )


def _cell(column: Column, score: Score, place: str) -> str:
    stands, word = score.verdict, score.verdict.word
    trend, words = _trend(stands)
    face = f"<b>{_value(score.value, column.unit)}</b>{trend}<small>{escape(word)}</small>"
    title = [f"{place} · {column.heading} {amount(score.value, column.unit)}", word, words]
    if score.before is not None:
        title.append(_("Last meeting: {amount}").format(amount=amount(score.before, column.unit)))
    colour = f' class="tz-is-{stands.colour}"' if stands.colour else ""
    shown = opening(face, score.opens, "tz-score", title="\n".join(filter(None, title)))
    return f"<td{colour}>{shown}</td>"


def _value(value: float | None, unit: str) -> str:
    """A value with its unit; one that needs a gap is long, stands over the column, and is only read aloud here."""
    if value is None or not unit_gap(unit):
        return escape(amount(value, unit))
    return f'{escape(amount(value, ""))}<span class="tz-said"> {escape(unit)}</span>'


def _trend(stands: Verdict) -> tuple[str, str]:
    """The arrow beside a value, and what it says."""
    if stands.trend is None:
        return "", ""
    mood, words = "", _("unchanged")
    if stands.trend != "level":
        mood = {True: "tz-better", False: "tz-worse", None: ""}[stands.better]
        words = {True: _("better"), False: _("worse"), None: ""}[stands.better]
    arrow = f' <span class="tz-trend {mood}" aria-hidden="true">{_SIGNS[stands.trend]}</span>'
    return f'{arrow}<span class="tz-said">{escape(words)}</span>', words
