"""The values that pass between the reading child and whoever asked for a workbook."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from taizhang.findings import Finding
from taizhang.spec import Ledger

MatchHow = Literal[
    "exact", "synonym", "inferred", "remembered", "chosen", "proposed",
    "suggested", "unmatched", "ignored", "duplicate", "left_out",
]  # fmt: skip
# how a column is matched that is loaded
MATCHED: Final = ("exact", "synonym", "inferred", "remembered", "chosen", "proposed")
Level = Literal["district", "street", "community"]


class Place(msgspec.Struct, frozen=True):
    """A district, street or community: 12-digit code (9 for a street, 6 for a district), official name, level."""

    code: str
    name: str
    level: Level
    parent: str


class Alias(msgspec.Struct, frozen=True):
    """A name somebody confirmed to mean the place `code`."""

    name: str
    code: str


class Heading(msgspec.Struct, frozen=True):
    """A heading that somebody confirmed to mean the field `field` of the ledger `ledger`; `text` is plain."""

    ledger: str
    text: str
    field: str


class SheetChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said about one sheet; None and nothing leave it to the program.

    `ledger` is the key it must be taken for, "" if the sheet is to be left out. `header_rows` are the first and the
    last row of the header (1-based). `columns` maps a column (0-based, in the workbook) to its field, "" for none.
    """

    sheet: str
    ledger: str | None = None
    header_rows: tuple[int, int] | None = None
    columns: Mapping[int, str] = {}


class ColumnMatch(msgspec.Struct, frozen=True, kw_only=True):
    """One column of a sheet: `index` (0-based, in the workbook), its heading, the field it was taken for, and how.

    `choice` is the choice of the field that a tick in the column stands for, where the choices have a column each.
    """

    index: int
    heading: str
    field: str | None
    how: MatchHow
    choice: str | None = None


class RowCounts(msgspec.Struct, frozen=True, kw_only=True):
    """Where every row of a sheet ended: the parts add up to all rows up to the last used one."""

    loaded: int = 0
    rejected: int = 0
    blank: int = 0
    title: int = 0
    header: int = 0
    unit: int = 0
    subtotal: int = 0
    note: int = 0

    @property
    def total(self) -> int:
        """All rows of the sheet."""
        return sum(getattr(self, f) for f in self.__struct_fields__)


class SheetTop(msgspec.Struct, frozen=True, kw_only=True):
    """The first cells of a sheet as texts, row by row: the first lies in `row` (1-based) and `column` (0-based)."""

    row: int
    column: int
    cells: tuple[tuple[str, ...], ...]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What a sheet of no declared ledger would be as a ledger of its own.

    `header_rows`, `columns` (matched `proposed`), `rows` and `table` say what loading it as `ledger` would give.
    """

    ledger: Ledger
    header_rows: tuple[int, ...]
    columns: tuple[ColumnMatch, ...]
    rows: RowCounts
    table: str | None = None


class LoadedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one sheet. `ledger` is None if it was not taken.

    `header_rows` are 1-based. `scope` holds the codes of the places this sheet reports whole ("" stands for rows of
    no street); empty if nothing was loaded. `table` names the Arrow file with its typed rows, if any. `title` is the
    word of the sheet's title that speaks for the ledger. Of a sheet that was not taken, `likeliest` is the ledger its
    headings fit best, `rivals` those that fit as well, `proposal` what it could become. That and `top` are there only
    where a preview was asked for.
    """

    name: str
    hidden: bool
    ledger: str | None
    header_rows: tuple[int, ...]
    columns: tuple[ColumnMatch, ...]
    rows: RowCounts
    scope: tuple[str, ...] = ()
    table: str | None = None
    title: str = ""
    likeliest: str | None = None
    rivals: tuple[str, ...] = ()
    proposal: Proposal | None = None
    top: SheetTop | None = None


class LoadedBook(msgspec.Struct, frozen=True, kw_only=True):
    """A workbook read, typed and checked; nothing of it is published yet.

    The typed rows of sheet `s` lie in the Arrow IPC file `s.table`: a column a field of its ledger (places as
    `street_code`, `community_code`; dates as date32; percents 0 to 100; money in 10k yuan; choices as codes), then
    `_row` (1-based row in the sheet). `day_assumed` says that neither the workbook nor
    anybody names its day, so that it is the one it came on.
    """

    file: str
    sha256: str
    reported_on: dt.date
    sheets: tuple[LoadedSheet, ...]
    findings: tuple[Finding, ...]
    day_assumed: bool = False


class LoadRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the reading child is told: the file, the ledgers and places it may speak of, what the user said about it.

    `path` is where the bytes lie, `file` what the user calls them (never used as a path), `output` the
    folder for typed rows. `ledger` overrides the choice of ledger; `reported_on` is used where the workbook names no
    day of its own, `received_on` failing that; `day` is used whatever the workbook says. `choices` are corrections by
    sheet, `headings` those confirmed before. With `propose`, a sheet comes with its top, one of no ledger with what
    it could become, too.
    """

    path: str
    file: str
    output: str
    specs: tuple[Ledger, ...]
    places: tuple[Place, ...]
    aliases: tuple[Alias, ...] = ()
    ledger: str | None = None
    reported_on: dt.date | None = None
    day: dt.date | None = None
    received_on: dt.date
    choices: tuple[SheetChoice, ...] = ()
    headings: tuple[Heading, ...] = ()
    propose: bool = False
