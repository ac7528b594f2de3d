"""A workbook read but not yet counted: what it would bring, and what a person may say of it first."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import msgspec

from taizhang.loading.columns import heading_text
from taizhang.loading.values import Alias, Heading, LoadedBook, SheetChoice
from taizhang.store.changes import LedgerChanges


class Corrections(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of a workbook before it counts.

    `ledger` is the ledger all its sheets must be of, `reported_on` the day if it names none, `day` the day whatever it
    names, `choices` corrections by sheet, `aliases` names of places and what they mean.
    """

    ledger: str | None = None
    reported_on: dt.date | None = None
    day: dt.date | None = None
    choices: tuple[SheetChoice, ...] = ()
    aliases: tuple[Alias, ...] = ()


NO_CORRECTIONS = Corrections()


class Preview:
    """One workbook as it would be published; its bytes and typed rows lie in a folder of its own until it is closed.

    `same_as` is the id of the upload that already holds the same bytes, read in the same way.
    """

    def __init__(self, book: LoadedBook, work: "TemporaryDirectory[str]", original: Path, said: Corrections) -> None:
        self.book = book
        self.original = original
        self.corrections = said
        self.changes: tuple[LedgerChanges, ...] = ()
        self.same_as: int | None = None
        self._work = work

    @property
    def tables(self) -> Path:
        """The folder of the typed rows."""
        return Path(self._work.name)

    @property
    def learned(self) -> tuple[Heading, ...]:
        """The headings that the corrections explain, to be remembered once the workbook is published."""
        return tuple(
            Heading(sheet.ledger, heading_text(column.heading), column.field or "")
            for sheet in self.book.sheets
            if sheet.ledger
            for column in sheet.columns
            if column.how in ("chosen", "left_out") and self._said_now(sheet.name, column.index)
        )

    def close(self) -> None:
        """Drop the workbook: its bytes and rows are gone."""
        self._work.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_of_error: object) -> None:
        self.close()

    def _said_now(self, sheet: str, column: int) -> bool:
        return any(choice.sheet == sheet and column in choice.columns for choice in self.corrections.choices)
