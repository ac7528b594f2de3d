"""A user's own workbook back, with what was said of it: coloured cells, comments, and a list of all findings."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

import msgspec

from taizhang.findings import Finding, Severity
from taizhang.loading.process import Answer, ask_child, speakable
from taizhang.loading.values import LoadedSheet
from taizhang.locale import language, pick
from taizhang.spec import Ledger


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one place of a workbook, in the reader's words.

    `row` is 1-based and `cell` like `D12`, both None where a whole sheet is meant; `column` is how the reader's ledger
    calls the field, `value` what stands in the cell.
    """

    sheet: str
    row: int | None = None
    cell: str | None = None
    column: str = ""
    value: str = ""
    severity: Severity
    message: str


class AnnotationRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the marking child is told: the original's bytes, what the user calls it, and where the result belongs."""

    path: str
    file: str
    output: str
    language: str
    remarks: tuple[Remark, ...]


def remarks_on(
    sheets: Iterable[LoadedSheet], findings: Iterable[Finding], specs: Mapping[str, Ledger]
) -> tuple[Remark, ...]:
    """What `findings` say of the `sheets` of an upload or a preview, in the language in force."""
    ledgers = {sheet.name: specs.get(sheet.ledger or sheet.likeliest or "") for sheet in sheets}
    return tuple(_remark(finding, ledgers.get(finding.sheet)) for finding in findings)


def annotated_name(file: str) -> str:
    """What the annotated workbook is called: 台账.xls becomes 台账_问题标注.xlsx; an .xlsm stays one."""
    path = PurePath(file)
    ending = ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"
    return f"{path.stem}_{pick(zh='问题标注', en='annotated')}{ending}"


def annotated_workbook(original: Path, file: str, remarks: Sequence[Remark]) -> bytes:
    """The workbook at `original`, which its owner calls `file`, with every remark marked and listed.

    An xlsx or xlsm is patched in place, with all that was not marked as it was; of anything else an xlsx is made with
    the same cells at the same places. Runs in a child process with the limits of reading. Raises WorkbookError.
    """
    with tempfile.TemporaryDirectory(prefix="taizhang-") as work:
        output = Path(work) / "annotated"
        request = AnnotationRequest(
            path=str(original),
            file=speakable(file),
            output=str(output),
            language=language(),
            remarks=tuple(remarks),
        )
        ask_child("taizhang.exports.annotating", request.file, request, Answer)
        return output.read_bytes()


def _remark(finding: Finding, ledger: Ledger | None) -> Remark:
    label = ledger.field_label(finding.field) if ledger else finding.field
    return Remark(
        sheet=finding.sheet,
        row=finding.row,
        cell=finding.cell,
        column=label or "",
        value=finding.value or "",
        severity=finding.severity,
        message=finding.message(label),
    )
