"""What became of workbooks: as JSON, as a text for people, and as an exit code."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from taizhang.cli.output import DASH, text_table
from taizhang.errors import TaizhangError
from taizhang.findings import Finding, Severity
from taizhang.locale import _
from taizhang.spec import Ledger

if TYPE_CHECKING:
    from taizhang.loading import LoadedSheet
    from taizhang.store import Upload

_SHOWN: Final = 20
_SIGNS: Final = ("✓", "!", "✗")


class Outcome(msgspec.Struct, frozen=True):
    """One file and what became of it: an upload, or the error that kept it out."""

    file: str
    result: "Upload | TaizhangError"


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """0 if all was loaded, 1 if some rows were rejected, 2 if a file or a sheet could not be taken."""
    uploads = [outcome.result for outcome in outcomes if not isinstance(outcome.result, TaizhangError)]
    if len(uploads) < len(outcomes) or any(_refused(upload) for upload in uploads):
        return 2
    return int(any(sheet.rows.rejected for upload in uploads for sheet in upload.sheets))


def _refused(upload: "Upload") -> bool:
    hidden = {sheet.name for sheet in upload.sheets if sheet.hidden}
    return any(f.row is None and f.severity is Severity.ERROR and f.sheet not in hidden for f in upload.findings)


def to_json(outcomes: Sequence[Outcome], specs: Mapping[str, Ledger]) -> bytes:
    """The account of every file, sheet, row and finding."""
    account = {"uploads": [_as_json(outcome, specs) for outcome in outcomes]}
    return msgspec.json.format(msgspec.json.encode(account), indent=1) + b"\n"


def _as_json(outcome: Outcome, specs: Mapping[str, Ledger]) -> dict[str, Any]:
    upload = outcome.result
    if isinstance(upload, TaizhangError):
        said = {"severity": Severity.ERROR, "code": upload.code, "message": str(upload)}
        return {"file": outcome.file, "sha256": None, "reported_on": None, "sheets": [], "findings": [said]}
    return {
        "file": upload.file,
        "sha256": upload.sha256,
        "reported_on": upload.reported_on,
        "sheets": [_sheet_as_json(sheet) for sheet in upload.sheets],
        "findings": [_finding_as_json(finding, _message(finding, upload, specs)) for finding in upload.findings],
    }


def _sheet_as_json(sheet: "LoadedSheet") -> dict[str, Any]:
    return {key: getattr(sheet, key) for key in ("name", "hidden", "ledger", "header_rows", "rows")}


def _finding_as_json(finding: Finding, message: str) -> dict[str, Any]:
    places = {key: getattr(finding, key) for key in ("sheet", "row", "cell", "field", "value")}
    return {"severity": finding.severity, "code": finding.code, **places, "message": message}


def _message(finding: Finding, upload: "Upload", specs: Mapping[str, Ledger]) -> str:
    ledgers = {sheet.name: sheet.ledger for sheet in upload.sheets}
    spec = specs.get(ledgers.get(finding.sheet) or "")
    return finding.message(spec.field_label(finding.field) if spec else None)


def printed(outcome: Outcome, specs: Mapping[str, Ledger]) -> str:
    """The account of one file for people: a table of its sheets, then the first findings."""
    upload = outcome.result
    if isinstance(upload, TaizhangError):
        return f"✗ {upload}\n"
    sign = _SIGNS[exit_code([outcome])]
    title = _("{sign} {file}, reported on {day}").format(sign=sign, file=upload.file, day=upload.reported_on)
    return "\n".join([title, _sheet_table(upload, specs), *_finding_lines(upload, specs), ""])


def _sheet_table(upload: "Upload", specs: Mapping[str, Ledger]) -> str:
    headings = [_("Sheet"), _("Ledger"), _("Loaded"), _("Rejected"), _("Other rows")]
    lines = []
    for sheet in upload.sheets:
        spec = specs.get(sheet.ledger or "")
        name = _("{sheet} (hidden)").format(sheet=sheet.name) if sheet.hidden else sheet.name
        other = sheet.rows.total - sheet.rows.loaded - sheet.rows.rejected
        lines.append([name, spec.label if spec else DASH, str(sheet.rows.loaded), str(sheet.rows.rejected), str(other)])
    return text_table(headings, lines, numbers=(2, 3, 4))


def _finding_lines(upload: "Upload", specs: Mapping[str, Ledger]) -> list[str]:
    findings = sorted(upload.findings, key=lambda finding: finding.severity is not Severity.ERROR)
    lines = []
    for finding in findings[:_SHOWN]:
        sign = "✗" if finding.severity is Severity.ERROR else "!"
        place = finding.cell or (str(finding.row) if finding.row else "")
        lines.append(f"  {sign} {finding.sheet} {place}: {_message(finding, upload, specs)}".replace(" :", ":"))
    if len(findings) > _SHOWN:
        lines.append("  " + _("… and {count} more; --json names them all.").format(count=len(findings) - _SHOWN))
    return lines
