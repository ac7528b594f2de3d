"""What is true in the demo district: three bimonthly reports of eight ledgers that tell one story."""

import datetime as dt
import random
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from taizhang.demo.cobuilding import cobuild_needs, cobuild_projects, cobuild_resources, cobuild_units
from taizhang.demo.lectures import lecture_halls, lecture_sessions
from taizhang.demo.rectification import rectification_issues
from taizhang.demo.secretary_projects import secretary_projects
from taizhang.demo.town import REPORT_DAYS, Row


class Report(NamedTuple):
    """What the ledgers say on one day: the rows of each, places as codes, choices as codes, percents 0 to 100."""

    day: dt.date
    rows: dict[str, tuple[Row, ...]]


class _Chronicle(Protocol):
    def on(self, day: dt.date) -> Row | None: ...


def tell(seed: int) -> tuple[Report, ...]:
    """The reports, oldest first; the same `seed` tells the same story.

    A report holds the whole of every snapshot ledger, but of lecture sessions only those that are new or corrected.
    """
    units = cobuild_units(_rng(seed, "units"))
    halls = lecture_halls(_rng(seed, "halls"))
    sessions = lecture_sessions(_rng(seed, "sessions"), halls)
    chronicles: dict[str, tuple[_Chronicle, ...]] = {
        "secretary_project": secretary_projects(_rng(seed, "projects")),
        "rectification_issue": rectification_issues(_rng(seed, "issues")),
        "lecture_hall": halls,
        "cobuild_unit": units,
        "cobuild_resource": cobuild_resources(_rng(seed, "resources"), units),
        "cobuild_need": cobuild_needs(_rng(seed, "needs"), units),
        "cobuild_project": cobuild_projects(_rng(seed, "joint"), units),
    }
    reports = []
    for number, day in enumerate(REPORT_DAYS):
        rows = {ledger: _present(c.on(day) for c in chronicle) for ledger, chronicle in chronicles.items()}
        rows["lecture_session"] = _present(s.in_report(number) for s in sessions)
        reports.append(Report(day, rows))
    return tuple(reports)


def _present(rows: Iterable[Row | None]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row is not None)


def _rng(seed: int, chapter: str) -> random.Random:
    return random.Random(f"{seed}/{chapter}")
