"""How commands write: aligned tables for people, bytes for files and pipes."""

from collections.abc import Sequence
from pathlib import Path

import click

DASH = "—"


def write_bytes(data: bytes, output: Path | None = None) -> None:
    """Write `data` to the file `output`, else to stdout as they are, whatever the terminal's encoding."""
    if output is None:
        click.echo(data, nl=False)
    else:
        output.write_bytes(data)


def text_table(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """`rows` under `headings` in aligned columns, those in `numbers` to the right; Chinese counts double."""
    from taizhang.exports.texts import display_width

    lines = [headings, *rows]
    widths = [max(display_width(line[i]) for line in lines) for i in range(len(headings))]
    laid = [
        [_padded(text, widths[i] - display_width(text), right=i in numbers) for i, text in enumerate(line)]
        for line in lines
    ]
    laid.insert(1, ["-" * width for width in widths])
    return "\n".join("  ".join(line).rstrip() for line in laid)


def shown(value: float | tuple[float, float] | None) -> str:
    """A number as people read it: at most two decimals, thousands grouped, a range with a dash between."""
    if isinstance(value, tuple):
        return "–".join(shown(end) for end in value)
    return DASH if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


def signed(change: float | None) -> str:
    """A change with its sign; nothing where there is none."""
    return "" if change is None else ("+" if change > 0 else "") + shown(change)


def _padded(text: str, spaces: int, *, right: bool) -> str:
    padding = " " * spaces
    return padding + text if right else text + padding
