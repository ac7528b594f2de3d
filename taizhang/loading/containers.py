"""What a file is, told by its bytes and never by its name, and whether it is safe to hand to a reader."""

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal
from xml.parsers import expat

from taizhang.errors import (
    DoctypeError,
    EmptyWorkbookError,
    EncryptedWorkbookError,
    ForeignFileError,
    NotAWorkbookError,
    PackedFileError,
    WorkbookTooLargeError,
)
from taizhang.loading import ole
from taizhang.loading.limits import Limits
from taizhang.loading.sheet_xls import is_encrypted
from taizhang.locale import N_

Kind = Literal["xlsx", "xlsb", "ods", "xls", "text"]

UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, LookupError, OSError, EOFError, ValueError, RuntimeError,
    NotImplementedError, OverflowError,
)  # fmt: skip
ZIP: Final = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")
_HEAD: Final = 1 << 12
_PROLOG: Final = 1 << 16
_ROOT: Final = re.compile(rb"<[A-Za-z_]")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # XML in UTF-16, which the reader takes for an empty sheet
_BOOKS: Final[Mapping[str, Kind]] = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "content.xml": "ods"}
_MANIFEST: Final = "META-INF/manifest.xml"
_OLE_BOOKS: Final = ("Workbook", "Book", "WORKBOOK", "BOOK")
_WORD, _SLIDES, _PICTURE = N_("a Word document"), N_("a presentation"), N_("a picture")
_ARCHIVE: Final = N_("a packed archive")
_PARTS: Final = {"word/document.xml": _WORD, "ppt/presentation.xml": _SLIDES}
_STREAMS: Final = {"WordDocument": _WORD, "PowerPoint Document": _SLIDES}
_FOREIGN: Final = {
    b"%PDF-": N_("a PDF document"),
    b"{\\rtf": _WORD,
    b"\xff\xd8\xff": _PICTURE,
    b"\x89PNG": _PICTURE,
    b"GIF8": _PICTURE,
    b"BM": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"MZ": N_("a program"),
    b"\x7fELF": N_("a program"),
    b"SQLite format 3": N_("a database"),
}
_LETTERS: Final = (b"BM", b"MZ")  # with which a text may begin as well
_PACKED: Final = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")


def kind_of(path: Path, file: str, limits: Limits) -> Kind:
    """The format of the file at `path`, which its owner calls `file`, if it is safe to read. Raises WorkbookError."""
    size = path.stat().st_size
    if not size:
        raise EmptyWorkbookError(file=file)
    _within(file, N_("the file's size in MB"), size >> 20, limits.file_mib, size > limits.file_mib << 20)
    with path.open("rb") as opened:
        head = opened.read(_HEAD)
    if head.startswith(ZIP):
        return _kind_of_zip(path, file, limits)
    if head.startswith(ole.MAGIC):
        return _kind_of_compound(path, file)
    if head.startswith(_PACKED) or head[257:262] == b"ustar":
        raise PackedFileError(file=file, kind=_ARCHIVE)
    foreign = next((kind for magic, kind in _FOREIGN.items() if head.startswith(magic)), None)
    if foreign and not (head[:2] in _LETTERS and _is_text(head)):
        raise ForeignFileError(file=file, kind=foreign)
    return "text"


def unpacked_size(path: Path) -> int:
    """The bytes that a zip says it unpacks to; 0 for what is no zip."""
    try:
        with path.open("rb") as opened:
            if opened.read(4) not in ZIP:
                return 0
        with zipfile.ZipFile(path) as archive:
            return sum(info.file_size for info in archive.infolist())
    except UNREADABLE:
        return 0


def plain_names(archive: zipfile.ZipFile) -> list[str]:
    """The names of a zip's members with plain slashes: some programs write those of Windows."""
    return [name.replace("\\", "/").lstrip("/") for name in archive.namelist()]


def book_kind(names: Sequence[str]) -> Kind | None:
    """The format of a zip that is itself a workbook, by the names of its members."""
    lower = {name.lower() for name in names}
    return next((kind for part, kind in _BOOKS.items() if part in lower), None)


def document_kind(names: Sequence[str]) -> str | None:
    """What a zip is that is a document of another program."""
    lower = {name.lower() for name in names}
    office = "[content_types].xml" in lower or "mimetype" in lower
    return next((kind for part, kind in _PARTS.items() if part in lower), N_("a document") if office else None)


def _kind_of_zip(path: Path, file: str, limits: Limits) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = plain_names(archive)
            _check_sizes(archive, file, path.stat().st_size, limits)
            _check_encryption(archive, file)
            kind = book_kind(names)
            if kind:
                _check_prologs(archive, kind, file)
                if kind == "ods":
                    _check_document(archive, file)
                return kind
    except (*UNREADABLE, expat.ExpatError) as error:
        raise NotAWorkbookError(file=file) from error
    if foreign := document_kind(names):
        raise ForeignFileError(file=file, kind=foreign)
    raise PackedFileError(file=file, kind=_ARCHIVE)


def _check_sizes(archive: zipfile.ZipFile, file: str, size: int, limits: Limits) -> None:
    infos = archive.infolist()
    unpacked = sum(info.file_size for info in infos)
    ratio = unpacked // size
    _within(file, N_("the number of its parts"), len(infos), limits.parts)
    most = limits.unpacked_mib << 20
    _within(file, N_("the unpacked size in MB"), unpacked >> 20, limits.unpacked_mib, unpacked > most)
    packed_too_well = ratio > limits.ratio and unpacked > limits.ratio_floor_mib << 20
    _within(file, N_("how many times its size it unpacks to"), ratio, limits.ratio, packed_too_well)


def _within(file: str, what: str, found: int, limit: int, beyond: bool | None = None) -> None:
    if found > limit if beyond is None else beyond:
        raise WorkbookTooLargeError(file=file, what=what, found=found, limit=limit)


def _check_prologs(archive: zipfile.ZipFile, kind: Kind, file: str) -> None:
    """Refuse a DOCTYPE, which can only stand before the first element, and parts that are not in UTF-8.

    Nothing reads an ods' META-INF, where old versions of OpenOffice did write one.
    """
    for info in archive.infolist():
        name = info.filename.lower()
        if not name.endswith((".xml", ".rels", ".vml")) or (kind == "ods" and name.startswith("meta-inf")):
            continue
        with archive.open(info) as part:
            start = part.read(_HEAD)
            if not _ROOT.search(start) and len(start) == _HEAD:
                start += part.read(_PROLOG)
        root = _ROOT.search(start)
        if start.startswith(_WIDE):
            raise NotAWorkbookError(file=file)
        if b"<!DOCTYPE" in start[: root.start() if root else None]:
            raise DoctypeError(file=file, part=info.filename)


def _check_encryption(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse an open document under a password, whose parts only look damaged."""
    names = archive.namelist()
    manifest = archive.read(_MANIFEST) if _MANIFEST in names else b""
    if "encrypted-package" in names or b"encryption-data" in manifest:
        raise EncryptedWorkbookError(file=file)


def _check_document(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse an open document that is no spreadsheet, or is not well formed: where it ends early the reader hangs."""
    if "mimetype" in archive.namelist():
        said = archive.read("mimetype")[:200].decode("ascii", "replace")
        if "spreadsheet" not in said:
            raise ForeignFileError(file=file, kind=_WORD if ".text" in said else N_("a document"))
    with archive.open("content.xml") as content:
        expat.ParserCreate().ParseFile(content)


def _kind_of_compound(path: Path, file: str) -> Kind:
    try:
        compound = ole.CompoundFile(path.read_bytes())
    except UNREADABLE as error:
        raise NotAWorkbookError(file=file) from error
    if "EncryptedPackage" in compound.names:
        raise EncryptedWorkbookError(file=file)
    book = book_stream(compound)
    if book is None:
        foreign = next((kind for name, kind in _STREAMS.items() if name in compound.names), None)
        raise ForeignFileError(file=file, kind=foreign) if foreign else NotAWorkbookError(file=file)
    if is_encrypted(book):
        raise EncryptedWorkbookError(file=file)
    return "xls"


def book_stream(compound: ole.CompoundFile) -> bytes | None:
    """The stream of a compound file in which a workbook lies. None if there is none, or it is broken."""
    name = next((name for name in _OLE_BOOKS if name in compound.names), None)
    try:
        return compound.stream(name) if name else None
    except UNREADABLE:
        return None


def _is_text(head: bytes) -> bool:
    """Whether the first bytes could be a text's."""
    return not any(byte < 9 or 13 < byte < 27 for byte in head)
