"""The styles part: the look of a marked cell is its own look with a coloured ground."""

from typing import Final

from taizhang.exports.annotating.spans import (
    Edit,
    Node,
    UnpatchableError,
    appended,
    edited,
    parse,
    prefix_at,
    start_tag,
    with_attributes,
)
from taizhang.findings import Severity

MINIMAL: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
# Tints of the design's red and amber on which its ink keeps a contrast of more than 9 to 1.
GROUNDS: Final = {Severity.ERROR: "F2B8B5", Severity.WARNING: "FFE0B2"}
_HEADING_GROUND: Final = "EEF1F4"
_FONTS: Final = {
    "title": '<b/><sz val="14"/><color rgb="FF1F2328"/>',
    "note": '<sz val="10"/><color rgb="FF59636E"/>',
    "bold": '<b/><sz val="11"/><color rgb="FF1F2328"/>',
    "plain": '<sz val="11"/><color rgb="FF1F2328"/>',
    "link": '<u/><sz val="11"/><color rgb="FF3F6E9A"/>',
}


class Styles:
    """The styles of a workbook, with those added that marks and the list of findings need."""

    def __init__(self, data: bytes) -> None:
        self._data, self._root = data, parse(data)
        self._prefix = prefix_at(data, self._root.start)
        self._formats = self._root.need("cellXfs")
        self._own = list(self._formats.all("xf"))
        if not self._own:
            raise UnpatchableError("no cell formats")
        self._added: dict[str, list[bytes]] = {"fonts": [], "fills": [], "cellXfs": []}
        self._known: dict[bytes, int] = {}
        self._grounds = {severity: self._ground(colour) for severity, colour in GROUNDS.items()}

    def marked(self, base: int, severity: Severity) -> int:
        """The index of the format that is `base` on the ground of `severity`."""
        own = self._own[base] if base < len(self._own) else self._own[0]
        tag = self._data[own.start : own.inner]
        ground = {"fillId": str(self._grounds[severity]), "applyFill": "1"}
        return self._format(with_attributes(tag, ground) + self._data[own.inner : own.end])

    def listed(self, font: str, ground: Severity | None = None, *, heading: bool = False) -> int:
        """The index of a format of the list of findings: its texts stand at the top and go on in the next line."""
        fill = self._grounds[ground] if ground else self._ground(_HEADING_GROUND) if heading else 0
        line = (
            b'<%sxf numFmtId="0" fontId="%d" fillId="%d" borderId="0" applyFont="1" applyFill="1" applyAlignment="1">'
            b'<%salignment vertical="top"%s/></%sxf>'
        )
        wrap = b"" if font in ("title", "note") else b' wrapText="1"'
        return self._format(line % (self._prefix, self._font(font), fill, self._prefix, wrap, self._prefix))

    def written(self) -> bytes:
        """The whole part."""
        return edited(self._data, [edit for name in self._added for edit in self._grown(name)])

    def _grown(self, name: str) -> list[Edit]:
        """The edits that put what was added to a list of formats at its end and count it."""
        node, added = self._root.need(name), self._added[name]
        if not added:
            return []
        count = {"count": str(self._count(node) + len(added))}
        start, end, content = appended(self._data, node, b"".join(added))
        if start == node.start:
            tag = start_tag(content, 0)
            return [(start, end, with_attributes(tag, count) + content[len(tag) :])]
        tag = with_attributes(self._data[node.start : node.inner], count)
        return [(node.start, node.inner, tag), (start, end, content)]

    def _count(self, node: Node) -> int:
        return len(node.children)

    def _add(self, name: str, line: bytes) -> int:
        known = name.encode() + line
        if known not in self._known:
            self._known[known] = self._count(self._root.need(name)) + len(self._added[name])
            self._added[name].append(line)
        return self._known[known]

    def _format(self, line: bytes) -> int:
        return self._add("cellXfs", line)

    def _font(self, name: str) -> int:
        return self._add("fonts", self._plain(f'<font>{_FONTS[name]}<name val="微软雅黑"/></font>'))

    def _ground(self, colour: str) -> int:
        pattern = f'<patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor indexed="64"/></patternFill>'
        return self._add("fills", self._plain(f"<fill>{pattern}</fill>"))

    def _plain(self, text: str) -> bytes:
        """`text` with the prefix that this part gives its elements."""
        data = text.encode()
        return data.replace(b"</", b"\0").replace(b"<", b"<" + self._prefix).replace(b"\0", b"</" + self._prefix)
