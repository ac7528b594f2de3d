"""What a person corrects in a preview, and what comes of it together with what was said before."""

import datetime as dt
from collections.abc import Container, Mapping

import msgspec

from taizhang.loading.planning import HEADER_WITHIN
from taizhang.loading.values import Alias, LoadedBook, LoadedSheet, SheetChoice
from taizhang.locale import _
from taizhang.store import Corrections


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What was filled in about one sheet: only what differs from the preview it stood over, but for the header's rows.

    `ledger` is a key, "" to leave the sheet out, None to let the program find out. `columns` are fields by column,
    `places` codes by the text that means them.
    """

    ledger: str | None = None
    first: int | None = None
    last: int | None = None
    columns: Mapping[int, str] = {}
    places: Mapping[str, str] = {}
    day: dt.date | None = None


def choice_of(said: Corrections, sheet: str) -> SheetChoice:
    """What was said of `sheet` so far."""
    return next((c for c in said.choices if c.sheet == sheet), SheetChoice(sheet=sheet))


def mistake(said: Said, sheet: LoadedSheet) -> str | None:
    """What cannot be meant as it was filled in, in a sentence; None if all can."""
    most = min(sheet.rows.total, HEADER_WITHIN)
    if said.first is None and said.last is not None:
        return _("Give the first row of the header too.")
    if said.first is not None and said.last is not None and said.last < said.first:
        return _("The last row of the header lies above its first.")
    if max(said.first or 1, said.last or 1) > most:
        return _("The header must lie within the first {count} rows of this sheet.").format(count=most)
    chosen = [field for field in said.columns.values() if field]
    if len(chosen) > len(set(chosen)):
        return _("Two columns were given as the same field. Choose one of them.")
    return None


def corrected(before: Corrections, sheet: LoadedSheet, said: Said) -> Corrections:
    """`before` with what was `said` of `sheet`; columns chosen earlier stay while their ledger and header do."""
    earlier = choice_of(before, sheet.name)
    rows = (said.first, said.last or said.first) if said.first is not None else None
    stays = said.ledger == earlier.ledger and rows == earlier.header_rows
    columns = {**(earlier.columns if stays else {}), **said.columns}
    if columns and rows is None and sheet.header_rows:
        rows = (sheet.header_rows[0], sheet.header_rows[-1])
    choice = SheetChoice(sheet=sheet.name, ledger=said.ledger, header_rows=rows, columns=columns)
    return msgspec.structs.replace(
        before,
        day=said.day or before.day,
        choices=_with_choice(before, choice),
        aliases=(
            *(a for a in before.aliases if a.name not in said.places),
            *(Alias(name, code) for name, code in said.places.items()),
        ),
    )


def accepting(before: Corrections, sheet: LoadedSheet, columns: Mapping[int, str]) -> Corrections:
    """`before` with the fields that the program suggested for `columns` of `sheet` confirmed."""
    choice = choice_of(before, sheet.name)
    rows = choice.header_rows or ((sheet.header_rows[0], sheet.header_rows[-1]) if sheet.header_rows else None)
    accepted = msgspec.structs.replace(choice, header_rows=rows, columns={**choice.columns, **columns})
    return msgspec.structs.replace(before, choices=_with_choice(before, accepted))


def as_ledger(before: Corrections, sheet: str, ledger: str, rows: tuple[int, ...]) -> Corrections:
    """`before` with `sheet` taken for `ledger`, whose header lies in `rows`."""
    choice = SheetChoice(sheet=sheet, ledger=ledger, header_rows=(rows[0], rows[-1]))
    return msgspec.structs.replace(before, choices=_with_choice(before, choice))


def still_meant(before: Corrections, ledgers: Container[str]) -> Corrections:
    """`before` without what speaks of ledgers other than `ledgers`."""
    choices = tuple(c for c in before.choices if not c.ledger or c.ledger in ledgers)
    ledger = before.ledger if before.ledger and before.ledger in ledgers else None
    return msgspec.structs.replace(before, choices=choices, ledger=ledger)


def _with_choice(before: Corrections, choice: SheetChoice) -> tuple[SheetChoice, ...]:
    others = (c for c in before.choices if c.sheet != choice.sheet)
    nothing = SheetChoice(sheet=choice.sheet)
    return (*others,) if choice == nothing else (*others, choice)


def summary(book: LoadedBook, said: Corrections) -> list[str]:
    """What was corrected so far, a few words each."""
    parts = [_("the reporting day")] if said.day else []
    parts += [_("sheet “{sheet}”").format(sheet=c.sheet) for c in said.choices if len(book.sheets) > 1]
    parts += [_("the sheet") for c in said.choices if len(book.sheets) == 1]
    return parts + [_("place “{name}”").format(name=a.name) for a in said.aliases]
