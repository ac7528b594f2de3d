"""The store: one folder with the database and the original workbooks, written by one process at a time."""

import datetime as dt
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Literal, Self

import duckdb

from taizhang.disk import check_room, full_disk_told
from taizhang.errors import DiskFilledError
from taizhang.loading import load_book
from taizhang.loading.values import Alias, Heading, LoadedBook, LoadRequest
from taizhang.locale import _
from taizhang.spec import Ledger, load_specs
from taizhang.store import memory, originals, publishing, schema, uploads
from taizhang.store.archive import Archive
from taizhang.store.base import WRITING, unknown
from taizhang.store.changes import find_changes
from taizhang.store.database import Database, query, remember, remembered
from taizhang.store.preview import NO_CORRECTIONS, Corrections, Preview
from taizhang.store.standards import declare_targets
from taizhang.store.uploads import Upload


class Store(Archive):
    """Everything that was loaded, with what it takes to see it as of any day; a context manager."""

    def __init__(self, folder: Path, database: Database, specs: Mapping[str, Ledger]) -> None:
        super().__init__(folder, database, specs)
        self._work = folder / "work"

    @classmethod
    def open(cls, folder: Path, specs: Mapping[str, Ledger] | None = None) -> Self:
        """The store in `folder`, made if need be, ready for `specs` (those of `data/ledgers/` if None) and its own.

        Raises StoreBusyError if another process holds it, SpecError if its rows contradict a declaration.
        """
        specs = load_specs() if specs is None else specs
        (folder / "originals").mkdir(parents=True, exist_ok=True)
        store = cls(folder, Database(folder / "taizhang.duckdb"), specs)
        try:
            store._prepare()
            store._tidy()
        except BaseException:
            store.close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def load(
        self,
        path: Path,
        file: str | None = None,
        *,
        ledger: str | None = None,
        reported_on: dt.date | None = None,
        by: str = "",
    ) -> Upload:
        """Read the workbook at `path` in a child process and publish it, brought by `by`.

        `file` is what the user calls it, `ledger` the ledger it must be of, `reported_on` the day it speaks of if it
        names none. Raises DiskFullError, UnknownNameError, or a WorkbookError, and then nothing has changed.
        """
        with self._read_book(path, file, Corrections(ledger=ledger, reported_on=reported_on)) as preview:
            return self.accept(preview, by)

    def preview(self, path: Path, file: str | None = None, corrections: Corrections = NO_CORRECTIONS) -> Preview:
        """Read the workbook at `path` as `load` would, with what a person corrected, and say what it would change.

        Sheets of no ledger come with what they could become. Nothing counts until the preview is accepted; whoever
        asked for it closes it. Raises as `load` does.
        """
        preview = self._read_book(path, file, corrections, propose=True)
        same = uploads.same_report(self.uploads(), preview.book)
        preview.same_as = same.id if same else None
        with self._database.transaction() as cursor:
            preview.changes = find_changes(cursor, self.specs, preview.book, preview.tables)
        return preview

    def accept(self, preview: Preview, by: str = "") -> Upload:
        """Publish what was previewed, brought by `by`, and remember what was corrected. Raises DiskFullError."""
        return self.publish(
            preview.book,
            preview.tables,
            preview.original,
            by=by,
            aliases=preview.corrections.aliases,
            headings=preview.learned,
        )

    def publish(
        self,
        book: LoadedBook,
        tables: Path,
        original: Path,
        *,
        by: str = "",
        aliases: tuple[Alias, ...] = (),
        headings: tuple[Heading, ...] = (),
    ) -> Upload:
        """Put `book` into the ledgers in one transaction: its rows from the Arrow files in `tables`, its bytes kept.

        A book none of whose sheets was taken for a ledger is not recorded (id 0); the same bytes, already loaded
        for the same day and read alike, are not counted twice (`same_as`). The names and headings that were confirmed
        on the way are remembered with it. Raises DiskFullError.
        """
        if not any(sheet.ledger for sheet in book.sheets):
            return publishing.as_upload(book, 0)
        check_room(self.folder, original.stat().st_size)
        with WRITING, full_disk_told(self.folder):
            same = uploads.same_report(self.uploads(), book)
            if same:
                return publishing.already_loaded(same)
            kept = originals.kept(self._originals, original, book.sha256, book.file, self._recorded)
            with kept, self._change() as cursor:
                memory.keep_aliases(cursor, aliases)
                memory.keep_headings(cursor, headings)
                return publishing.publish(cursor, self.specs, book, tables, by)

    @property
    def is_demo(self) -> bool:
        """Whether what is shown is demonstration data, be it only half loaded."""
        return self._demo() in ("loading", "loaded")

    @property
    def awaits_demo(self) -> bool:
        """Whether the demonstration data are due: the store is new, or loading them was cut off."""
        state = self._demo()
        return state == "loading" or (state != "cleared" and not (self.uploads() or self.places()))

    def mark_demo(self, state: Literal["due", "loading", "loaded"]) -> None:
        """Say how far the demonstration data are; while they are in, every page says so."""
        with self._change() as cursor:
            remember(cursor, "demo", state)

    def clear(self) -> None:
        """Forget all rows, uploads, places, meetings and originals, in one transaction; the version goes on."""
        with WRITING:
            with self._change() as cursor:
                cursor.execute(query("clear"))
                schema.empty_ledgers(cursor)
                remember(cursor, "demo", "cleared")
                self._mark_originals(cursor)
            self._drop_originals()

    def _read_book(self, path: Path, file: str | None, said: Corrections, *, propose: bool = False) -> Preview:
        if said.ledger is not None and said.ledger not in self.specs:
            raise unknown(_("ledger"), said.ledger, self.specs)
        file = Path(file or path.name).name
        check_room(self.folder, path.stat().st_size)
        with full_disk_told(self.folder):
            work = TemporaryDirectory(dir=self._work, ignore_cleanup_errors=True)
            try:
                copy = Path(work.name) / f"book{originals.extension(file)}"
                shutil.copyfile(path, copy)
                return Preview(load_book(self._request(copy, file, work.name, said, propose)), work, copy, said)
            except BaseException:
                work.cleanup()
                raise

    def _request(self, path: Path, file: str, output: str, said: Corrections, propose: bool) -> LoadRequest:
        return LoadRequest(
            path=str(path),
            file=file,
            output=output,
            specs=tuple(self.specs.values()),
            places=self.places(),
            aliases=(*self.aliases(), *said.aliases),
            headings=self.headings(),
            ledger=said.ledger,
            reported_on=said.reported_on,
            day=said.day,
            received_on=dt.date.today(),
            choices=said.choices,
            propose=propose,
        )

    def _prepare(self) -> None:
        try:
            self._make_ready()
        except DiskFilledError:
            if not self._was_ready():
                raise

    def _was_ready(self) -> bool:
        """Whether the store was opened before: then it can be read on a full disk as it is."""
        with suppress(duckdb.CatalogException):
            return self._read(lambda cursor: remembered(cursor, "version")) is not None
        return False

    def _make_ready(self) -> None:
        with WRITING, self._database.transaction() as cursor:
            cursor.execute(query("schema"))
            self.specs = {**self.specs, **memory.own_specs(cursor, besides=self.specs)}
            schema.prepare(cursor, self.specs)
            changed = declare_targets(cursor, self._declared_targets)
            if remembered(cursor, "version") is None:
                remember(cursor, "version", "0")
            elif changed:
                cursor.execute(query("bump_version"))

    def _tidy(self) -> None:
        """Put away what a process left that was killed: nobody else has the store open now."""
        shutil.rmtree(self._work, ignore_errors=True)
        self._work.mkdir(exist_ok=True)
        self._tidy_originals()

    def _demo(self) -> str | None:
        return self._read(lambda cursor: remembered(cursor, "demo"))
