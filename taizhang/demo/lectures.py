"""The story of the lecture halls: most grow livelier by the month, some of the new organisations' hardly open."""

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from taizhang.demo.town import REPORT_DAYS, TEMPERS, Row, place_name, some_day, street_of, town, words

_COMMUNITY_HALLS: Final = (4, 3, 3, 2, 3, 3, 3, 2, 2, 3, 2)  # a street each
_FIRST_MONTH, _LAST_MONTH = 2, 9
_SESSIONS_A_MONTH: Final = {"community": 1.55, "department": 1.2, "school": 1.0, "two_new": 0.7}
_FORM_WEIGHTS: Final = {"fixed": 30, "party_class": 20, "theme": 18, "interactive": 12, "new_media": 8, "mobile": 12}
_CROWD: Final = {"fixed": 1.0, "party_class": 0.9, "theme": 1.2, "interactive": 0.8, "new_media": 3.2, "mobile": 1.8}
_TITLES: Final = {
    "secretary": "书记",
    "delegate": "代表",
    "volunteer": "老师",
    "model": "师傅",
    "local_talent": "大姐",
    "expert": "教授",
}


class Hall(NamedTuple):
    """One hall: what stands, when it opened, how lively it is, and in which forms it teaches.

    `rate` is sessions a month; a hall with `opened_in` taught once in each of these months and never else.
    """

    facts: Row
    established_on: dt.date
    rate: float
    opened_in: tuple[int, ...] | None
    closed_from: dt.date | None
    forms: tuple[str, ...]
    crowd: int
    lecturers: tuple[int, ...]

    def on(self, day: dt.date) -> Row | None:
        """The hall's row as it stood on `day`; None before it opened."""
        if day < self.established_on:
            return None
        lecturers = self.lecturers[sum(day > d for d in REPORT_DAYS)]
        return self.facts | {"established_on": self.established_on, "lecturers": lecturers}


class Session(NamedTuple):
    """One session and who came; `late` ones are reported two months on, `miscounted` ones corrected then."""

    facts: Row
    held_on: dt.date
    attendees: int
    late: bool
    miscount: int

    def in_report(self, number: int) -> Row | None:
        """The session's row in the report `number`; None if that report does not bring it."""
        due = sum(self.held_on >= day for day in REPORT_DAYS)
        first = due + 1 if self.late else due
        if number == first:
            return self.facts | {"attendees": self.attendees + self.miscount}
        return self.facts | {"attendees": self.attendees} if self.miscount and number == first + 1 else None


def lecture_halls(rng: random.Random) -> tuple[Hall, ...]:
    """All halls: the communities' own, then departments', schools' and new organisations'."""
    own: list[dict[str, Any]] = []
    for count, street in zip(_COMMUNITY_HALLS, town().streets, strict=True):
        for code in sorted(rng.sample([c.code for c in town().communities[street.code]], count)):
            own.append({"name": f"{place_name(code)}讲习所", "field": "community", "community": code})
    listed = own + words("lectures")["halls"]
    return tuple(_hall(rng, number, hall) for number, hall in enumerate(listed))


def lecture_sessions(rng: random.Random, halls: Sequence[Hall]) -> tuple[Session, ...]:
    """All sessions, by day; no hall teaches one topic twice on one day."""
    held = {(s.facts["hall"], s.held_on, s.facts["topic"]): s for hall in halls for s in _sessions_of(rng, hall)}
    return tuple(sorted(held.values(), key=lambda s: (s.held_on, str(s.facts["hall"]), str(s.facts["topic"]))))


def _hall(rng: random.Random, number: int, listed: dict[str, Any]) -> Hall:
    recent = {13: dt.date(2026, 6, 12), 21: dt.date(2026, 6, 30), 26: dt.date(2026, 7, 1), 17: dt.date(2026, 8, 10)}
    field, community = listed["field"], listed["community"]
    life = TEMPERS[street_of(community)].life * rng.uniform(0.65, 1.4)
    alone = field == "two_new" or number in (8, 16, 24)
    first = rng.randint(2, 9)
    return Hall(
        facts=_hall_facts(rng, listed),
        established_on=recent.get(number) or some_day(rng, dt.date(2023, 3, 1), dt.date(2026, 1, 20)),
        rate=_SESSIONS_A_MONTH[field] * life,
        opened_in=tuple(listed["months"]) if "months" in listed else None,
        closed_from=dt.date(2026, 5, 25) if number == 29 else None,
        forms=(rng.choice(("fixed", "party_class")),) if alone else tuple(_FORM_WEIGHTS),
        crowd=rng.randint(8, 16) if field == "two_new" else rng.randint(22, 55),
        lecturers=(first, first + rng.randint(0, 1), first + rng.randint(1, 3)),
    )


def _hall_facts(rng: random.Random, listed: dict[str, Any]) -> Row:
    owner = str(listed["name"]).removesuffix("讲习所")
    host = owner if owner.endswith("党支部") else f"{owner}党委" if listed["field"] == "community" else f"{owner}党支部"
    return {
        "street": street_of(listed["community"]),
        "community": listed["community"],
        "hall": listed["name"],
        "field": listed["field"],
        "host": host,
        "area": rng.choice((45, 60, 60, 80, 86, 100, 120, 150, 180, 220)),
        "manager": f"{rng.choice(words('lectures')['surnames'])}主任",
    }


def _sessions_of(rng: random.Random, hall: Hall) -> list[Session]:
    sessions = []
    for month in range(_FIRST_MONTH, _LAST_MONTH + 1):
        wanted = _wanted(hall, month)
        for _ in range(int(wanted) + (rng.random() < wanted % 1)):
            day = dt.date(2026, month, rng.randint(1, 28))
            open_then = hall.established_on <= day < (hall.closed_from or dt.date.max)
            if open_then and day < REPORT_DAYS[-1]:
                sessions.append(_session(rng, hall, day))
    return sessions


def _wanted(hall: Hall, month: int) -> float:
    if hall.opened_in is not None:
        return float(month in hall.opened_in)
    holiday = 0.25 if hall.facts["field"] == "school" and month in (7, 8) else 1.0
    return hall.rate * (0.7 + 0.1 * (month - _FIRST_MONTH)) * holiday


def _session(rng: random.Random, hall: Hall, day: dt.date) -> Session:
    form = rng.choices(hall.forms, [_FORM_WEIGHTS[f] for f in hall.forms])[0]
    courses = words("lectures")["courses"]
    course = "主题党课" if form == "party_class" else rng.choice(list(courses))
    kind = rng.choices(tuple(_TITLES), (30, 8, 24, 10, 16, 12))[0]
    owner = str(hall.facts["host"]).removesuffix("党支部").removesuffix("党委")
    house = f"{owner}党群服务中心" if hall.facts["field"] == "community" else owner
    facts: Row = {
        "street": hall.facts["street"],
        "community": hall.facts["community"],
        "hall": hall.facts["hall"],
        "held_on": day,
        "form": form,
        "topic": rng.choice(courses[course]),
        "course": course,
        "lecturer": rng.choice(words("lectures")["surnames"]) + _TITLES[kind],
        "lecturer_kind": kind,
        "place": rng.choice(words("lectures")["forms"][form]).format(host=house),
        "minutes": rng.choice((30, 45, 45, 60, 60, 60, 90, 90, 120, None)),
    }
    crowd = hall.crowd * _CROWD[form] * (1 + 0.04 * (day.month - _FIRST_MONTH))
    miscount = rng.randint(5, 20) if rng.random() < 0.025 else 0
    return Session(facts, day, max(5, round(crowd * rng.uniform(0.7, 1.3))), rng.random() < 0.02, miscount)
