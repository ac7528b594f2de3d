"""The story of the projects that street party secretaries take the lead in."""

import calendar
import datetime as dt
import random
from typing import Any, Final, Literal, NamedTuple

from taizhang.demo.town import REPORT_DAYS, TEMPERS, Row, days_after, place_name, some_day, town, words

Turn = Literal["hindered", "postponed", "returned", "dropped"]

_LAST = REPORT_DAYS[-1]
_LIBRARY_SHARE: Final = (4, 4, 4, 3, 4, 4, 4, 3, 3, 4, 4)  # projects from the library, a street each
_SELF_SET: Final = (2, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0)
_SPRING: Final = (dt.date(2026, 2, 10), dt.date(2026, 5, 12))
_SUMMER: Final = (dt.date(2026, 5, 28), dt.date(2026, 7, 8))
_SOON_DUE: Final = dt.date(2026, 8, 31)
_FINISHED_ON: Final[dict[Turn | None, dt.date]] = {
    "returned": dt.date(2026, 7, 1),
    "postponed": dt.date(2026, 10, 25),
    "dropped": dt.date(2026, 11, 30),
}
_TURNS: Final[dict[tuple[str, int], Turn]] = {
    ("999901003", 2): "hindered",
    ("999901006", 1): "hindered",
    ("999901009", 0): "hindered",
    ("999901011", 1): "hindered",
    ("999901011", 3): "hindered",
    ("999901004", 0): "postponed",
    ("999901008", 1): "postponed",
    ("999901006", 2): "postponed",
    ("999901005", 0): "returned",
    ("999901010", 3): "dropped",
}


class Project(NamedTuple):
    """One project: what stands from its first day on, and how its time goes."""

    facts: Row
    declared_on: dt.date
    due_on: dt.date
    days: float
    spent_share: float
    promoted_via: str | None
    turn: Turn | None
    hindrance: str

    def on(self, day: dt.date) -> Row | None:
        """The project's row as it stood on `day`; None if it was not on the ledger."""
        if day < self.declared_on or (self.turn == "dropped" and day >= _LAST):
            return None
        return self.facts | self._dates(day) | self._state(day)

    def _dates(self, day: dt.date) -> Row:
        late = self.turn == "postponed" and day >= _LAST
        return {
            "declared_on": self.declared_on,
            "due_on": _month_end(days_after(self.due_on, 70)) if late else self.due_on,
        }

    def _state(self, day: dt.date) -> Row:
        share = (day - self.declared_on).days / self.days
        if self.turn == "hindered":
            share = min(share, 0.4)
        if share >= 1 and self.turn == "returned" and day >= _LAST:
            return self._under_way(0.9) | {"note": "“回头看”发现过程资料不全，退回整改后重新验收"}
        if share < 1:
            return self._under_way(share) | {"note": self._note(day, share)}
        accepted_on = days_after(self.declared_on, self.days)
        promoted = self.promoted_via is not None and (day - accepted_on).days > 25
        return {
            "stage": "promoted" if promoted else "accepted",
            "progress": 100,
            "accepted_on": accepted_on,
            "promoted_via": self.promoted_via if promoted else None,
            "spent": self._spent(1),
            "next_step": None if promoted else self.facts["next_step"],
        }

    def _under_way(self, share: float) -> Row:
        begun = share >= 0.1
        progress = min(95, int(share * 20) * 5) if begun else 0
        return {
            "stage": "under_way" if begun else "declared",
            "progress": progress,
            "spent": self._spent(share) if begun else 0,
        }

    def _note(self, day: dt.date, share: float) -> str | None:
        if self.turn == "hindered" and share >= 0.4:
            return self.hindrance
        return "经街道党工委会议研究，完成时限顺延" if self.turn == "postponed" and day >= _LAST else None

    def _spent(self, share: float) -> float:
        return round(float(str(self.facts["budget"])) * self.spent_share * share, 1)


def secretary_projects(rng: random.Random) -> tuple[Project, ...]:
    """All projects of the year, street by street."""
    projects: list[Project] = []
    for number, street in enumerate(s.code for s in town().streets):
        library = rng.sample(words("projects")["library"], _LIBRARY_SHARE[number])
        self_set = rng.sample(words("projects")["self_set"], _SELF_SET[number])
        ideas = [("library", idea) for idea in library] + [("self_set", idea) for idea in self_set]
        projects += [_project(rng, street, i, source, idea) for i, (source, idea) in enumerate(ideas)]
    return tuple(projects)


def _project(rng: random.Random, street: str, number: int, source: str, idea: dict[str, Any]) -> Project:
    season = _SUMMER if source == "self_set" else _SPRING
    declared_on = some_day(rng, *season)
    turn = _TURNS.get((street, number))
    planned = _month_end(days_after(declared_on, rng.uniform(50, 200)))
    due_on = _SOON_DUE if turn == "postponed" else planned
    days = (due_on - declared_on).days / TEMPERS[street].pace * rng.uniform(0.8, 1.2)
    if turn in _FINISHED_ON:
        days = (_FINISHED_ON[turn] - declared_on).days
    return Project(
        facts=_facts(rng, street, source, idea),
        declared_on=declared_on,
        due_on=due_on,
        days=days,
        spent_share=rng.uniform(0.82, 1.0),
        promoted_via=rng.choice(words("projects")["promoted_via"]) if rng.random() < 0.6 else None,
        turn=turn,
        hindrance=rng.choice(words("projects")["hindrances"]),
    )


def _facts(rng: random.Random, street: str, source: str, idea: dict[str, Any]) -> Row:
    community = place_name(rng.choice(town().communities[street]).code).removesuffix("社区")
    surnames = words("lectures")["surnames"]
    return {
        "street": street,
        "title": str(idea["title"]).format(street=place_name(street), community=community),
        "category": idea["category"],
        "source": source,
        "secretary": f"{surnames[int(street[-2:])]}书记",
        "responsible": f"{rng.choice(('党建办', '社区办', '组织办'))}{rng.choice(surnames)}某",
        "has_plan": rng.random() < 0.93,
        "budget": rng.choice((2, 3, 4.5, 6, 8, 8.5, 10, 12, 15, 18, 20, 26, 35, 48)),
        "measures": idea["measures"],
        "next_step": idea["next_step"],
    }


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
