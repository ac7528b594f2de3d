"""Texts that people wrote, shown as they are written where Streamlit would read them as markdown."""

from typing import Final

_MARKS: Final = "\\`*_[]#:$<>~|"


def plain(text: str) -> str:
    """`text` with every mark of markdown kept a mere character."""
    return "".join(f"\\{character}" if character in _MARKS else character for character in text)
