"""What was said about a workbook, kind by kind: where, what stood there, and what to do."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import pyarrow as pa
import streamlit as st

from taizhang.findings import Finding, Severity
from taizhang.loading.values import LoadedBook, LoadedSheet
from taizhang.locale import N_, _
from taizhang.spec import Ledger
from taizhang.store import Upload
from taizhang.ui import data, tables

KIND_NAMES: Final = {
    "sheet_unmatched": N_("Sheet of no known ledger"),
    "column_missing": N_("Required column missing"),
    "ledger_close_call": N_("Ledger in doubt"),
    "sheet_passed_over": N_("Sheet passed over"),
    "sheet_left_out": N_("Sheet left out by hand"),
    "sheet_hidden": N_("Hidden sheet"),
    "rows_hidden": N_("Hidden rows"),
    "already_loaded": N_("Loaded before"),
    "reported_on_differs": N_("Reporting day differs"),
    "formulas_uncached": N_("Many formulas without a saved result"),
    "column_unmatched": N_("Column of no field"),
    "column_suggested": N_("Column in doubt"),
    "column_duplicate": N_("Column twice"),
    "required_empty": N_("Required cell empty"),
    "required_unreadable": N_("Required cell unreadable"),
    "unreadable": N_("Cell unreadable, loaded as empty"),
    "required_place_unknown": N_("Required place unknown"),
    "place_unknown": N_("Place unknown, loaded as empty"),
    "required_place_ambiguous": N_("Required place in doubt"),
    "place_ambiguous": N_("Place in doubt, loaded as empty"),
    "required_place_elsewhere": N_("Required place in another street"),
    "place_elsewhere": N_("Place in another street, loaded as empty"),
    "year_filled": N_("Year filled in"),
    "day_filled": N_("Day filled in"),
    "range_start": N_("First of several days taken"),
    "approximate": N_("Approximate number"),
    "unit_converted": N_("Unit converted"),
    "remark_dropped": N_("Remark left out"),
    "fraction_like": N_("Perhaps a fraction"),
    "column_inferred": N_("Column taken by its last words"),
    "choice_inferred": N_("Choice taken by the words in it"),
    "same_as_above": N_("The same as above"),
    "formula_uncached": N_("Formula without a saved result"),
    "place_alias": N_("Place by a remembered name"),
    "duplicate_row": N_("Same key as another row"),
    "outside_scope": N_("Row of another place"),
    "rule": N_("Cells that contradict each other"),
}


def show(upload: Upload | LoadedBook, key: str, *, opened: bool = True) -> None:
    """The findings of `upload`, what kept rows out first and `opened`; `key` tells two on one page apart."""
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for finding in upload.findings:
        kinds[finding.code].append(finding)
    for code, findings in sorted(kinds.items(), key=lambda kind: (kind[1][0].severity, -len(kind[1]))):
        serious = findings[0].severity == Severity.ERROR
        sign = _(":red-badge[✕ kept out]") if serious else _(":orange-badge[△ for your notice]")
        label = _("{sign} {kind}: {count}").format(sign=sign, kind=_(KIND_NAMES[code]), count=len(findings))
        with st.expander(label, expanded=serious and opened):
            tables.show(_table(upload, findings), key=f"findings-{key}-{code}", height=320)


def _table(upload: Upload | LoadedBook, findings: Sequence[Finding]) -> pa.Table:
    labels = [_field_label(upload, f) for f in findings]
    several = len(upload.sheets) > 1
    columns = {
        _("Sheet"): [f.sheet if several else "" for f in findings],
        _("Cell"): [f.cell or (str(f.row) if f.row else "") for f in findings],
        _("Column"): [label or "" for label in labels],
        _("What stands there"): [f.value or "" for f in findings],
        _("What is said"): [f.message(label) for f, label in zip(findings, labels, strict=True)],
    }
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items() if any(values)})


def _field_label(upload: Upload | LoadedBook, finding: Finding) -> str | None:
    sheet = next((s for s in upload.sheets if s.name == finding.sheet), None)
    ledger = _ledger(sheet) if sheet else None
    return ledger.field_label(finding.field) if ledger else finding.field


def _ledger(sheet: LoadedSheet) -> Ledger | None:
    """The ledger that a sheet was taken for or, of one that was not taken, a ledger with the fields it speaks of."""
    known = data.ledgers().get(sheet.ledger or sheet.likeliest or "")
    fields = [column.field for column in sheet.columns if column.field]
    return known or next((led for led in data.ledgers().values() if fields and all(map(led.has, fields))), None)
