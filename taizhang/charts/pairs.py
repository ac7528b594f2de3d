"""A need and a resource side by side, with what speaks for bringing them together."""

from collections.abc import Sequence
from html import escape

import msgspec

from taizhang.charts.markup import figure, opening


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two: which it is, what it says, where it is and whose, and the address of its row."""

    role: str
    text: str
    place: str
    opens: str | None = None


def pair(need: Side, resource: Side, reasons: Sequence[str], state: str = "") -> str:
    """`need` and `resource` with `reasons` below them, and the `state` of the match if it has one."""
    said = "".join(f"<li>{escape(reason)}</li>" for reason in reasons)
    stands = f'<li class="tz-state">{escape(state)}</li>' if state else ""
    both = f'<div class="tz-both">{_side(need)}<span aria-hidden="true">→</span>{_side(resource)}</div>'
    return figure("pair", f"{both}<ul>{stands}{said}</ul>")


def _side(side: Side) -> str:
    content = f"<small>{escape(side.role)}</small><b>{escape(side.text)}</b><small>{escape(side.place)}</small>"
    return opening(content, side.opens, "tz-side", title=f"{side.text}\n{side.place}")
