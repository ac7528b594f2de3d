"""The comments of one worksheet: the user's stay, ours come below them; those of an earlier check make room."""

import html
from collections.abc import Mapping
from typing import Final

import msgspec

from taizhang.exports.annotating.places import Place, address_of, place_of
from taizhang.exports.annotating.spans import Edit, Node, UnpatchableError, appended, edited, escaped, parse, prefix_at

MARKS: Final = {"zh": "【问题提示】", "en": "[To be mended]"}  # how what we say begins, so that it is known again
_EMPTY: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>'
)
_FONT: Final = '<sz val="9"/><color indexed="81"/><rFont val="微软雅黑"/>'


class Commented(msgspec.Struct, frozen=True):
    """A comments part with ours: `added` are the cells that need a box, `removed` those whose box goes.

    `grown` are cells whose own comment became longer, with the text that was added. `silent` are cells that hold a
    conversation, which nothing can be put under.
    """

    data: bytes
    added: frozenset[Place]
    removed: frozenset[Place]
    grown: Mapping[Place, str]
    silent: frozenset[Place]


def with_comments(data: bytes | None, texts: Mapping[Place, str], author: str) -> Commented:
    """The comments part `data` (None if the sheet has none) with `texts` put below what each cell has.

    Each text begins with one of MARKS. Raises UnpatchableError.
    """
    data = data or _EMPTY
    if b"<![CDATA[" in data:
        raise UnpatchableError("comments in character data")
    writer = _Writer(data, author)
    return writer.done(texts)


class _Writer:
    """Goes through one comments part and keeps what has to be changed in it."""

    def __init__(self, data: bytes, author: str) -> None:
        self._data, root = data, parse(data)
        self._prefix = prefix_at(data, root.start).decode()
        self._authors, self._list = root.need("authors"), root.need("commentList")
        self._names = [self._text(node) for node in self._authors.all("author")]
        self._author = self._names.index(author) if author in self._names else len(self._names)
        self._edits: list[Edit] = []
        if self._author == len(self._names):
            line = f"<{self._prefix}author>".encode() + escaped(author) + f"</{self._prefix}author>".encode()
            self._edits.append(appended(data, self._authors, line))
        self._removed: set[Place] = set()
        self._silent: set[Place] = set()
        self._grown: dict[Place, str] = {}

    def done(self, texts: Mapping[Place, str]) -> Commented:
        """The part with `texts`."""
        met = {place for comment in self._list.all("comment") if (place := self._take(comment, texts))}
        added = texts.keys() - met
        lines = b"".join(self._comment(place, texts[place]) for place in sorted(added))
        if lines:
            self._edits.append(appended(self._data, self._list, lines))
        data = edited(self._data, self._edits)
        return Commented(data, frozenset(added), frozenset(self._removed), self._grown, frozenset(self._silent))

    def _take(self, comment: Node, texts: Mapping[Place, str]) -> Place | None:
        """Put the text for a comment's cell below what it says, without what an earlier check said there."""
        place = place_of(comment.attributes.get("ref", ""))
        if place is None:
            return None
        text, number = texts.get(place), int(comment.attributes.get("authorId", "0"))
        if number < len(self._names) and self._names[number].startswith("tc="):  # Excel shows the conversation instead
            self._silent |= {place} if text else set()
            return place
        runs = [child for child in comment.need("text").children if child.name in ("t", "r")]
        kept, cuts = self._without_ours(runs)
        if cuts and not kept:
            self._edits.append((comment.start, comment.end, self._comment(place, text) if text else b""))
            self._removed |= set() if text else {place}
            return place
        self._edits += cuts
        if text:
            self._edits += self._below(comment.need("text"), kept, text)
            self._grown[place] = text
        return place

    def _without_ours(self, runs: list[Node]) -> tuple[list[Node], list[Edit]]:
        """The runs that are the user's own, and the edits that take away ours, which come last."""
        for number, run in enumerate(runs):
            at = min((found for mark in MARKS.values() if (found := self._text(run).find(mark)) >= 0), default=-1)
            if at < 0:
                continue
            own = self._text(run)[:at].rstrip("\n")
            cuts: list[Edit] = [(after.start, after.end, b"") for after in runs[number + 1 :]]
            if not own:
                return runs[:number], [(run.start, run.end, b""), *cuts]
            text = run if run.name == "t" else run.need("t")
            return runs[: number + 1], [(text.inner, text.close, escaped(own)), *cuts]
        return runs, []

    def _below(self, body: Node, kept: list[Node], text: str) -> list[Edit]:
        """The edits that put `text` under the user's runs; a bare text first becomes a run itself."""
        ours = self._run("\n" + text)
        if not kept:
            return [appended(self._data, body, ours)]
        last = kept[-1].end
        if kept[0].name == "r":
            return [(last, last, ours)]
        run = f"<{self._prefix}r>".encode(), f"</{self._prefix}r>".encode()
        first = kept[0]
        wrapped: list[Edit] = [(first.start, first.start, run[0]), (first.end, first.end, run[1])]
        return [*wrapped, (last, last, ours)]

    def _comment(self, place: Place, text: str) -> bytes:
        p = self._prefix
        start = f'<{p}comment ref="{address_of(place)}" authorId="{self._author}"><{p}text>'
        return start.encode() + self._run(text) + f"</{p}text></{p}comment>".encode()

    def _run(self, text: str) -> bytes:
        p = self._prefix
        font = _FONT.replace("<", f"<{p}")
        start = f'<{p}r><{p}rPr>{font}</{p}rPr><{p}t xml:space="preserve">'
        return start.encode() + escaped(text) + f"</{p}t></{p}r>".encode()

    def _text(self, node: Node) -> str:
        """What an element says: its own text, or that of the `t` inside it."""
        if node.name == "r":
            return "".join(self._text(text) for text in node.all("t"))
        return html.unescape(self._data[node.inner : node.close].decode())
