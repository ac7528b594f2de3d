"""The store: ledgers as typed tables, uploads, places, and the slice that every query looks through."""

from taizhang.store.places import BoundaryError, read_places
from taizhang.store.slice import Day, Slice, set_day, set_slice
from taizhang.store.store import Store
from taizhang.store.uploads import Upload

__all__ = ["BoundaryError", "Day", "Slice", "Store", "Upload", "read_places", "set_day", "set_slice"]
