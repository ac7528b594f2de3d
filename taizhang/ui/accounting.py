"""What became of each row of a workbook: every row of every sheet is in one column."""

from typing import Final

import msgspec
import pyarrow as pa

from taizhang.loading.values import LoadedBook
from taizhang.locale import N_, _
from taizhang.store import Preview, Upload
from taizhang.ui import data, tables

ROW_KINDS: Final = {
    "loaded": N_("Loaded"),
    "rejected": N_("Kept out"),
    "blank": N_("Blank"),
    "title": N_("Title"),
    "header": N_("Header"),
    "unit": N_("Unit line"),
    "subtotal": N_("Subtotal"),
    "note": N_("Note"),
}


def loaded(upload: Upload | LoadedBook) -> int:
    """Rows of all its sheets that were loaded."""
    return sum(s.rows.loaded for s in upload.sheets)


def rejected(upload: Upload | LoadedBook) -> int:
    """Rows of all its sheets that were kept out."""
    return sum(s.rows.rejected for s in upload.sheets)


def verdict(upload: Upload) -> str:
    """In a sign and a few words, how it went."""
    if upload.same_as is not None:
        return _(":gray-badge[＝ loaded before, nothing counted twice]")
    if upload.id == 0:
        return _(":red-badge[✕ nothing loaded: no sheet matches a ledger]")
    if rejected(upload):
        text = _(":orange-badge[△ {loaded} rows loaded, {rejected} kept out]")
        return text.format(loaded=loaded(upload), rejected=rejected(upload))
    return _(":green-badge[✓ all {loaded} rows loaded]").format(loaded=loaded(upload))


def outlook(preview: Preview) -> str:
    """In a sign and a few words, how it would go if it were published."""
    book = preview.book
    if preview.same_as is not None:
        return _(":gray-badge[＝ loaded before]")
    if not any(sheet.ledger for sheet in book.sheets):
        return _(":red-badge[✕ no sheet matches a ledger]")
    if rejected(book):
        text = _(":orange-badge[△ {loaded} rows would load, {rejected} would be kept out]")
        return text.format(loaded=loaded(book), rejected=rejected(book))
    return _(":green-badge[✓ all {loaded} rows would load]").format(loaded=loaded(book))


def show(upload: Upload | LoadedBook, key: str) -> None:
    """The table of sheets by what their rows are; `key` tells two on one page apart."""
    tables.show(_table(upload), key=f"accounting-{key}")


def _table(upload: Upload | LoadedBook) -> pa.Table:
    counts = [msgspec.structs.asdict(s.rows) for s in upload.sheets]
    columns: dict[str, list[object]] = {
        _("Sheet"): [s.name for s in upload.sheets],
        _("Ledger"): [_ledger_name(s.ledger) for s in upload.sheets],
        _("Rows"): [s.rows.total for s in upload.sheets],
    }
    return pa.table(columns | {_(label): [c[kind] for c in counts] for kind, label in ROW_KINDS.items()})


def _ledger_name(key: str | None) -> str:
    known = data.ledgers().get(key or "")
    return known.label if known else _("not taken")
