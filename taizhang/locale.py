"""The reader's language: English source strings, Chinese by default.

Templates are written in English, marked with `N_` where they are declared and translated with `_` where they
are shown. The language belongs to the running context (one page run, one command), never to the process.
"""

import os
from contextvars import ContextVar
from functools import cache
from typing import Final

from taizhang.paths import LOCALE

CHINESE: Final = "zh"
ENGLISH: Final = "en"
LANGUAGES: Final = {CHINESE: "中文", ENGLISH: "English"}

_language: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """The language in force: the one set for this context, else `TAIZHANG_LANGUAGE`, else Chinese."""
    chosen = _language.get() or os.environ.get("TAIZHANG_LANGUAGE", CHINESE)
    return chosen if chosen in LANGUAGES else CHINESE


def set_language(code: str) -> None:
    """Speak `code` (`zh` or `en`) in this context; anything else means Chinese."""
    _language.set(code if code in LANGUAGES else CHINESE)


def _(text: str) -> str:
    """`text`, an English source string, in the language in force."""
    return text if language() == ENGLISH else _chinese().get(text, text)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark a template for translation where it is declared."""
    return text


def pick(*, zh: str, en: str) -> str:
    """Of a name declared in both languages, the one in force."""
    return zh if language() == CHINESE else en


@cache
def _chinese() -> dict[str, str]:
    from babel.messages.pofile import read_po  # the reading child speaks to nobody and need not wait for it

    with (LOCALE / "zh_CN" / "taizhang.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}
