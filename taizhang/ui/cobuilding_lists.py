"""What co-building reaches and what waits: coverage by street, open needs by age, state-owned enterprises."""

from collections.abc import Mapping
from typing import Any, Final

from taizhang.charts import Bar, amount, number, ranked_bars
from taizhang.charts.listing import Column, Entry, listing
from taizhang.locale import _
from taizhang.ui import data, drill, figures, numbers, row_history
from taizhang.ui.view import View, cached, current

OLDEST: Final = 12  # needs drawn; the number above them opens all
MOST: Final = 20  # enterprises drawn
_LISTS: Final = ("units", "resources", "needs", "projects")
_OFFICE: Final = "居民委员会"


def coverage() -> None:
    """Communities with any co-building by street, and which have none."""
    figures.draw(_coverage(current()), "coverage")


def waiting() -> None:
    """The open needs that wait longest; each opens its row in the ledger."""
    figures.draw(_waiting(current()), "waiting")


def enterprises() -> None:
    """The state-owned enterprises one by one; each number opens its rows."""
    figures.draw(_enterprises(current()), "enterprises")


@cached()
def _coverage(view: View) -> str:
    without: dict[str, list[str]] = {}
    for row in numbers.panel("place_points"):
        if not any(row[name] for name in _LISTS):
            without.setdefault(row["street_code"], []).append(row["community"].removesuffix(_OFFICE))
    columns = [
        Column(_("Street")),
        Column(_("Covered"), numbers=True),
        Column(_("Communities without any")),
    ]
    streets = [row for row in numbers.panel("cobuilding_coverage") if row["street_code"]]
    streets.sort(key=lambda row: (row["coverage"] is None, row["coverage"]))
    return listing(columns, [_street(row, without.get(row["street_code"], [])) for row in streets])


def _street(row: Mapping[str, Any], without: list[str]) -> list[Entry]:
    share = row["coverage"]
    said = _("{share} ({covered} of {whole})")
    opens = drill.address_of("communities_cobuilding", {"street": row["street_code"]}) if row["covered"] else None
    return [
        Entry(row["street"]),
        Entry(said.format(share=amount(share, "%"), covered=row["covered"], whole=row["communities"]), opens, share),
        Entry(_(", ").join(without) or _("none")),
    ]


@cached()
def _waiting(view: View) -> str:
    needs = [row for row in numbers.panel("open_needs") if row["age_days"] is not None][:OLDEST]
    return ranked_bars([_need(row) for row in needs], data.metric("needs_open_age").unit)


def _need(row: Mapping[str, Any]) -> Bar:
    place = row_history.Place(row["_upload"], row["_sheet"], row["_row"])
    label = _("{need} · {community}").format(need=row["need"], community=row["community"].removesuffix(_OFFICE))
    return Bar(label, row["age_days"], opens=row_history.address_of(place))


@cached()
def _enterprises(view: View) -> str:
    columns = [Column(_("Unit"))]
    columns += [
        Column(heading, numbers=True)
        for heading in (
            _("Communities"),
            _("Resources shared"),
            _("Projects claimed"),
            _("Projects done"),
            _("Problems solved"),
        )
    ]
    rows = numbers.panel("state_owned_enterprises")
    note = _("The first {count} of {all}; the number above opens all.").format(count=MOST, all=len(rows))
    return listing(columns, [_enterprise(row) for row in rows[:MOST]], note if len(rows) > MOST else "")


def _enterprise(row: Mapping[str, Any]) -> list[Entry]:
    unit = row["unit"]
    return [
        Entry(unit, drill.address_of("soe_units", {"unit": unit})),
        Entry(number(row["communities"]), drill.address_of("soe_units", {"unit": unit})),
        _counted(row["resources"], "soe_resources", unit),
        _counted(row["projects"], "soe_projects", unit),
        Entry(number(row["projects_done"])),
        _counted(row["problems_solved"], "soe_matters_solved", unit),
    ]


def _counted(count: float | None, metric: str, unit: str) -> Entry:
    return Entry(number(count), drill.address_of(metric, {"unit": unit}) if count else None)
