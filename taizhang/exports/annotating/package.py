"""The parts of an xlsx: read, changed and added one by one, written again with all others byte for byte."""

import io
import posixpath
import shutil
import zipfile
import zlib
from pathlib import Path
from typing import Final

import msgspec

from taizhang.exports.annotating.spans import (
    RELATIONSHIPS,
    UnpatchableError,
    appended,
    edited,
    escaped,
    parse,
    prefix_at,
)
from taizhang.loading.limits import LIMITS

TYPES: Final = "[Content_Types].xml"
_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY_RELS: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="%s"/>'
_UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, RuntimeError, NotImplementedError)


class Relation(msgspec.Struct, frozen=True):
    """One relationship of a part: its id, what it is (`worksheet`, `comments`), and the part it leads to."""

    id: str
    kind: str
    part: str


class Package:
    """An open workbook. A part is a path such as `xl/workbook.xml`; what is written here replaces what was read."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except (*_UNREADABLE, ValueError) as error:
            raise UnpatchableError(str(error)) from error
        self._written: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self._names = [info.filename for info in self._archive.infolist()]
        if len({name.lower() for name in self._names}) < len(self._names):
            raise UnpatchableError("two parts of one name")
        if sum(info.file_size for info in self._archive.infolist()) > LIMITS.unpacked_mib << 20:
            raise UnpatchableError("too large")

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part not in self._dropped and (part in self._written or part in self._names)

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises UnpatchableError."""
        if part in self._written:
            return self._written[part]
        try:
            return self._archive.read(part)
        except _UNREADABLE as error:
            raise UnpatchableError(f"{part}: {error}") from error

    def write(self, part: str, data: bytes) -> None:
        """Change a part, or add it."""
        self._written[part] = data
        self._dropped.discard(part)

    def free(self, pattern: str) -> str:
        """A name for a new part: `pattern` with the first number that no part has."""
        taken = {name.lower() for name in (*self._names, *self._written)}
        return next(name for n in range(1, 1 << 20) if (name := pattern.format(n)).lower() not in taken)

    def relations(self, part: str) -> list[Relation]:
        """What the part leads to inside the workbook; the whole package's is the part ``."""
        if not self.has(_rels_of(part)):
            return []
        found = parse(self.read(_rels_of(part))).all("Relationship")
        return [
            Relation(
                node.attributes.get("Id", ""),
                node.attributes.get("Type", "").rsplit("/", 1)[-1],
                _resolved(part, node.attributes.get("Target", "")),
            )
            for node in found
            if node.attributes.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let `part` lead to `target`, and say the new relationship's id."""
        rels = _rels_of(part)
        data = self.read(rels) if self.has(rels) else _EMPTY_RELS % _RELS.encode()
        root = parse(data)
        known = {node.attributes.get("Id", "").lower() for node in root.children}
        id_ = next(name for n in range(1, len(known) + 2) if (name := f"rId{n}").lower() not in known)
        address = posixpath.relpath(target, posixpath.dirname(part))
        tag = prefix_at(data, root.start) + b"Relationship"
        line = b'<%s Id="%s" Type="%s/%s" Target="%s"/>'
        values = (tag, id_.encode(), RELATIONSHIPS.encode(), kind.encode(), escaped(address))
        self.write(rels, edited(data, [appended(data, root, line % values)]))
        return id_

    def forget_relations(self, part: str) -> None:
        """Let `part` lead nowhere."""
        self._dropped.add(_rels_of(part))

    def declare(self, part: str, content_type: str) -> None:
        """Say of what type a new part is: for all parts of its ending where nothing was said of them, else for it."""
        data = self.read(TYPES)
        root = parse(data)
        ending = part.rsplit(".", 1)[-1]
        known = {node.attributes.get("Extension", "").lower(): node.attributes for node in root.all("Default")}
        if known.get(ending, {}).get("ContentType") == content_type:
            return
        prefix, type_ = prefix_at(data, root.start), content_type.encode()
        if ending in known:
            line = b'<%sOverride PartName="/%s" ContentType="%s"/>' % (prefix, escaped(part), type_)
            self.write(TYPES, edited(data, [appended(data, root, line)]))
        else:  # the schema lets defaults and overrides mix, yet all programs write defaults first
            line = b'<%sDefault Extension="%s" ContentType="%s"/>' % (prefix, ending.encode(), type_)
            self.write(TYPES, edited(data, [(root.inner, root.inner, line)]))

    def packed(self) -> bytes:
        """The workbook as a file; parts keep their order, new ones follow."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as target:
            for info in self._archive.infolist():
                if info.filename not in self._dropped and info.filename not in self._written:
                    self._copy(info, target)
                elif self.has(info.filename):
                    target.writestr(info.filename, self._written[info.filename])
            for part in (p for p in self._written if p not in self._names and p not in self._dropped):
                target.writestr(part, self._written[part])
        return out.getvalue()

    def _copy(self, info: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
        try:
            copy = zipfile.ZipInfo(info.filename, info.date_time)
            copy.compress_type = (
                zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
            )
            copy.external_attr, copy.file_size = info.external_attr, info.file_size
            with self._archive.open(info) as source, target.open(copy, "w") as sink:
                shutil.copyfileobj(source, sink, 1 << 20)
        except _UNREADABLE as error:
            raise UnpatchableError(f"{info.filename}: {error}") from error


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
