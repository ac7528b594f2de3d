"""The store: one folder with the database and the original workbooks, written by one process at a time."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Literal, Self

import duckdb

from taizhang.loading import load_book
from taizhang.loading.values import Alias, Heading, LoadedBook, LoadRequest
from taizhang.locale import _
from taizhang.spec import Ledger, load_specs
from taizhang.store import memory, originals, publishing, schema, targets, uploads
from taizhang.store.base import WRITING, unknown
from taizhang.store.changes import find_changes
from taizhang.store.database import connect, query, remember, remembered, transaction
from taizhang.store.memory import Memory
from taizhang.store.preview import NO_CORRECTIONS, Corrections, Preview
from taizhang.store.uploads import Upload


class Store(Memory):
    """Everything that was loaded, with what it takes to see it as of any day; a context manager."""

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger]) -> None:
        super().__init__(folder, connection, specs)
        self._originals = folder / "originals"
        self._listed: tuple[int, tuple[Upload, ...]] = (-1, ())

    @classmethod
    def open(cls, folder: Path, specs: Mapping[str, Ledger] | None = None) -> Self:
        """The store in `folder`, made if need be, ready for `specs` (those of `data/ledgers/` if None) and its own.

        Raises StoreBusyError if another process holds it, SpecError if its rows contradict a declaration.
        """
        specs = load_specs() if specs is None else specs
        (folder / "originals").mkdir(parents=True, exist_ok=True)
        store = cls(folder, connect(folder / "taizhang.duckdb"), specs)
        try:
            store._prepare()
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
        with transaction(self._connection) as cursor:
            preview.changes = find_changes(cursor, self.specs, preview.book, preview.tables)
        return preview

    def accept(self, preview: Preview, by: str = "") -> Upload:
        """Publish what was previewed, brought by `by`, and remember what was corrected. Raises DiskFullError."""
        originals.check_room(self.folder, preview.original.stat().st_size)
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
        on the way are remembered with it.
        """
        if not any(sheet.ledger for sheet in book.sheets):
            return publishing.as_upload(book, 0)
        with WRITING:
            same = uploads.same_report(self.uploads(), book)
            if same:
                return publishing.already_loaded(same)
            with originals.kept(self._originals, original, book.sha256, book.file), self._change() as cursor:
                memory.keep_aliases(cursor, aliases)
                memory.keep_headings(cursor, headings)
                return publishing.publish(cursor, self.specs, book, tables, by)

    def uploads(self) -> tuple[Upload, ...]:
        """Every upload, newest first, withdrawn ones too; listed once a version."""
        version = self.version()
        if self._listed[0] != version:
            self._listed = (version, self._read(uploads.list_uploads))
        return self._listed[1]

    def upload(self, id: int) -> Upload:
        """One upload. Raises UnknownNameError."""
        known = {u.id: u for u in self.uploads()}
        if id not in known:
            raise unknown(_("upload"), id, known)
        return known[id]

    def withdraw(self, id: int) -> None:
        """Let the rows of an upload count no more; it stays on record. Raises UnknownNameError."""
        self._set_withdrawn(id, True)

    def restore(self, id: int) -> None:
        """Let the rows of a withdrawn upload count again. Raises UnknownNameError."""
        self._set_withdrawn(id, False)

    def original(self, sha256: str) -> Path:
        """The original workbook with this SHA-256. Raises UnknownNameError."""
        path = originals.find(self._originals, sha256)
        if path is None:
            raise unknown(_("original"), sha256, [u.sha256 for u in self.uploads()])
        return path

    def report_days(self) -> tuple[dt.date, ...]:
        """The days that uploads in force speak of, newest first."""
        return tuple(sorted({u.reported_on for u in self.uploads() if not u.withdrawn}, reverse=True))

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
        """Forget all rows, uploads, places and originals, in one transaction; the version goes on."""
        with WRITING:
            with self._change() as cursor:
                cursor.execute(query("clear"))
                schema.empty_ledgers(cursor)
                remember(cursor, "demo", "cleared")
            originals.remove_all(self._originals)

    def _read_book(self, path: Path, file: str | None, said: Corrections, *, propose: bool = False) -> Preview:
        if said.ledger is not None and said.ledger not in self.specs:
            raise unknown(_("ledger"), said.ledger, self.specs)
        file = Path(file or path.name).name
        originals.check_room(self.folder, path.stat().st_size)
        work = TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True)
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
        with WRITING, transaction(self._connection) as cursor:
            cursor.execute(query("schema"))
            self.specs = {**self.specs, **memory.own_specs(cursor, besides=self.specs)}
            schema.prepare(cursor, self.specs)
            changed = targets.set_targets(cursor, targets.read_targets())
            if remembered(cursor, "version") is None:
                remember(cursor, "version", "0")
            elif changed:
                cursor.execute(query("bump_version"))

    def _demo(self) -> str | None:
        return self._read(lambda cursor: remembered(cursor, "demo"))

    def _set_withdrawn(self, id_: int, withdrawn: bool) -> None:
        with WRITING:
            upload = self.upload(id_)
            if upload.withdrawn != withdrawn:
                with self._change() as cursor:
                    uploads.set_withdrawn(cursor, self.specs, upload, withdrawn)
