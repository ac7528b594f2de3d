"""Choices written with more words than anybody declared."""

import re
from collections.abc import Mapping
from typing import Final

# Words that make of a choice another one, or none yet: 未, 即将, 计划, 80%, 部分.
_HEDGES: Final = re.compile(
    r"[未没不非无尚暂待拟将或\d%]|预计|计划|力争|争取|接近|准备|部分|基本|大部|初步|之前|以前|打算|需要|是否|除外|并非|其中|等待"
)
_NEGATIVE: Final = re.compile(r"(暂时|目前|现在|暂)?(还没有|还没|没有|尚未|还未|暂未|未曾|尚没|未)")
_SHORTEST: Final = 2  # characters of a choice that is looked for within a text
_LONGEST: Final = 20  # characters of a text that still is but a choice


def choice_within(text: str, codes: Mapping[str, str]) -> str | None:
    """The code of the one choice whose writings a plain text contains; None where words beside it leave doubt.

    `codes` are the codes by writing. A writing within a longer one does not count: 未对接 within 尚未对接.
    """
    if len(text) > _LONGEST:
        return None
    text = _NEGATIVE.sub("未", text)
    known = {_NEGATIVE.sub("未", writing): code for writing, code in codes.items() if len(writing) >= _SHORTEST}
    found = [writing for writing in known if writing in text and f"未{writing}" not in text]
    longest = [w for w in found if not any(w != other and w in other for other in found)]
    if len({known[w] for w in longest}) != 1:
        return None
    rest = text
    for writing in longest:
        rest = rest.replace(writing, "")
    return None if _HEDGES.search(rest) else known[longest[0]]
