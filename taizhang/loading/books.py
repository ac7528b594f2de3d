"""A whole workbook: every sheet planned, the day it speaks of settled, every sheet typed."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from taizhang.findings import Finding
from taizhang.loading.cells import typing_connection
from taizhang.loading.places import PlaceIndex
from taizhang.loading.planning import Known, SheetPlan, plan_sheet, refusal
from taizhang.loading.preamble import day_in
from taizhang.loading.proposed_sheets import proposed_sheet
from taizhang.loading.reading import RawSheet
from taizhang.loading.sheets import Typing, leave_sheet, load_sheet, pass_sheet, sheet_top
from taizhang.loading.values import Heading, LoadedBook, LoadRequest, SheetChoice
from taizhang.spec import Ledger


def understand_book(request: LoadRequest, raw: Sequence[RawSheet]) -> LoadedBook:
    """Type and check the sheets read of the workbook that `request` names. Runs in the child."""
    known = Known(
        file=request.file, index=PlaceIndex(request.places, request.aliases), confirmed=_confirmed(request.headings)
    )
    choices = {choice.sheet: choice for choice in request.choices}
    plans = [plan_sheet(s, _specs(request, choices.get(s.name)), known, choices.get(s.name)) for s in raw]
    spoken_of = _spoken_of(plans, request)
    reported_on = spoken_of or request.received_on
    typing = Typing(typing_connection(), known, _specs(request, None), reported_on.year, Path(request.output))
    sheets, findings = [], _day_findings(plans, request, reported_on)
    is_ledger = [plan.header is not None and not refusal(plan) for plan in plans]
    for number, plan in enumerate(plans):
        if is_ledger[number]:
            loaded, found = load_sheet(plan, typing, f"{number}.arrow")
        elif _left_out(choices.get(plan.sheet.name)):
            loaded, found = leave_sheet(plan)
        else:
            named = _named(request, choices.get(plan.sheet.name))
            loaded, found = pass_sheet(plan, beside_ledgers=any(is_ledger), named=named)
            if request.propose:
                loaded = proposed_sheet(loaded, plan, typing, f"{number}.arrow", choices.get(plan.sheet.name))
        if request.propose:
            loaded = msgspec.structs.replace(loaded, top=sheet_top(plan))
        sheets.append(loaded)
        findings += found
    return LoadedBook(
        file=request.file,
        sha256=_sha256(Path(request.path)),
        reported_on=reported_on,
        sheets=tuple(sheets),
        findings=tuple(findings),
        day_assumed=spoken_of is None,
    )


def _specs(request: LoadRequest, choice: SheetChoice | None) -> dict[str, Ledger]:
    """The ledgers a sheet may be of: all, or the one a person named; none for a sheet that is left out."""
    key = request.ledger if choice is None or choice.ledger is None else choice.ledger
    return {s.key: s for s in request.specs if key in (None, s.key)}


def _named(request: LoadRequest, choice: SheetChoice | None) -> Ledger | None:
    """The ledger that a person said a sheet is of."""
    key = choice.ledger if choice and choice.ledger else request.ledger
    return next((s for s in request.specs if s.key == key), None)


def _left_out(choice: SheetChoice | None) -> bool:
    return choice is not None and choice.ledger == ""


def _confirmed(headings: Sequence[Heading]) -> dict[str, dict[str, str]]:
    """What somebody said of headings: by ledger, from the heading's text to its field."""
    confirmed: dict[str, dict[str, str]] = {}
    for heading in headings:
        confirmed.setdefault(heading.ledger, {})[heading.text] = heading.field
    return confirmed


def _spoken_of(plans: Sequence[SheetPlan], request: LoadRequest) -> dt.date | None:
    """The day a person chose; else the newest a ledger's sheet names, the given one, the file's, any sheet's."""
    said = [plan.preamble.reported_on for plan in plans if plan.header and plan.preamble.reported_on]
    beside = [plan.preamble.reported_on for plan in plans if plan.preamble.reported_on]
    return request.day or max(said, default=request.reported_on or day_in(request.file) or max(beside, default=None))


def _day_findings(plans: Sequence[SheetPlan], request: LoadRequest, used: dt.date) -> list[Finding]:
    """Say so where the workbook's own day differs from the one that was given."""
    if request.day or not request.reported_on or request.reported_on == used:
        return []
    sheet = next(plan.sheet.name for plan in plans if plan.preamble.reported_on == used)
    given = request.reported_on.isoformat()
    return [Finding(code="reported_on_differs", sheet=sheet, value=used.isoformat(), detail=given)]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
