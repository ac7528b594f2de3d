"""The workbooks of a zip, unpacked one by one under numbers: a name in an archive is only ever shown."""

import re
import zipfile
from pathlib import Path
from typing import IO, Final

import msgspec

from taizhang.errors import (
    DamagedMemberError,
    EmptyArchiveError,
    EncryptedMemberError,
    NestedArchiveError,
    NotAWorkbookError,
    WorkbookError,
    WorkbookTooLargeError,
)
from taizhang.loading.containers import UNREADABLE, ZIP, book_kind, document_kind, plain_names
from taizhang.loading.limits import LIMITS, Limits
from taizhang.locale import N_

_NOISE: Final = re.compile(r"(?:^|/)(?:__MACOSX/.*|\.[^/]*|Thumbs\.db|desktop\.ini|~\$[^/]*)$", re.IGNORECASE)
_UNSHOWN: Final = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST: Final = 200
_UTF8: Final = 0x800
_ENCRYPTED: Final = 0x1
_CHUNK: Final = 1 << 18


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One workbook to load: `file` is shown to people, `path` is where its bytes lie; `error` if they do not."""

    file: str
    path: Path
    error: WorkbookError | None = None


def books_in(path: Path, file: str, into: Path, limits: Limits = LIMITS) -> tuple[Member, ...]:
    """The workbooks in the zip at `path`, unpacked to the folder `into`; anything else is a workbook itself.

    `file` is what its owner calls it. A member that does not unpack brings its error and stops no other. Raises
    WorkbookError for an archive that is damaged, too large or empty.
    """
    if not _is_archive(path):
        return (Member(file=file, path=path),)
    size = path.stat().st_size
    if size > limits.archive_mib << 20:
        what = N_("the file's size in MB")
        raise WorkbookTooLargeError(file=file, what=what, found=size >> 20, limit=limits.archive_mib)
    try:
        with zipfile.ZipFile(path) as archive:
            return _members(archive, file, into, limits)
    except UNREADABLE as error:
        raise NotAWorkbookError(file=file) from error


def shown_name(info: zipfile.ZipInfo) -> str:
    """A member's name as people wrote it, with ` › ` between its folders; never a path."""
    text = _name(info).replace("\\", "/")
    parts = [_UNSHOWN.sub("\ufffd", part).strip() for part in text.split("/")]
    name = " › ".join(part for part in parts if part not in ("", ".", ".."))
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 2 :]}"


def _is_archive(path: Path) -> bool:
    """Whether a file is a zip that is neither a workbook nor a document itself."""
    try:
        with path.open("rb") as opened:
            if opened.read(4) not in ZIP:
                return False
        with zipfile.ZipFile(path) as archive:
            names = plain_names(archive)
    except UNREADABLE:
        return False
    return book_kind(names) is None and document_kind(names) is None


def _members(archive: zipfile.ZipFile, file: str, into: Path, limits: Limits) -> tuple[Member, ...]:
    infos = [i for i in archive.infolist() if not i.is_dir() and not _NOISE.search(_name(i).replace("\\", "/"))]
    if len(infos) > limits.archive_files:
        what = N_("the number of files in it")
        raise WorkbookTooLargeError(file=file, what=what, found=len(infos), limit=limits.archive_files)
    if not infos:
        raise EmptyArchiveError(file=file)
    room, members = limits.archive_unpacked_mib << 20, []
    for number, info in enumerate(infos):
        target, error = into / str(number), None
        try:
            room -= _unpack(archive, info, target, min(room, limits.file_mib << 20), limits)
        except WorkbookError as refused:
            error = refused
        members.append(Member(file=shown_name(info), path=target, error=error))
    return tuple(members)


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, most: int, limits: Limits) -> int:
    """Write one member to `target`: its size. What it says of its own size is not believed."""
    name = shown_name(info)
    if info.flag_bits & _ENCRYPTED:
        raise EncryptedMemberError(file=name)
    try:
        with archive.open(info) as source, target.open("wb") as unpacked:
            size = _copy(source, unpacked, most)
    except UNREADABLE as error:
        target.unlink(missing_ok=True)
        raise DamagedMemberError(file=name) from error
    if size > most:
        target.unlink()
        what = N_("the file's size in MB")
        raise WorkbookTooLargeError(file=name, what=what, found=f"> {most >> 20}", limit=limits.file_mib)
    if _is_archive(target):
        target.unlink()
        raise NestedArchiveError(file=name)
    return size


def _copy(source: IO[bytes], target: IO[bytes], most: int) -> int:
    """Copy until the end, or just beyond `most` bytes: how many were read."""
    size = 0
    while size <= most and (chunk := source.read(_CHUNK)):
        target.write(chunk)
        size += len(chunk)
    return size


def _name(info: zipfile.ZipInfo) -> str:
    """The name in the encoding it was written in: those of Windows do not say that it is GBK."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.orig_filename
