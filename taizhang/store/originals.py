"""The original workbooks, kept for ever under the SHA-256 of their bytes."""

import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_OTHER: Final = ".bin"
_EXTENSIONS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".tsv", ".txt", _OTHER)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_PART: Final = ".part"


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
def kept(
    folder: Path, original: Path, sha256: str, file: str, recorded: Callable[[], Collection[str]]
) -> Iterator[None]:
    """Keep `original` in `folder` if it is among the originals `recorded` once the body has run, or failed.

    It lies there under a name of its own until then, so that neither a crash nor a failure leaves an upload without
    its original, or an original without its upload: whoever opens the store next decides by the same rule.
    """
    if find(folder, sha256):
        yield
        return
    part = folder / f".{sha256}{extension(file)}{_PART}"
    try:
        _copy(original, part)
        yield
    finally:
        _settle(part, recorded())


def tidy(folder: Path, recorded: Callable[[], Collection[str]]) -> None:
    """Decide on what a crash left undecided in `folder`: it is an original if it is among those `recorded`."""
    for part in tuple(folder.glob(f".*{_PART}")):
        _settle(part, recorded())


def keep_only(folder: Path, recorded: Collection[str]) -> None:
    """Delete every original in `folder` that is not among those `recorded`."""
    for path in folder.iterdir():
        if path.stem not in recorded:
            path.unlink()


def _settle(part: Path, recorded: Collection[str]) -> None:
    place = part.with_name(part.name.removeprefix(".").removesuffix(_PART))
    if place.stem in recorded:
        part.replace(place)
    else:
        part.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy so that `target` is whole on the disk, not only in memory, when this returns."""
    with source.open("rb") as reader, target.open("wb") as writer:
        shutil.copyfileobj(reader, writer, 1 << 20)
        writer.flush()
        os.fsync(writer.fileno())
