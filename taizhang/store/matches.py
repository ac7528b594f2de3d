"""The matches of a need with a resource that people confirmed."""

import datetime as dt

import duckdb
import msgspec

from taizhang.errors import TaizhangError
from taizhang.locale import N_
from taizhang.store.database import query, records
from taizhang.store.memory import Memory


class MatchTakenError(TaizhangError):
    """A match whose need or resource is in another match."""

    template = N_(
        "“{need}” and “{resource}” cannot be matched: one of them is in the list of matches already. Undo that match "
        "first, or choose another."
    )


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A need and the resource that is to serve it, each told as its ledger tells its rows apart.

    Names, codes of streets (9 digits) and communities (12), and the reason (as whoever suggested it wrote it) are kept
    as they were when it was confirmed.
    """

    community_code: str
    need: str
    unit: str
    resource: str
    community: str = ""
    street_code: str = ""
    resource_community: str = ""
    resource_community_code: str = ""
    resource_street_code: str = ""
    reason: str = ""
    confirmed_on: dt.date
    confirmed_by: str = ""


class Matches(Memory):
    """The part of the store that keeps the confirmed matches: each need in one at most, and each resource."""

    def matches(self) -> tuple[Match, ...]:
        """Every confirmed match, the newest first."""
        return self._once(_list_matches)

    def confirm_match(self, match: Match) -> None:
        """Put `match` on the list. Raises MatchTakenError if its need or its resource stands there already."""
        given = msgspec.structs.asdict(match)
        with self._change() as cursor:
            if cursor.execute(query("match_taken"), {k: given[k] for k in _KEYS}).fetchone():
                raise MatchTakenError(need=match.need, resource=match.resource)
            cursor.execute(query("insert_match"), given)

    def undo_match(self, community_code: str, need: str) -> None:
        """Take the match of a need, if there is one, off the list."""
        with self._change() as cursor:
            cursor.execute(query("forget_match"), {"community_code": community_code, "need": need})


_KEYS = ("community_code", "need", "unit", "resource")


def _list_matches(cursor: duckdb.DuckDBPyConnection) -> tuple[Match, ...]:
    return tuple(Match(**row) for row in records(cursor, "matches"))
