"""HTML of charts: everything that comes from data is escaped, and what opens rows can be clicked and reached by key."""

from collections.abc import Iterable
from html import escape
from typing import Final

# percent of the deepest colour; in each look, ink is read on the first and paper on the second
LIGHT: Final = (10, 42)
DARK: Final = (74, 100)


def opening(content: str, opens: str | None, css: str, *, title: str = "", style: str = "") -> str:
    """`content` (HTML) as a button that opens the rows at the address `opens`, or as plain text where that is None."""
    said = f' title="{escape(title)}"' if title else ""
    drawn = f' style="{style}"' if style else ""
    if opens is None:
        return f'<div class="{css}"{said}{drawn}>{content}</div>'
    return f'<button type="button" class="{css}" data-opens="{escape(opens)}"{said}{drawn}>{content}</button>'


def figure(kind: str, content: str, note: str = "", *, style: str = "") -> str:
    """A chart of one `kind` (the name of its style) with a note (HTML) below it."""
    drawn = f' style="{style}"' if style else ""
    caption = f"<figcaption>{note}</figcaption>" if note else ""
    return f'<figure class="tz-chart tz-{kind}"{drawn}>{content}{caption}</figure>'


def items(contents: Iterable[str]) -> str:
    """A list of marks, in their order."""
    return "<ol>" + "".join(f"<li>{content}</li>" for content in contents) + "</ol>"


def percent(part: float, whole: float) -> str:
    """`part` of `whole` as a CSS length from 0% to 100%."""
    return f"{100 * min(max(part / whole, 0), 1):.4g}%" if whole else "0%"


def shade(value: float, greatest: float) -> tuple[str, str]:
    """Class and style of a cell shaded by `value`; between light and dark lie shades on which no text can be read."""
    part = min(max(value / greatest, 0), 1) if greatest else 0
    dark = part > 0.5
    low, high = DARK if dark else LIGHT
    percents = low + (high - low) * (2 * part - dark)
    return ("tz-dark" if dark else ""), f"--shade:{percents:.0f}%"
