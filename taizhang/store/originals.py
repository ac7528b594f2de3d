"""The original workbooks, kept for ever under the SHA-256 of their bytes."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from taizhang.errors import DiskFullError

_OTHER: Final = ".bin"
_EXTENSIONS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", _OTHER)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MB: Final = 1_000_000
_LEAST_FREE: Final = 200 * _MB
_TIMES_FILE: Final = 10


def check_room(folder: Path, size: int) -> None:
    """Raise DiskFullError if `folder` has too little room to take in a file of `size` bytes.

    A full disk makes the database refuse everything until it is opened again, so it must not come to that.
    """
    need, free = max(_LEAST_FREE, _TIMES_FILE * size), shutil.disk_usage(folder).free
    if free < need:
        raise DiskFullError(free_mb=free // _MB, need_mb=-(-need // _MB))


def extension(file: str) -> str:
    """The ending of a user's file name if it is a known one, else `.bin`."""
    ending = Path(file).suffix.lower()
    return ending if ending in _EXTENSIONS else _OTHER


def find(folder: Path, sha256: str) -> Path | None:
    """The original whose bytes have this SHA-256, if it is kept in `folder`."""
    if not _SHA256.fullmatch(sha256):
        return None
    return next((path for e in _EXTENSIONS if (path := folder / f"{sha256}{e}").exists()), None)


@contextmanager
def kept(folder: Path, original: Path, sha256: str, file: str) -> Iterator[None]:
    """Keep `original` in `folder` while and after the body runs; if it fails, only what was there before stays."""
    if find(folder, sha256):
        yield
        return
    place = folder / f"{sha256}{extension(file)}"
    _copy(original, place)
    try:
        yield
    except BaseException:
        place.unlink()
        raise


def remove_all(folder: Path) -> None:
    """Delete every original in `folder`."""
    for path in folder.iterdir():
        path.unlink()


def _copy(source: Path, target: Path) -> None:
    """Copy in such a way that `target` is never seen half written, not even after a power cut."""
    part = target.with_name(f".{target.name}.part")
    with source.open("rb") as reader, part.open("wb") as writer:
        shutil.copyfileobj(reader, writer, 1 << 20)
        writer.flush()
        os.fsync(writer.fileno())
    part.replace(target)
