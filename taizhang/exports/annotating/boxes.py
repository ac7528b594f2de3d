"""The boxes in which comments are shown: an old drawing language that is not always well-formed XML, so bytes."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from taizhang.exports.annotating.places import Place
from taizhang.exports.annotating.spans import UnpatchableError

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES: Final = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_EMPTY: Final = b"<xml %s>\n</xml>" % b" ".join(b'xmlns:%s="%s"' % space for space in _SPACES.items())
_DECLARED: Final = re.compile(rb"""\bxmlns:(\w+)\s*=\s*["']([^"']*)["']""")
_PREFIXED: Final = re.compile(rb"(</?|\s)([vox]):")
_LAYOUT: Final = b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
_TYPE: Final = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX: Final = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:240pt;height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ID: Final = re.compile(rb"_x0000_s(\d+)")
_SHAPE: Final = re.compile(rb"<(?:\w+:)?shape\s.*?</(?:\w+:)?shape>\s*", re.S)
_IDMAP: Final = re.compile(rb'(<(?:\w+:)?idmap\b[^>]*?\bdata=")([\d,]*)(")')
_ROW: Final = re.compile(rb"<(?:\w+:)?Row>\s*(\d+)\s*<")
_COLUMN: Final = re.compile(rb"<(?:\w+:)?Column>\s*(\d+)\s*<")
_BOTTOM: Final = re.compile(rb"(<(?:\w+:)?Anchor>(?:[^,<]*,){6}\s*)(\d+)")
_HEIGHT: Final = re.compile(rb"\bheight:([\d.]+)(p[tx])")
_LINE_LETTERS: Final = 24  # Chinese characters of 9 points in a box 240 points wide
_LINE_POINTS: Final = 14
_ID_BLOCK: Final = 1024


def with_boxes(
    data: bytes | None, texts: Mapping[Place, str], removed: Collection[Place], grown: Mapping[Place, str]
) -> bytes:
    """The drawing `data` (None if the sheet has none) with a box for each of `texts`, none for those in `removed`.

    Boxes of cells in `grown` become higher by the text that was added. Raises UnpatchableError.
    """
    data = data or _EMPTY
    end, prefixes = data.rfind(b"</xml>"), _prefixes(data)
    if end < 0 or prefixes.keys() != _SPACES.keys():
        raise UnpatchableError("not a drawing of boxes")
    old = _SHAPE.sub(lambda found: _changed(found[0], removed, grown), data[:end]) if removed or grown else data[:end]
    ids = [int(number) for number in _ID.findall(old)]
    first = max([_ID_BLOCK, *ids]) + 1
    new = [b"" if _IDMAP.search(old) else _LAYOUT, b"" if b"_x0000_t202" in old else _TYPE]
    new += [_box(first + n, place, text).encode() for n, (place, text) in enumerate(sorted(texts.items()))]
    added = _PREFIXED.sub(lambda found: found[1] + prefixes[found[2]] + b":", b"\n".join(filter(None, new)))
    return _mapped(old + added, [*ids, first + len(texts)]) + data[end:]


def _prefixes(drawing: bytes) -> dict[bytes, bytes]:
    """How the drawing calls what is usually called v, o and x."""
    called = {space: name for name, space in _DECLARED.findall(drawing[: drawing.find(b">")])}
    return {usual: called[space] for usual, space in _SPACES.items() if space in called}


def _changed(shape: bytes, removed: Collection[Place], grown: Mapping[Place, str]) -> bytes:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if not (row and column and b'ObjectType="Note"' in shape):
        return shape
    place = int(row[1]) + 1, int(column[1]) + 1
    if place in removed:
        return b""
    if place not in grown:
        return shape
    lines = _lines(grown[place])
    shape = _BOTTOM.sub(lambda found: found[1] + b"%d" % (int(found[2]) + lines), shape, count=1)
    taller = lines * _LINE_POINTS
    return _HEIGHT.sub(lambda found: b"height:%g%s" % (float(found[1]) + taller, found[2]), shape, count=1)


def _box(id_: int, place: Place, text: str) -> str:
    height = (_lines(text) + 1) * _LINE_POINTS
    return _BOX.format(id=id_, height=height, row=place[0] - 1, column=place[1] - 1)


def _lines(text: str) -> int:
    """How many lines a text takes in a box."""
    return sum(1 + len(line) // _LINE_LETTERS for line in text.split("\n"))


def _mapped(drawing: bytes, ids: Collection[int]) -> bytes:
    """The drawing with every block of ids that its boxes use named, as Excel wants it."""
    blocks = {id_ // _ID_BLOCK for id_ in ids if id_ >= _ID_BLOCK}

    def named(found: re.Match[bytes]) -> bytes:
        known = {int(number) for number in found[2].split(b",") if number}
        return found[1] + ",".join(map(str, sorted(known | blocks))).encode() + found[3]

    return _IDMAP.sub(named, drawing, count=1)
