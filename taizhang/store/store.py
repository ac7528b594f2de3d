"""The store: one folder with the database and the original workbooks, written by one process at a time."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Final, Literal, Self

import duckdb

from taizhang.errors import UnknownNameError
from taizhang.loading import load_book
from taizhang.loading.values import Alias, LoadedBook, LoadRequest, Place
from taizhang.locale import _
from taizhang.spec import Ledger, load_specs
from taizhang.store import originals, places, publishing, schema, targets, uploads
from taizhang.store.database import connect, query, remember, remembered, transaction
from taizhang.store.slice import Slice, set_slice
from taizhang.store.uploads import Upload

_WRITING: Final = RLock()


class Store:
    """Everything that was loaded, with what it takes to see it as of any day; a context manager.

    Any thread may call any method: writers wait for one another, readers for nobody.
    """

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger]) -> None:
        self.folder = folder
        self.specs = specs
        self._connection = connection
        self._originals = folder / "originals"
        self._listed: tuple[int, tuple[Upload, ...]] = (-1, ())

    @classmethod
    def open(cls, folder: Path, specs: Mapping[str, Ledger] | None = None) -> Self:
        """The store in `folder`, made if need be, ready for `specs` (those of `data/ledgers/` if None).

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

    def close(self) -> None:
        """Let go of the database; every cursor ends with it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def cursor(self, slice_: Slice | None = None) -> duckdb.DuckDBPyConnection:
        """A cursor for one thread whose views show `slice_`; without one they show no rows."""
        cursor = self._connection.cursor()
        if slice_ is not None:
            set_slice(cursor, slice_)
        return cursor

    def version(self) -> int:
        """A number that grows with every change; 0 as long as nothing ever changed."""
        with closing(self.cursor()) as cursor:
            return int(remembered(cursor, "version") or 0)

    def load(
        self, path: Path, file: str | None = None, *, ledger: str | None = None, reported_on: dt.date | None = None
    ) -> Upload:
        """Read the workbook at `path` in a child process and publish it.

        `file` is what the user calls it, `ledger` the ledger it must be of, `reported_on` the day it speaks of if it
        names none. Raises DiskFullError, UnknownNameError, or a WorkbookError, and then nothing has changed.
        """
        if ledger is not None and ledger not in self.specs:
            raise _unknown(_("ledger"), ledger, self.specs)
        file = Path(file or path.name).name
        originals.check_room(self.folder, path.stat().st_size)
        with tempfile.TemporaryDirectory(prefix="taizhang-") as work:
            copy = Path(work) / f"book{originals.extension(file)}"
            shutil.copyfile(path, copy)
            request = LoadRequest(
                path=str(copy),
                file=file,
                output=work,
                specs=tuple(self.specs.values()),
                places=self.places(),
                aliases=self.aliases(),
                ledger=ledger,
                reported_on=reported_on,
                received_on=dt.date.today(),
            )
            return self.publish(load_book(request), Path(work), copy)

    def publish(self, book: LoadedBook, tables: Path, original: Path) -> Upload:
        """Put `book` into the ledgers in one transaction: its rows from the Arrow files in `tables`, its bytes kept.

        A book none of whose sheets was taken for a ledger is not recorded (id 0); the same bytes, already loaded
        whole for the same day, are not counted twice (`same_as`).
        """
        if not any(sheet.ledger for sheet in book.sheets):
            return publishing.as_upload(book, 0)
        with _WRITING:
            same = uploads.same_report(self.uploads(), book)
            if same:
                return publishing.already_loaded(same)
            with originals.kept(self._originals, original, book.sha256, book.file), self._change() as cursor:
                return publishing.publish(cursor, self.specs, book, tables)

    def uploads(self) -> tuple[Upload, ...]:
        """Every upload, newest first, withdrawn ones too; listed once a version."""
        version = self.version()
        if self._listed[0] != version:
            with closing(self.cursor()) as cursor:
                self._listed = (version, uploads.list_uploads(cursor))
        return self._listed[1]

    def upload(self, id: int) -> Upload:
        """One upload. Raises UnknownNameError."""
        known = {u.id: u for u in self.uploads()}
        if id not in known:
            raise _unknown(_("upload"), id, known)
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
            raise _unknown(_("original"), sha256, [u.sha256 for u in self.uploads()])
        return path

    def report_days(self) -> tuple[dt.date, ...]:
        """The days that uploads in force speak of, newest first."""
        return tuple(sorted({u.reported_on for u in self.uploads() if not u.withdrawn}, reverse=True))

    def places(self) -> tuple[Place, ...]:
        """The registry of places by code."""
        with closing(self.cursor()) as cursor:
            return places.list_places(cursor)

    def import_places(self, found: Sequence[Place]) -> None:
        """Put places into the registry; the districts among them are told anew whole, others stay."""
        with self._change() as cursor:
            places.import_places(cursor, self.specs, found)

    def aliases(self) -> tuple[Alias, ...]:
        """The names that somebody confirmed to mean a place."""
        with closing(self.cursor()) as cursor:
            return places.list_aliases(cursor)

    def add_alias(self, name: str, code: str) -> None:
        """Remember that `name` means the place `code`. Raises UnknownNameError."""
        known = [p.code for p in self.places()]
        if code not in known:
            raise _unknown(_("place"), code, known)
        with self._change() as cursor:
            places.add_alias(cursor, Alias(name, code))

    def boundaries(self) -> dict[str, Any]:
        """The outlines of places: a GeoJSON FeatureCollection in WGS84, properties code, name and level."""
        with closing(self.cursor()) as cursor:
            return places.boundaries(cursor)

    def import_boundaries(self, geojson: Mapping[str, Any]) -> None:
        """Keep the outlines (WGS84) of places of the registry, by the property `code`. Raises BoundaryError."""
        with self._change() as cursor:
            places.import_boundaries(cursor, geojson)

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
        with _WRITING:
            with self._change() as cursor:
                cursor.execute(query("clear"))
                schema.empty_ledgers(cursor)
                remember(cursor, "demo", "cleared")
            originals.remove_all(self._originals)

    def _prepare(self) -> None:
        with _WRITING, transaction(self._connection) as cursor:
            schema.prepare(cursor, self.specs)
            changed = targets.set_targets(cursor, targets.read_targets())
            if remembered(cursor, "version") is None:
                remember(cursor, "version", "0")
            elif changed:
                cursor.execute(query("bump_version"))

    def _demo(self) -> str | None:
        with closing(self.cursor()) as cursor:
            return remembered(cursor, "demo")

    def _set_withdrawn(self, id_: int, withdrawn: bool) -> None:
        with _WRITING:
            upload = self.upload(id_)
            if upload.withdrawn != withdrawn:
                with self._change() as cursor:
                    uploads.set_withdrawn(cursor, self.specs, upload, withdrawn)

    @contextmanager
    def _change(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One change of the store: alone, whole or not at all, and seen in the version."""
        with _WRITING, transaction(self._connection) as cursor:
            yield cursor
            cursor.execute(query("bump_version"))


def _unknown(kind: str, name: object, known: Sequence[object] | Mapping[Any, object]) -> UnknownNameError:
    shown = [str(k) for k in known][:20]
    return UnknownNameError(kind=kind, name=name, known=", ".join(shown) or "—")
