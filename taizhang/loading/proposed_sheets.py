"""A sheet of no declared ledger, loaded on trial as the ledger it could become."""

import msgspec

from taizhang.loading.own_lists import is_own_list
from taizhang.loading.planning import SheetPlan, plan_sheet, refusal
from taizhang.loading.sheets import Typing, load_sheet
from taizhang.loading.values import LoadedSheet, Proposal, SheetChoice


def proposed_sheet(
    loaded: LoadedSheet, plan: SheetPlan, typing: Typing, table: str, choice: SheetChoice | None
) -> LoadedSheet:
    """`loaded`, which no ledger took, with what it could become; as it is if it is no table."""
    if is_own_list(plan.sheet):
        return loaded
    from taizhang.loading.proposing import propose  # its dictionaries take long to load, and are rarely needed

    sheet, known = plan.sheet, typing.known
    rows = choice.header_rows if choice else None
    found = propose(sheet, known.file, typing.specs, known.index, rows)
    if found is None:
        return loaded
    as_proposed = SheetChoice(
        sheet=sheet.name, ledger=found.ledger.key, header_rows=found.header_rows, columns=found.columns
    )
    trial = plan_sheet(sheet, {found.ledger.key: found.ledger}, known, as_proposed)
    if trial.header is None or refusal(trial):
        return loaded
    would_be, _findings = load_sheet(trial, typing, table)
    columns = (msgspec.structs.replace(c, how="proposed") if c.how == "chosen" else c for c in would_be.columns)
    proposal = Proposal(
        ledger=found.ledger,
        header_rows=would_be.header_rows,
        columns=tuple(columns),
        rows=would_be.rows,
        table=would_be.table,
    )
    return msgspec.structs.replace(loaded, proposal=proposal)
