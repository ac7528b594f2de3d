"""The story of faults found in weak and backward community organisations, and how they are closed."""

import datetime as dt
import random
from typing import Any, Final, Literal, NamedTuple

from taizhang.demo.town import REPORT_DAYS, TEMPERS, Row, days_after, some_day, street_of, words

Turn = Literal["reopened", "postponed", "dropped"]

_LAST = REPORT_DAYS[-1]
_FOUND_BETWEEN: Final = ((dt.date(2026, 2, 10), dt.date(2026, 5, 8)), (dt.date(2026, 5, 22), dt.date(2026, 9, 10)))
_EARLY, _LATE = 5, 2  # faults of a community found before the first report and after it, at most
_TURNS: Final[dict[tuple[str, int], Turn]] = {
    ("999901009003", 1): "reopened",
    ("999901006004", 0): "postponed",
    ("999901003008", 2): "postponed",
    ("999901010008", 3): "dropped",
}


class Issue(NamedTuple):
    """One fault: what stands from the day it was found, and how long it takes."""

    facts: Row
    found_on: dt.date
    due_on: dt.date
    idle_days: int
    days: float
    turn: Turn | None

    def on(self, day: dt.date) -> Row | None:
        """The fault's row as it stood on `day`; None if it was not on the ledger."""
        if day < self.found_on or (self.turn == "dropped" and day >= _LAST):
            return None
        postponed = self.turn == "postponed" and day >= _LAST
        due_on = days_after(self.due_on, 90) if postponed else self.due_on
        dates: Row = {"found_on": self.found_on, "due_on": due_on}
        note = {"note": "因涉及多部门协调，整改时限顺延三个月"} if postponed else {}
        return self.facts | dates | self._state(day) | note

    def _state(self, day: dt.date) -> Row:
        closed_on = days_after(self.found_on, self.days)
        if closed_on > day:
            idle = (day - self.found_on).days < self.idle_days
            return {"status": "not_started" if idle else "under_way"}
        if self.turn == "reopened" and day >= _LAST:
            return {"status": "under_way", "note": "“回头看”发现问题反弹，重新列入整改"}
        return {"status": "closed", "closed_on": closed_on, "verified": (day - closed_on).days > 20}


def rectification_issues(rng: random.Random) -> tuple[Issue, ...]:
    """All faults of the year, organisation by organisation."""
    issues: list[Issue] = []
    for organisation in words("issues")["organisations"]:
        late = rng.randint(0, _LATE)
        found = [some_day(rng, *_FOUND_BETWEEN[0]) for _ in range(_EARLY + rng.randint(0, 1))]
        found += [some_day(rng, *_FOUND_BETWEEN[1]) for _ in range(late)]
        kinds = rng.sample(words("issues")["issues"], len(found))
        leader = rng.choice(words("issues")["leaders"])
        for number, (day, kind) in enumerate(zip(sorted(found), kinds, strict=True)):
            issues.append(_issue(rng, organisation, leader, number, day, kind))
    return tuple(issues)


def _issue(
    rng: random.Random, organisation: dict[str, Any], leader: str, number: int, found_on: dt.date, kind: dict[str, Any]
) -> Issue:
    community: str = organisation["community"]
    care = TEMPERS[street_of(community)].care
    turn = _TURNS.get((community, number))
    patience = 400 if kind.get("hard") and turn != "reopened" else 62
    return Issue(
        facts=_facts(rng, organisation, leader, kind),
        found_on=found_on,
        due_on=days_after(found_on, rng.choice((60, 90, 90, 120, 150))),
        idle_days=int(rng.uniform(8, 30) / care),
        days=500 if turn in ("postponed", "dropped") else patience / care * rng.uniform(0.5, 1.6),
        turn=turn,
    )


def _facts(rng: random.Random, organisation: dict[str, Any], leader: str, kind: dict[str, Any]) -> Row:
    return {
        "street": street_of(organisation["community"]),
        "community": organisation["community"],
        "org_class": organisation["org_class"],
        "criterion": organisation["criterion"],
        "aspect": kind["aspect"],
        "issue": kind["issue"],
        "source": rng.choices(("survey", "visit", "self_check", "superior"), (30, 35, 20, 15))[0],
        "measures": kind["measures"],
        "leader": leader,
        "responsible": f"{rng.choice(words('lectures')['surnames'])}书记",
    }
