"""What is said of formulas whose results were never saved: nothing is calculated here, so they were read as empty."""

from taizhang.findings import Finding
from taizhang.loading.checks import cell_address
from taizhang.loading.planning import SheetPlan


def uncached_findings(plan: SheetPlan) -> list[Finding]:
    """The formulas without a saved result among the cells that are loaded; if there are too many to name, how many."""
    sheet, header = plan.sheet, plan.header
    if not sheet.uncached or header is None:
        return []
    fields = {column + sheet.first_column: key for key, column in header.fields.items()}
    kinds = dict(enumerate(plan.kinds, sheet.first_row))
    findings = [
        Finding(
            code="formula_uncached",
            sheet=sheet.name,
            row=row + 1,
            cell=cell_address(row + 1, column),
            field=fields[column],
        )
        for row, column in sheet.uncached
        if column in fields and kinds.get(row) == "data"
    ]
    if sheet.uncached_total > len(sheet.uncached):
        findings.append(Finding(code="formulas_uncached", sheet=sheet.name, detail=str(sheet.uncached_total)))
    return findings
