"""Choices that are ticked: one column a choice (讲习方式 over 固定, 党课, 主题), or boxes within one cell (☑是 □否)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from taizhang.loading.headings import field_of_class
from taizhang.spec import Field, Ledger, choice_writings, plain_heading, without_brackets

BOXES: Final = "[□☐◻]"  # what a text with boxes to tick has, for DuckDB too

_YES: Final = ("是", "有", "已签", "已签订", "已签约", "已验收", "已销号", "已制定")
_NO: Final = ("否", "无", "未签", "未签订", "未签约", "未验收", "未销号", "未制定")
_TICKS: Final = frozenset("√✓✔☑■●★▲vy1是有对") | {"yes"}
_BOX: Final = re.compile(r"[□☐◻☑✓✔√■●☒]")
_TICKED_BOX: Final = frozenset("☑✓✔√■●☒")
_FEWEST: Final = 3  # columns without a heading over them that must be choices of one field


def tick_columns(stacks: Sequence[tuple[str, ...]], ledger: Ledger) -> dict[int, tuple[str, str]]:
    """By column, the field it is one choice of and that choice's name; only columns that stand side by side."""
    found: dict[int, tuple[str, str]] = {}
    for field in ledger.fields:
        names = _names(field)
        choices = [names.get(_plain(stack[-1])) if stack else None for stack in stacks]
        for start, end in _runs(choices):
            headed = len(stacks[start]) > 1 and _means(ledger, field, stacks[start][:-1])
            if end - start >= (2 if headed else _FEWEST) and (headed or len(stacks[start]) == 1):
                found |= {i: (field.key, choices[i] or "") for i in range(start, end) if i not in found}
    return found


@lru_cache(maxsize=1 << 12)
def _plain(text: str) -> str:
    return without_brackets(plain_heading(text))


@lru_cache(maxsize=256)
def _names(field: Field) -> Mapping[str, str]:
    """Each writing of a field's choices, and the choice's name."""
    if field.type == "boolean":
        return dict.fromkeys(_YES, "是") | dict.fromkeys(_NO, "否")
    return {writing: choice.zh for choice in field.choices for writing in choice_writings(choice)}


def _runs(choices: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Every run of neighbours that are choices, none of them twice: its first and the one after its last."""
    start = 0
    for i, choice in enumerate((*choices, None)):
        if choice is None or choice in choices[start:i]:
            if i - start > 1:
                yield start, i
            start = i if choice else i + 1


def _means(ledger: Ledger, field: Field, above: Sequence[str]) -> bool:
    """Whether the headings over a column name the field."""
    headings = {plain_heading(h) for h in (field.zh, *field.synonyms)}
    return any(
        plain_heading(text) in headings or field_of_class(ledger, plain_heading(text)) == field.key for text in above
    )


def ticked(texts: Sequence[str], names: Sequence[str]) -> str:
    """Which of `names` the cells beside each other tick; several are joined, as no choice is."""
    return "、".join(
        name for text, name in zip(texts, names, strict=True) if text.lower() in _TICKS or _plain(text) == _plain(name)
    )


def ticked_box(text: str) -> str:
    """What a text with boxes ticks: ☑是 □否 and 是☑ 否□ are 是; several are joined, none leaves the text."""
    marks, words = _BOX.findall(text), [word.strip(" 　、，,;；/") for word in _BOX.split(text)]
    beside = words[:-1] if words[0] else words[1:]
    if len(marks) < 2 or not all(beside):
        return text
    return "、".join(word for mark, word in zip(marks, beside, strict=True) if mark in _TICKED_BOX) or text
