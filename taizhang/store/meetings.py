"""The meetings at which progress is looked at: on which day, and about what."""

import datetime as dt

import duckdb
import msgspec

from taizhang.store.database import query, records
from taizhang.store.matches import Matches


class Meeting(msgspec.Struct, frozen=True):
    """One progress meeting; no two are held on a day."""

    held_on: dt.date
    theme: str = ""


class Meetings(Matches):
    """The part of the store that knows the meetings."""

    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, newest first."""
        return self._once(_list_meetings)

    def keep_meeting(self, meeting: Meeting, instead_of: dt.date | None = None) -> None:
        """Keep `meeting` in place of what was kept for its day, and for the day `instead_of` if it was moved."""
        with self._change() as cursor:
            for day in {meeting.held_on, instead_of or meeting.held_on}:
                cursor.execute(query("forget_meeting"), {"held_on": day})
            cursor.execute(query("insert_meeting"), {"held_on": meeting.held_on, "theme": meeting.theme.strip()})

    def remove_meeting(self, held_on: dt.date) -> None:
        """Know no more of the meeting of this day, if there was one."""
        with self._change() as cursor:
            cursor.execute(query("forget_meeting"), {"held_on": held_on})


def _list_meetings(cursor: duckdb.DuckDBPyConnection) -> tuple[Meeting, ...]:
    return tuple(Meeting(**row) for row in records(cursor, "meetings"))
