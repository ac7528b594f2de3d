"""Compound files (the container of Excel 97, of old WPS files and of encrypted workbooks): their streams by name."""

import struct
from collections.abc import Iterator
from typing import Final

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY: Final = 128
_END: Final = 0xFFFFFFFA  # from here on a sector's number means that there is none


class BrokenCompoundError(ValueError):
    """A compound file whose chains or directory contradict themselves."""


class CompoundFile:
    """The streams of the compound file `content`. Raises BrokenCompoundError."""

    def __init__(self, content: bytes) -> None:
        if len(content) < 512 or not content.startswith(MAGIC):
            raise BrokenCompoundError
        self._content = content
        self._sector, self._mini = (1 << _number(content, at, 2) % 32 for at in (30, 32))
        if not 64 <= self._sector <= 1 << 16 or self._mini > self._sector:
            raise BrokenCompoundError
        self._fat = self._allocation()
        self._cutoff = _number(content, 56)
        directory = self._chain(_number(content, 48))
        self._root = _number(directory, 116)
        self._entries = dict(self._directory(directory))

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams and storages."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """The bytes of one stream; whole as far as they are there. Raises KeyError."""
        start, size = self._entries[name]
        if size >= self._cutoff:
            return self._chain(start)[:size]
        minis, table = self._chain(self._root), self._chain(_number(self._content, 60))
        after = struct.unpack(f"<{len(table) // 4}I", table)
        numbers = _followed(start, after)
        return b"".join(minis[n * self._mini : (n + 1) * self._mini] for n in numbers)[:size]

    def _allocation(self) -> tuple[int, ...]:
        """The sector after each sector."""
        numbers = [n for n in struct.unpack_from("<109I", self._content, 76) if n < _END]
        following, seen = _number(self._content, 68), set[int]()
        while following < _END and following not in seen:
            seen.add(following)
            *more, following = struct.unpack(f"<{self._sector // 4}I", self._at(following))
            numbers += [n for n in more if n < _END]
        if len(numbers) * self._sector > len(self._content) + self._sector:
            raise BrokenCompoundError
        table = b"".join(map(self._at, numbers))
        return struct.unpack(f"<{len(table) // 4}I", table)

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        if start >= len(self._content):
            raise BrokenCompoundError
        return self._content[start : start + self._sector].ljust(self._sector, b"\0")

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._at, _followed(start, self._fat)))

    def _directory(self, entries: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            length, kind = _number(entries, at + 64, 2), entries[at + 66]
            if kind and 2 <= length <= 64:
                name = entries[at : at + length - 2].decode("utf-16-le", "replace")
                yield name, (_number(entries, at + 116), _number(entries, at + 120))


def _number(content: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(content[at : at + length], "little")


def _followed(start: int, after: tuple[int, ...]) -> list[int]:
    """The numbers of a chain that begins with `start`."""
    numbers: list[int] = []
    while start < _END:
        if start >= len(after) or len(numbers) > len(after):
            raise BrokenCompoundError
        numbers.append(start)
        start = after[start]
    return numbers
