"""XML as bytes with its elements' places, so that a part is changed where it must be and nowhere else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.parsers import expat

import msgspec

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Edit = tuple[int, int, bytes]  # from, up to, what stands there instead

_ATTRIBUTE: Final = re.compile(rb"""\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_START_TAG: Final = re.compile(rb"""<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>""")
_UNSPEAKABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_CODED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_PIECE: Final = 1 << 20


class UnpatchableError(Exception):
    """A part of the workbook is not as it must be for marks to be put into it."""


class Node(msgspec.Struct):
    """An element: its tag is `data[start:inner]`, its content `data[inner:close]`, all of it `data[start:end]`.

    `name` has no prefix if it is that of the root; names of other namespaces keep theirs.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    close: int = -1
    end: int = -1
    children: list["Node"] = []

    def all(self, name: str) -> Iterator["Node"]:
        """The children called `name`."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Node | None":
        """The first child called `name`."""
        return next(self.all(name), None)

    def need(self, name: str) -> "Node":
        """The first child called `name`. Raises UnpatchableError."""
        if found := self.first(name):
            return found
        raise UnpatchableError(f"no <{name}> in <{self.name}>")

    def below(self, name: str) -> Iterator["Node"]:
        """Every element called `name` inside this one, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.below(name)


def careful_parser() -> expat.XMLParserType:
    """A parser that takes UTF-8 without a document type, so that places are bytes and nothing can be unfolded."""
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _refuse_encoding
    return parser


def parse_in_pieces(parser: expat.XMLParserType, data: bytes) -> None:
    """Let `parser` read `data` whole. Raises UnpatchableError where it is no XML."""
    try:
        view = memoryview(data)
        for start in range(0, len(data), _PIECE):
            parser.Parse(view[start : start + _PIECE], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnpatchableError(str(error)) from error


def parse(data: bytes) -> Node:
    """The elements of `data`. Raises UnpatchableError."""
    parser, root = careful_parser(), Node("", {}, 0, 0, children=[])
    open_ = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        open_.append(Node(name, attributes, at, at + len(start_tag(data, at)), children=[]))
        open_[-2].children.append(open_[-1])

    def end(_: str) -> None:
        node, at = open_.pop(), parser.CurrentByteIndex
        empty = data[node.inner - 2 : node.inner] == b"/>"
        node.close = node.inner if empty else at
        node.end = node.inner if empty else data.index(b">", at) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse_in_pieces(parser, data)
    top = root.children[0]
    _drop_prefix(top, prefix_of(top.name))
    return top


def prefix_of(name: str) -> str:
    """`x:` of `x:row`, nothing of `row`."""
    return name[: name.find(":") + 1]


def prefix_at(data: bytes, at: int) -> bytes:
    """The prefix of the tag that stands at `at`."""
    found = _START_TAG.match(data, at)
    return prefix_of(found[1].decode()).encode() if found else b""


def relation_id(attributes: Mapping[str, str]) -> str | None:
    """The `r:id` of an element, whatever its prefix."""
    return next((value for key, value in attributes.items() if key.endswith(":id")), None)


def start_tag(data: bytes, at: int) -> bytes:
    """The start tag that stands at `at`."""
    found = _START_TAG.match(data, at)
    if not found:
        raise UnpatchableError(f"no tag at {at}")
    return found[0]


def with_attributes(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """The start tag `tag` with attributes set or, where None, taken away; the others stay as they are written."""
    found = _START_TAG.fullmatch(tag)
    if not found:
        raise UnpatchableError("not a tag")
    left = {name.encode(): value for name, value in changes.items()}
    parts = [b"<", found[1]]
    for attribute in _ATTRIBUTE.finditer(found[2]):
        if attribute[1] not in left:
            parts.append(attribute[0])
        elif (value := left.pop(attribute[1])) is not None:
            parts.append(_attribute(attribute[1], value))
    parts += [_attribute(name, value) for name, value in left.items() if value is not None]
    return b"".join([*parts, found[3], b">"])


def appended(data: bytes, node: Node, content: bytes) -> Edit:
    """The edit that puts `content` at the end of `node`, whether it is empty or not."""
    if node.close > node.inner or data[node.inner - 2 : node.inner] != b"/>":
        return node.close, node.close, content
    tag = data[node.start : node.inner]
    name = tag[1:].split(None, 1)[0].rstrip(b"/>")
    return node.start, node.end, tag[:-2].rstrip() + b">" + content + b"</" + name + b">"


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """`data` with all `edits` made; those at one place stay in order. Raises UnpatchableError where two overlap."""
    parts, done = [], 0
    for start, end, content in sorted(edits, key=lambda edit: edit[:2]):
        if start < done:
            raise UnpatchableError("edits overlap")
        parts += [data[done:start], content]
        done = end
    return b"".join([*parts, data[done:]])


def escaped(text: str) -> bytes:
    """`text` as it is written in XML; characters that XML cannot hold are left out."""
    plain = _UNSPEAKABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        plain = plain.replace(character, entity)
    return plain.encode()


def cell_string(text: str) -> bytes:
    """`text` as a cell holds it, where `_x0041_` would be read as a letter."""
    return escaped(_LOOKS_CODED.sub("_x005F_", text) if "_x" in text else text)


def _attribute(name: bytes, value: str) -> bytes:
    return b" " + name + b'="' + escaped(value) + b'"'


def _drop_prefix(node: Node, prefix: str) -> None:
    if prefix and node.name.startswith(prefix):
        node.name = node.name[len(prefix) :]
    for child in node.children:
        _drop_prefix(child, prefix)


def _refuse_doctype(*_: object) -> None:
    raise UnpatchableError("a document type")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
        raise UnpatchableError(f"written in {encoding}")
