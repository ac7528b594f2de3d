"""Findings: what is said about one cell, row or sheet, as data.

A finding has a code; the code has a severity and a template. An `error` keeps its row (or sheet) out, a `warning`
lets it in. Templates take {value}, {field} (the heading), {cell} and {detail}.
"""

from enum import StrEnum
from typing import Final

import msgspec

from taizhang.locale import N_, _, pick


class Severity(StrEnum):
    """Whether a finding keeps its row out."""

    ERROR = "error"
    WARNING = "warning"


class FindingKind(msgspec.Struct, frozen=True):
    """One kind of finding: its severity and what is said, with the remedy."""

    severity: Severity
    template: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something said about one place of a workbook.

    `row` is 1-based as Excel shows it, `cell` like `D12`; both None where a whole sheet is meant. `field` is the
    key of a ledger's field, `value` the text of the cell, `detail` what the template adds (a year, an alias).
    """

    code: str
    sheet: str
    row: int | None = None
    cell: str | None = None
    field: str | None = None
    value: str | None = None
    detail: str | None = None

    @property
    def severity(self) -> Severity:
        """`error` or `warning`, by the code."""
        return KINDS[self.code].severity

    def message(self, field_label: str | None = None) -> str:
        """One sentence in the language in force; `field_label` is how the reader's ledger calls the field.

        A `rule` brings its own sentence: its detail is the Chinese and the English one, a line each.
        """
        if self.code == "rule":
            zh, en = (self.detail or "\n").split("\n")
            return pick(zh=zh, en=en)
        return _(KINDS[self.code].template).format(
            value=self.value or "",
            field=field_label or self.field or "",
            cell=self.cell or "",
            detail=_(self.detail or ""),
        )


def _error(template: str) -> FindingKind:
    return FindingKind(Severity.ERROR, template)


def _warning(template: str) -> FindingKind:
    return FindingKind(Severity.WARNING, template)


KINDS: Final[dict[str, FindingKind]] = {
    # sheets
    "sheet_unmatched": _error(
        N_("This sheet matches no ledger. Check its headings against the blank template, or name the ledger.")
    ),
    "column_missing": _error(N_("No column for {field}, which every row needs. Add it under one of: {detail}.")),
    "ledger_close_call": _error(N_("This sheet could be any of: {detail}. Say which ledger it is.")),
    "sheet_passed_over": _warning(N_("This sheet holds no ledger (a list of choices or a note) and was passed over.")),
    "sheet_left_out": _warning(N_("This sheet was left out, as somebody chose before it was published.")),
    "sheet_hidden": _warning(N_("This sheet is hidden; it was read all the same.")),
    "rows_hidden": _warning(N_("Hidden rows were read all the same: {detail}.")),
    "already_loaded": _warning(N_("These same bytes were loaded on {detail}; nothing was counted twice.")),
    "reported_on_differs": _warning(
        N_("The workbook says it was reported on {value}, not {detail}; its own day was used.")
    ),
    "formulas_uncached": _warning(
        N_(
            "{detail} formulas of this sheet have no saved result and were read as empty; the first of them are named. "
            "Open the workbook in Excel or WPS, save it, and load it again."
        )
    ),
    # columns
    "column_unmatched": _warning(
        N_("The column “{value}” belongs to no field of this ledger. It stays in the original and is not loaded.")
    ),
    "column_suggested": _warning(
        N_("The column “{value}” looks like {field} but nobody confirmed it, so it was not loaded. Rename the heading.")
    ),
    "column_inferred": _warning(
        N_("The column “{value}” is declared nowhere; by its last words it was taken for {field}. See whether it is.")
    ),
    "choice_inferred": _warning(N_("“{value}” is not declared; by the words in it it was taken for {detail}.")),
    "column_duplicate": _warning(N_("The column “{value}” repeats {field}; the first such column was used.")),
    # cells
    "required_empty": _error(N_("{field} is empty, and every row needs it. Fill in cell {cell}.")),
    "required_unreadable": _error(N_("“{value}” cannot be read as {field}. Write {detail} in cell {cell}.")),
    "unreadable": _warning(N_("“{value}” cannot be read as {field} and was loaded as empty. Expected: {detail}.")),
    "required_place_unknown": _error(
        N_("“{value}” is no {field} of this district. Correct cell {cell}, or add the place to the registry.")
    ),
    "place_unknown": _warning(N_("“{value}” is no {field} of this district and was loaded as empty.")),
    "required_place_ambiguous": _error(N_("“{value}” may be {detail}. Write the street as well, or the full name.")),
    "place_ambiguous": _warning(N_("“{value}” may be {detail}, and was loaded as empty. Write the street as well.")),
    "required_place_elsewhere": _error(
        N_("“{value}” lies in {detail}, not in the street of this row. Correct one of them.")
    ),
    "place_elsewhere": _warning(
        N_("“{value}” lies in {detail}, not in the street of this row, and was loaded as empty. Correct one of them.")
    ),
    "year_filled": _warning(N_("“{value}” has no full year; it was read as {detail}.")),
    "day_filled": _warning(N_("“{value}” has no day; it was read as {detail}.")),
    "range_start": _warning(N_("“{value}” names several days; the first, {detail}, was taken.")),
    "approximate": _warning(N_("“{value}” is approximate; it was read as {detail}.")),
    "unit_converted": _warning(N_("“{value}” is in another unit; it was read as {detail}.")),
    "remark_dropped": _warning(
        N_("“{value}” says more than {field}; what stands in brackets was left out. Put it in a column for remarks.")
    ),
    "fraction_like": _warning(
        N_("“{value}” stands among whole percentages and was read as {detail} %. If it is a fraction, add a % sign.")
    ),
    "same_as_above": _warning(N_("“{value}” was read as {detail}, which the row above says.")),
    "formula_uncached": _warning(
        N_(
            "The formula in {cell} has no saved result and was read as empty. Open the workbook in Excel or WPS, "
            "save it, and load it again."
        )
    ),
    "place_alias": _warning(N_("“{value}” was taken for {detail} by a remembered name.")),
    # rows
    "duplicate_row": _warning(N_("This row has the same key as row {detail}.")),
    "outside_scope": _warning(N_("This row belongs to {detail}, which is not who reports this sheet.")),
    "rule": _warning("{detail}"),
}
