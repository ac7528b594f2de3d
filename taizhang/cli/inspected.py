"""What was found in workbooks, as JSON and as tables for people."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from taizhang.cli.output import DASH, text_table
from taizhang.errors import WorkbookError
from taizhang.locale import N_, _
from taizhang.spec import TYPE_NAMES, FieldType, Ledger, to_toml

if TYPE_CHECKING:
    from taizhang.loading import ColumnMatch, LoadedBook, LoadedSheet

_HOW: Final[Mapping[str, str]] = {
    "exact": N_("same heading"),
    "synonym": N_("other word for it"),
    "inferred": N_("by its last words"),
    "remembered": N_("remembered"),
    "suggested": N_("suggested, to be confirmed"),
    "proposed": N_("proposed"),
    "unmatched": N_("not found"),
    "ignored": N_("row number"),
    "duplicate": N_("repeats another"),
    "left_out": N_("not loaded"),
}
_KINDS: Final[Mapping[str, str]] = {
    "loaded": N_("Loaded"),
    "rejected": N_("Rejected"),
    "blank": N_("blank"),
    "title": N_("title"),
    "header": N_("header"),
    "unit": N_("unit"),
    "subtotal": N_("subtotal"),
    "note": N_("note"),
}


class Inspected(msgspec.Struct, frozen=True):
    """One file and what it holds, or the error that kept it from being read."""

    file: str
    result: "LoadedBook | WorkbookError"


class _Reading(msgspec.Struct, frozen=True):
    """How one sheet is read: as a declared ledger, as the one it could become, or as no table at all (no ledger)."""

    ledger: Ledger | None
    proposed: bool
    sheet: "LoadedSheet"

    @property
    def part(self) -> Any:  # noqa: ANN401 - a sheet or a proposal, both of which say it
        """What tells the header rows, columns and rows."""
        return self.sheet.proposal if self.proposed else self.sheet


def to_json(found: Sequence[Inspected], specs: Mapping[str, Ledger]) -> bytes:
    """Every file and sheet: `header_rows` are 1-based, `proposal` holds what the declaration of a ledger would."""
    files = [_file_as_json(one, specs) for one in found]
    return msgspec.json.format(msgspec.json.encode({"files": files}), indent=1) + b"\n"


def _file_as_json(found: Inspected, specs: Mapping[str, Ledger]) -> dict[str, Any]:
    if isinstance(found.result, WorkbookError):
        return {"file": found.file, "sheets": [], "error": str(found.result)}
    sheets = [_sheet_as_json(_reading(sheet, specs)) for sheet in found.result.sheets]
    return {"file": found.file, "sheets": sheets, "error": None}


def _reading(sheet: "LoadedSheet", specs: Mapping[str, Ledger]) -> _Reading:
    if sheet.ledger is None and sheet.proposal:
        return _Reading(sheet.proposal.ledger, True, sheet)
    return _Reading(specs.get(sheet.ledger or sheet.likeliest or ""), False, sheet)


def _sheet_as_json(reading: _Reading) -> dict[str, Any]:
    sheet, part = reading.sheet, reading.part
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "header_rows": part.header_rows,
        "ledger": sheet.ledger,
        "columns": [
            {"heading": c.heading, "field": c.field, "type": _type(c, reading.ledger), "how": c.how}
            for c in part.columns
        ],
        "rows": part.rows,
        "proposal": tomllib.loads(to_toml(reading.ledger)) if reading.proposed and reading.ledger else None,
    }


def _type(column: "ColumnMatch", ledger: Ledger | None) -> FieldType | None:
    return ledger.field(column.field).type if ledger and column.field and ledger.has(column.field) else None


def printed(found: Inspected, specs: Mapping[str, Ledger]) -> str:
    """What one file holds, for people: a table of the columns of each sheet."""
    if isinstance(found.result, WorkbookError):
        return f"✗ {found.result}\n"
    return "\n".join([found.file, *(_printed_sheet(_reading(s, specs)) for s in found.result.sheets), ""])


def _printed_sheet(reading: _Reading) -> str:
    sheet, part = reading.sheet, reading.part
    name = _("{sheet} (hidden)").format(sheet=sheet.name) if sheet.hidden else sheet.name
    rows = "  ".join(f"{_(_KINDS[kind])} {count}" for kind in _KINDS if (count := getattr(part.rows, kind)))
    lines = [f"\n{name}: {_taken_for(reading)}", rows]
    if part.header_rows:
        lines.append(
            _("the header is in row {rows}").format(
                rows="–".join(map(str, dict.fromkeys((part.header_rows[0], part.header_rows[-1]))))
            )
        )
    return "\n".join([*lines, _column_table(reading)] if part.columns else lines)


def _taken_for(reading: _Reading) -> str:
    if reading.sheet.ledger and reading.ledger:
        return reading.ledger.label
    if reading.proposed and reading.ledger:
        return _("no declared ledger; it could become “{name}”").format(name=reading.ledger.label)
    return _("no declared ledger")


def _column_table(reading: _Reading) -> str:
    headings = [_("Heading"), _("Field"), _("Type"), _("Match")]
    lines = []
    for column in reading.part.columns:
        kind = _type(column, reading.ledger)
        label = reading.ledger.field_label(column.field) if reading.ledger else column.field
        heading = " ".join(column.heading.split())
        lines.append([heading, label or DASH, _(TYPE_NAMES[kind]) if kind else DASH, _(_HOW[column.how])])
    return text_table(headings, lines)
