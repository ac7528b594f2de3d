"""Ways in which a workbook gets odd or broken, each by a seeded chance of its own."""

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]
_NUMBERS = (
    b"-1",
    b"0",
    b"1048577",
    b"2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
    b"NaN",
    b"",
    b"\xe4",
)
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030", "big5", "shift-jis", "utf-32")
_PIECES = (b"<", b">", b"&", b"&a;", b"]]>", b"<!--", b"<![CDATA[", b"\0", b"\xff\xfe", b'"', b"</row>", b"<c>", b"<v>")


def mutated(content: bytes, mutation: str, seed: str) -> bytes:
    """`content` once it went through the mutation of that name."""
    return MUTATIONS[mutation](content, random.Random(seed))


def _flip(content: bytes, rng: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 2, 5, 20, 100))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _truncate(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(1, len(content))]


def _splice(content: bytes, rng: random.Random) -> bytes:
    """A stretch of the file copied to another place, or blanked, or left out."""
    start, length = rng.randrange(len(content)), rng.randrange(1, 600)
    piece, at = content[start : start + length], rng.randrange(len(content))
    kind = rng.randrange(3)
    if kind == 0:
        return content[:at] + piece + content[at:]
    return content[:start] + (bytes(length) if kind == 1 else b"") + content[start + length :]


def _number(content: bytes, rng: random.Random) -> bytes:
    """One 32-bit number of a binary file made the largest, the smallest or any other."""
    at = rng.randrange(max(len(content) - 4, 1))
    value = rng.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE, 1 << 16, 1 << 20, rng.randrange(1 << 32)))
    return content[:at] + struct.pack("<I", value) + content[at + 4 :]


def _digits(content: bytes, rng: random.Random) -> bytes:
    """Some written numbers of a text (rows, counts, indexes) made absurd."""
    places = [m.span() for m in re.finditer(rb"\d+", content)]
    for start, end in sorted(rng.sample(places, min(len(places), rng.choice((1, 1, 3)))), reverse=True):
        content = content[:start] + rng.choice(_NUMBERS) + content[end:]
    return content


def _markup(content: bytes, rng: random.Random) -> bytes:
    """Tags of a text left out, doubled, swapped or broken."""
    places = [m.span() for m in re.finditer(rb"<[^>]*>|,|\t", content)] or [(0, 1)]
    (a, b), (c, d) = sorted(rng.choices(places, k=2))
    kind = rng.randrange(4)
    if kind == 0:
        return content[:a] + content[b:]
    if kind == 1:
        return content[:b] + content[a:b] * rng.choice((1, 50, 5000)) + content[b:]
    if kind == 2 and b <= c:
        return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]
    return content[:a] + rng.choice(_PIECES) + content[a:]


def _record(content: bytes, rng: random.Random) -> bytes:
    """The length of a record of an xls changed, so that all after it is read askew."""
    at = content.find(b"\x09\x08")
    starts = []
    while 0 <= at < len(content) - 4 and len(starts) < 400:
        starts.append(at)
        at += 4 + struct.unpack_from("<H", content, at + 2)[0]
    if not starts:
        return _number(content, rng)
    at = rng.choice(starts)
    return content[: at + rng.choice((0, 2))] + rng.randbytes(2) + content[at + rng.choice((2, 4)) :]


def _encoding(content: bytes, rng: random.Random) -> bytes:
    """A text in an encoding that has not all of its characters, or joined with one in another."""
    text = content.decode(rng.choice(("gbk", "utf-8", "utf-16")), "replace")
    made = text.encode(rng.choice(_ENCODINGS), "replace")
    return made if rng.random() < 0.7 else made + text.encode(rng.choice(_ENCODINGS), "replace")


def _members(content: bytes, rng: random.Random) -> bytes:
    """The members of a zip swapped, doubled, left out, renamed, or packed in another way."""
    if not content.startswith(b"PK"):
        return _splice(content, rng)
    members = _unzipped(content)
    names = list(members)
    a, b = rng.choice(names), rng.choice(names)
    kind = rng.randrange(5)
    if kind == 0:
        members[a], members[b] = members[b], members[a]
    elif kind == 1:
        del members[a]
    elif kind == 2:
        members[rng.choice((a.upper(), a.replace("/", "\\"), "../" + a, a + "\0", "/" + a))] = members.pop(a)
    elif kind == 3:
        members[a] = members[a] * rng.choice((2, 1000))
    else:
        members[a] = rng.randbytes(rng.randrange(3000))
    return _zipped(members, rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return made.getvalue()


def _inside(mutation: Mutation) -> Mutation:
    """A mutation of what is packed: of one part of a zip, which is packed anew and so is a sound zip."""

    def apply(content: bytes, rng: random.Random) -> bytes:
        if not content.startswith(b"PK"):
            return mutation(content, rng)
        members = _unzipped(content)
        weights = [20 if re.search(r"sheet\d|content\.xml|workbook|sharedStr|styles", name) else 1 for name in members]
        name = rng.choices(list(members), weights)[0]
        members[name] = mutation(members[name] or b"x", rng)
        return _zipped(members)

    return apply


MUTATIONS: dict[str, Mutation] = {
    "flip": _flip,
    "flip inside": _inside(_flip),
    "truncate": _truncate,
    "truncate inside": _inside(_truncate),
    "splice": _splice,
    "splice inside": _inside(_splice),
    "number": _number,
    "number inside": _inside(_number),
    "digits": _inside(_digits),
    "markup": _inside(_markup),
    "record": _inside(_record),
    "encoding": _inside(_encoding),
    "members": _members,
}
