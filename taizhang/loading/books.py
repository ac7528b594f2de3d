"""A whole workbook: every sheet planned, the day it speaks of settled, every sheet typed."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from taizhang.findings import Finding
from taizhang.loading.cells import typing_connection
from taizhang.loading.places import PlaceIndex
from taizhang.loading.planning import SheetPlan, plan_sheet, refusal
from taizhang.loading.preamble import day_in
from taizhang.loading.reading import RawSheet
from taizhang.loading.sheets import load_sheet, pass_sheet
from taizhang.loading.values import LoadedBook, LoadRequest
from taizhang.spec import Ledger


def understand_book(request: LoadRequest, raw: Sequence[RawSheet]) -> LoadedBook:
    """Type and check the sheets read of the workbook that `request` names. Runs in the child."""
    specs = _specs(request)
    index = PlaceIndex(request.places, request.aliases)
    plans = [plan_sheet(sheet, specs, index, request.file) for sheet in raw]
    said = [plan.preamble.reported_on for plan in plans if plan.header and plan.preamble.reported_on]
    reported_on = max(said, default=request.reported_on or day_in(request.file) or request.received_on)
    con = typing_connection()
    sheets, findings = [], _day_findings(plans, request, reported_on)
    is_ledger = [plan.header is not None and not refusal(plan) for plan in plans]
    for number, plan in enumerate(plans):
        if is_ledger[number]:
            loaded, found = load_sheet(con, plan, index, reported_on.year, Path(request.output) / f"{number}.arrow")
        else:
            loaded, found = pass_sheet(plan, beside_ledgers=any(is_ledger))
        sheets.append(loaded)
        findings += found
    return LoadedBook(
        file=request.file,
        sha256=_sha256(Path(request.path)),
        reported_on=reported_on,
        sheets=tuple(sheets),
        findings=tuple(findings),
    )


def _specs(request: LoadRequest) -> dict[str, Ledger]:
    """The ledgers the sheets may be of: all, or the one the user named."""
    return {s.key: s for s in request.specs if request.ledger in (None, s.key)}


def _day_findings(plans: Sequence[SheetPlan], request: LoadRequest, used: dt.date) -> list[Finding]:
    """Say so where the workbook's own day differs from the one that was given."""
    if not request.reported_on or request.reported_on == used:
        return []
    sheet = next(plan.sheet.name for plan in plans if plan.preamble.reported_on == used)
    given = request.reported_on.isoformat()
    return [Finding(code="reported_on_differs", sheet=sheet, value=used.isoformat(), detail=given)]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
