"""What happened to single rows, kind by kind: the first of each kind at once, the others behind a button."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

import msgspec

from taizhang.charts.markup import figure, items, opening
from taizhang.locale import _

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")  # a browser breaks lines after its hyphens


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One row: what it is called, where it is, what happened to it, and the address of its story."""

    name: str
    place: str
    said: str
    opens: str | None = None


class Kind(msgspec.Struct, frozen=True):
    """One kind of happening: its title, its rows, the worst first, and how many are told of if that is not all."""

    title: str
    rows: tuple[Happening, ...]
    most: int = 12


def happenings(kinds: Sequence[Kind], nothing: str) -> str:
    """The `kinds` that have rows, side by side; the sentence `nothing` where none has any."""
    shown = [kind for kind in kinds if kind.rows]
    content = "".join(map(_kind, shown)) or f"<p>{escape(nothing)}</p>"
    return figure("happenings", f'<div class="tz-kinds">{content}</div>')


def _kind(kind: Kind) -> str:
    first, others = kind.rows[: kind.most], kind.rows[kind.most :]
    more = ""
    if others:
        all_of_them = escape(_("and {count} more").format(count=len(others)))
        more = f"<details><summary>{all_of_them}</summary>{items(map(_row, others))}</details>"
    return f"<section><h4>{escape(kind.title)}</h4>{items(map(_row, first))}{more}</section>"


def _row(row: Happening) -> str:
    said = _DAY.sub(r"<span>\g<0></span>", escape(row.said))
    text = (
        f'<span class="tz-what"><b>{escape(row.name)}</b><small>{escape(row.place)}</small></span>'
        f'<span class="tz-turn">{said}</span>'
    )
    return opening(text, row.opens, "tz-happening", title=f"{row.name}\n{row.place}\n{row.said}")
