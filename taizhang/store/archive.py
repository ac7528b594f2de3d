"""The uploads on record and their original workbooks: listed, withdrawn, brought back."""

import datetime as dt
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import duckdb

from taizhang.errors import DiskFilledError, LedgerGoneError
from taizhang.locale import _
from taizhang.spec import Ledger
from taizhang.store import originals, uploads
from taizhang.store.base import WRITING, unknown
from taizhang.store.database import Database, query, remember, remembered
from taizhang.store.standards import Standards
from taizhang.store.uploads import Upload

_CLEARED: Final = "originals of a cleared store"  # remembered until they are deleted


class Archive(Standards):
    """The part of the store that knows every upload and keeps its bytes."""

    def __init__(self, folder: Path, database: Database, specs: Mapping[str, Ledger]) -> None:
        super().__init__(folder, database, specs)
        self._originals = folder / "originals"

    def uploads(self) -> tuple[Upload, ...]:
        """Every upload, newest first, withdrawn ones too; listed once a version."""
        return self._once(uploads.list_uploads)

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
        """Let the rows of a withdrawn upload count again. Raises UnknownNameError, LedgerGoneError."""
        gone = [key for key in self.upload(id).ledgers if key not in self.specs]
        if gone:
            raise LedgerGoneError(ledger=gone[0])
        self._set_withdrawn(id, False)

    def original(self, sha256: str) -> Path:
        """The original workbook with this SHA-256. Raises UnknownNameError."""
        path = originals.find(self._originals, sha256)
        if path is None:
            with WRITING:  # it takes its place only once its upload is on record
                path = originals.find(self._originals, sha256)
        if path is None:
            raise unknown(_("original"), sha256, [u.sha256 for u in self.uploads()])
        return path

    def report_days(self) -> tuple[dt.date, ...]:
        """The days that uploads in force speak of, newest first."""
        return tuple(sorted({u.reported_on for u in self.uploads() if not u.withdrawn}, reverse=True))

    def _set_withdrawn(self, id_: int, withdrawn: bool) -> None:
        with WRITING:
            upload = self.upload(id_)
            if upload.withdrawn != withdrawn:
                with self._change() as cursor:
                    uploads.set_withdrawn(cursor, self.specs, upload, withdrawn)

    def _tidy_originals(self) -> None:
        """Decide on the originals that a process left undecided when it was killed."""
        originals.tidy(self._originals, self._recorded)
        if self._read(lambda cursor: remembered(cursor, _CLEARED)) is not None:
            self._drop_originals()

    def _mark_originals(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Let the originals that no upload names be deleted, at the next opening if it cannot be done now."""
        remember(cursor, _CLEARED, "")

    def _drop_originals(self) -> None:
        with suppress(OSError, DiskFilledError):
            originals.keep_only(self._originals, self._recorded())
            with self._database.transaction() as cursor:
                cursor.execute(query("forget_meta"), {"name": _CLEARED})

    def _recorded(self) -> Collection[str]:
        return {upload.sha256 for upload in self.uploads()}
