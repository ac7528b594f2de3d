"""Marks put into an xlsx in place: only the parts that must change do."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from taizhang.exports.annotated import Remark
from taizhang.exports.annotating.listing import list_sheet
from taizhang.exports.annotating.marks import MOST_COMMENTS, Unsaid, mark_sheet, was_marked
from taizhang.exports.annotating.package import TYPES, Package
from taizhang.exports.annotating.spans import UnpatchableError
from taizhang.exports.annotating.styles import MINIMAL, Styles
from taizhang.exports.annotating.workbook import Workbook
from taizhang.findings import Severity
from taizhang.locale import _

_PLAIN: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WITH_MACROS: Final = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def patched(path: Path, remarks: Sequence[Remark], note: str | None = None, *, macros: bool = False) -> bytes:
    """The xlsx at `path` with `remarks` marked and listed; `note` is said above the list. Raises UnpatchableError.

    With `macros` it is called an xlsm, of which Excel opens no other kind under that name.
    """
    try:
        package = Package(path)
        if macros:
            package.write(TYPES, package.read(TYPES).replace(_PLAIN, _WITH_MACROS))
        return _patched(package, remarks, note)
    except (ValueError, KeyError, IndexError, RecursionError) as error:
        raise UnpatchableError(repr(error)) from error


def _patched(package: Package, remarks: Sequence[Remark], note: str | None) -> bytes:
    book = Workbook(package)
    look = book.styles_part(MINIMAL)
    styles = Styles(package.read(look))
    sheets = book.worksheets()
    by_sheet: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_sheet[remark.sheet].append(remark)
    marked = [
        mark_sheet(package, part, by_sheet[name], styles)
        for name, part in sheets.items()
        if by_sheet[name] or was_marked(package, part)
    ]
    order = {name: number for number, name in enumerate(sheets)}
    listed = sorted(remarks, key=lambda r: (r.severity, order.get(r.sheet, -1), r.row or 0))
    book.show_list(list_sheet(listed, _notes(remarks, marked, note), styles))
    package.write(look, styles.written())
    return package.packed()


def _notes(remarks: Sequence[Remark], marked: Sequence[Unsaid], note: str | None) -> list[str]:
    """What stands above the list: how much there is, what to do, and what the marks could not say."""
    errors = sum(remark.severity is Severity.ERROR for remark in remarks)
    notes = [
        _("Kept out: {errors}. For your notice: {warnings}.").format(errors=errors, warnings=len(remarks) - errors),
        _("Mend the coloured cells (red: kept out; amber: for your notice), save, and load this file again."),
    ]
    if any(unsaid.too_many for unsaid in marked):
        said = _("Only {n} cells of a sheet carry a comment, since more make Excel slow; all are coloured and listed.")
        notes.append(said.format(n=MOST_COMMENTS))
    if any(unsaid.silent for unsaid in marked):
        notes.append(_("Cells with a conversation carry no comment of ours; what is said of them stands here."))
    return [*notes, note] if note else notes
