"""The store: ledgers as typed tables, uploads, places, and the slice that every query looks through."""

from taizhang.store.changes import CellChange, LedgerChanges, RowChange
from taizhang.store.matches import Match, MatchTakenError
from taizhang.store.meetings import Meeting
from taizhang.store.places import BoundaryError, read_places
from taizhang.store.preview import Corrections, Preview
from taizhang.store.slice import Day, Slice, set_day, set_slice
from taizhang.store.store import Store
from taizhang.store.uploads import Upload

__all__ = [
    "BoundaryError",
    "CellChange",
    "Corrections",
    "Day",
    "LedgerChanges",
    "Match",
    "MatchTakenError",
    "Meeting",
    "Preview",
    "RowChange",
    "Slice",
    "Store",
    "Upload",
    "read_places",
    "set_day",
    "set_slice",
]
