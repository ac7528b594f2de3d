"""Which unclaimed resource suits which open need: plain data in, suggestions with their reasons out."""

from taizhang.matching.items import Item, KindMatch, Nearness, Reason, Suggestion
from taizhang.matching.scores import KIN
from taizhang.matching.suggesting import THRESHOLD, suggest

__all__ = ["KIN", "THRESHOLD", "Item", "KindMatch", "Nearness", "Reason", "Suggestion", "suggest"]
