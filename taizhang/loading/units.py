"""The unit a heading names: 计划投入（元） holds yuan where the ledger keeps 10k yuan."""

import re
from typing import Final

_BRACKETED: Final = re.compile(r"[(（]\s*(?:单位[:：])?([^)）]+?)\s*[)）]")
_SCALES: Final = {
    "10k_yuan": {"元": 0.0001, "千元": 0.1, "百万元": 100.0, "亿元": 10000.0},
    "minute": {"小时": 60.0},
    "person": {"万人": 10000.0, "万人次": 10000.0, "千人": 1000.0},
    "m2": {"亩": 666.67, "万平方米": 10000.0},
}


def heading_scale(heading: str, unit: str | None) -> float:
    """What a bare number under `heading` is multiplied with to be in `unit`; 1 where the heading names no other."""
    scales = _SCALES.get(unit or "", {})
    return next((scales[word] for word in _BRACKETED.findall(heading) if word in scales), 1.0)
