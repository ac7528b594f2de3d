"""The story of co-building: the units that take part, what they share, what communities need, what is done about it."""

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from taizhang.demo.town import REPORT_DAYS, TEMPERS, Row, days_after, point_in, some_day, street_of, town, words

_RESOURCES, _NEEDS, _PROJECTS = 70, 80, 35
_KIND_WEIGHTS: Final = {"venue": 22, "material": 16, "people": 24, "service": 26, "fund": 5, "information": 7}
_QUANTITIES: Final = {
    "venue": (1, 3),
    "material": (10, 60),
    "people": (2, 20),
    "service": (1, 12),
    "fund": (1, 10),
    "information": (1, 2),
}
_FIRST = dt.date(2026, 1, 15)
_LAST = REPORT_DAYS[-1]


class Unit(NamedTuple):
    """One unit: what stands, since when it is listed and when it signed (None: it never did)."""

    facts: Row
    listed_on: dt.date
    signed_on: dt.date | None
    shares: tuple[str, ...]

    @property
    def name(self) -> str:
        """The unit's name, which tells it from all others."""
        return str(self.facts["unit"])

    def on(self, day: dt.date) -> Row | None:
        """The unit's row as it stood on `day`; None before it took part."""
        signed = self.signed_on is not None and self.signed_on <= day
        agreement: Row = {"agreement": signed, "signed_on": self.signed_on if signed else None}
        return self.facts | agreement if day >= self.listed_on else None


class Resource(NamedTuple):
    """One thing shared, since the day it was listed."""

    facts: Row
    listed_on: dt.date

    def on(self, day: dt.date) -> Row | None:
        """The resource's row as it stood on `day`; None before it was listed."""
        return self.facts if day >= self.listed_on else None


class Need(NamedTuple):
    """One need, when it was raised, matched with a unit and met."""

    facts: Row
    raised_on: dt.date
    matched_on: dt.date
    met_on: dt.date
    unit: str

    def on(self, day: dt.date) -> Row | None:
        """The need's row as it stood on `day`; None before it was raised."""
        if day < self.raised_on:
            return None
        status = "met" if day >= self.met_on else "matched" if day >= self.matched_on else "open"
        unit = None if status == "open" else self.unit
        return self.facts | {"raised_on": self.raised_on, "status": status, "matched_unit": unit}


class JointProject(NamedTuple):
    """One project done together, and what it will have brought when it is done."""

    facts: Row
    claimed_on: dt.date
    due_on: dt.date
    days: float
    problems: int
    people: int

    def on(self, day: dt.date) -> Row | None:
        """The project's row as it stood on `day`; None before it was claimed."""
        if day < self.claimed_on:
            return None
        share = min(1.0, (day - self.claimed_on).days / self.days)
        begun = share >= 0.15
        return self.facts | {
            "claimed_on": self.claimed_on,
            "due_on": self.due_on,
            "status": "done" if share == 1 else "under_way" if begun else "claimed",
            "problems_solved": int(self.problems * share) if begun else 0,
            "beneficiaries": int(self.people * share) if begun else 0,
        }


def cobuild_units(rng: random.Random) -> tuple[Unit, ...]:
    """All units, by kind."""
    units: list[Unit] = []
    for group in words("cobuilding")["units"]:
        for name, community in zip(group["names"], group["near"], strict=True):
            units.append(_unit(rng, group, name, community))
    return tuple(units)


def cobuild_resources(rng: random.Random, units: Sequence[Unit]) -> tuple[Resource, ...]:
    """What the units share, each thing once a unit; every unit shares at least one."""
    offers = [(unit, share) for unit in units for share in unit.shares]
    firsts = [(unit, unit.shares[0]) for unit in units]
    more = rng.sample([o for o in offers if o not in firsts], _RESOURCES - len(firsts))
    return tuple(_resource(rng, unit, share) for unit, share in sorted(firsts + more, key=lambda o: units.index(o[0])))


def cobuild_needs(rng: random.Random, units: Sequence[Unit]) -> tuple[Need, ...]:
    """What the communities ask for, none of them twice the same."""
    wishes = [(kind, text) for kind, texts in words("cobuilding")["needs"].items() for text in texts]
    weights = [_KIND_WEIGHTS[kind] / len(words("cobuilding")["needs"][kind]) for kind, _ in wishes]
    asked: dict[tuple[str, str], Need] = {}
    while len(asked) < _NEEDS:
        community = town().any_community(rng)
        kind, text = rng.choices(wishes, weights)[0]
        asked.setdefault((community, text), _need(rng, units, community, kind, text))
    return tuple(asked[key] for key in sorted(asked))


def cobuild_projects(rng: random.Random, units: Sequence[Unit]) -> tuple[JointProject, ...]:
    """What units and communities do together, no project twice in one community."""
    ideas = [(kind, text) for kind, texts in words("cobuilding")["projects"].items() for text in texts]
    done: dict[tuple[str, str], JointProject] = {}
    while len(done) < _PROJECTS:
        unit, (kind, text) = rng.choice(units), rng.choice(ideas)
        community = str(unit.facts["community"])
        if rng.random() < 0.4:
            community = rng.choice(town().communities[street_of(community)]).code
        done.setdefault((community, text), _project(rng, unit, community, kind, text))
    return tuple(done[key] for key in sorted(done))


def _unit(rng: random.Random, group: dict[str, Any], name: str, community: str) -> Unit:
    newcomers = {
        "绿源农贸市场党支部": 1,
        "和谐家庭指导中心党支部": 1,
        "理工学院马克思主义学院党委": 2,
        "江畔寺巷商户联合党支部": 2,
    }
    since = REPORT_DAYS[newcomers[name] - 1] if name in newcomers else dt.date(2025, 3, 1)
    signed_on = some_day(rng, days_after(since, 5), days_after(since, 45 if name in newcomers else 380))
    late = rng.random() < 0.12
    facts: Row = {
        "street": street_of(community),
        "community": community,
        "unit": name,
        "kind": group["kind"],
        "contact": f"{rng.choice(words('lectures')['surnames'])}{rng.choice(('主任', '干事', '经理', '老师'))}",
    }
    shares = rng.sample(group["shares"], min(3, len(group["shares"])))
    return Unit(
        facts,
        days_after(since, 3),
        some_day(rng, dt.date(2026, 6, 1), dt.date(2026, 12, 1)) if late else signed_on,
        tuple(shares),
    )


def _resource(rng: random.Random, unit: Unit, share: str) -> Resource:
    kind, text, hours = share.split("|")
    community = str(unit.facts["community"])
    located = rng.random() < 0.88
    longitude, latitude = point_in(rng, community) if located else (None, None)
    facts: Row = {
        "street": street_of(community),
        "community": community,
        "unit": unit.name,
        "resource": text,
        "kind": kind,
        "quantity": rng.randint(*_QUANTITIES[kind]),
        "available": hours,
        "longitude": longitude,
        "latitude": latitude,
    }
    added_on = _FIRST if rng.random() < 0.85 else some_day(rng, REPORT_DAYS[0], _LAST)
    return Resource(facts, max(unit.listed_on, added_on))


def _need(rng: random.Random, units: Sequence[Unit], community: str, kind: str, text: str) -> Need:
    street = street_of(community)
    life = TEMPERS[street].life
    raised_on = some_day(rng, _FIRST, days_after(_LAST, -6))
    matched_on = days_after(raised_on, rng.uniform(12, 90) / life) if rng.random() < 0.84 else dt.date.max
    met_on = days_after(matched_on, rng.uniform(25, 110) / life) if matched_on < _LAST else dt.date.max
    able = [u for u in units if any(s.startswith(kind) for s in u.shares) and u.listed_on <= raised_on]
    near = [u for u in able if u.facts["street"] == street] or able
    facts: Row = {"street": street, "community": community, "need": text, "kind": kind}
    return Need(facts, raised_on, matched_on, met_on, rng.choice(near).name)


def _project(rng: random.Random, unit: Unit, community: str, kind: str, text: str) -> JointProject:
    claimed_on = some_day(rng, max(unit.listed_on, dt.date(2026, 2, 1)), days_after(_LAST, -4))
    planned = rng.choice((60, 75, 90, 120, 150))
    facts: Row = {
        "street": street_of(community),
        "community": community,
        "project": text,
        "unit": unit.name,
        "kind": kind,
    }
    days = planned / TEMPERS[street_of(community)].life * rng.uniform(0.8, 1.3)
    return JointProject(
        facts, claimed_on, days_after(claimed_on, planned), days, rng.randint(1, 7), rng.randint(40, 900)
    )
