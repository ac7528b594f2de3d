"""What of a preview waits for a person's word before it may be published without a look."""

from typing import Final

import msgspec

from taizhang.findings import Finding, Severity
from taizhang.loading.values import LoadedBook, LoadedSheet
from taizhang.store import Preview

UNPLACED: Final = ("place_unknown", "place_ambiguous", "required_place_unknown", "required_place_ambiguous")


class Questions(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows are kept out or gone backwards, sheets not taken, columns, places and reporting days in doubt."""

    kept_out: int
    untaken: int
    columns: int
    places: int
    backward: int
    days: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(getattr(self, name) for name in self.__struct_fields__)


def questions(preview: Preview) -> Questions:
    """What `preview` asks."""
    book = preview.book
    return Questions(
        kept_out=sum(s.rows.rejected for s in book.sheets if s.ledger),
        untaken=sum(is_refused(book, s) for s in book.sheets),
        columns=sum(len(suggested(s)) for s in book.sheets),
        places=len(unplaced(book)),
        backward=sum(c.backward for c in preview.changes),
        days=int(book.day_assumed and any(s.ledger for s in book.sheets)),
    )


def is_refused(book: LoadedBook, sheet: LoadedSheet) -> bool:
    """Whether `sheet` holds rows of which none can be taken: it fits no ledger, or not well enough."""
    return sheet.ledger is None and any(
        f.sheet == sheet.name and f.row is None and f.severity == Severity.ERROR for f in book.findings
    )


def suggested(sheet: LoadedSheet) -> dict[int, str]:
    """The columns of `sheet` that look like a field, or were taken for one by their last words, with that field."""
    return {c.index: c.field for c in sheet.columns if c.how in ("suggested", "inferred") and c.field}


def unplaced(book: LoadedBook, sheet: str | None = None) -> dict[tuple[str, str], list[Finding]]:
    """The texts that name no one place, each with its level and the cells it stands in; of one sheet or of all."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in book.findings:
        if finding.code in UNPLACED and finding.value and finding.field and sheet in (None, finding.sheet):
            found.setdefault((finding.value, finding.field), []).append(finding)
    return found


def asks(book: LoadedBook, sheet: LoadedSheet) -> bool:
    """Whether anything about `sheet` waits for a word."""
    return bool(
        is_refused(book, sheet)
        or (sheet.ledger and (sheet.rows.rejected or suggested(sheet)))
        or unplaced(book, sheet.name)
    )
