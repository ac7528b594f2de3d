"""The workbook part: which sheets there are, one more of them, and which is seen on opening."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Final

from taizhang.exports.annotating.package import Package
from taizhang.exports.annotating.scanning import Scan, scan
from taizhang.exports.annotating.sheet import deselected
from taizhang.exports.annotating.spans import (
    RELATIONSHIPS,
    Edit,
    UnpatchableError,
    appended,
    edited,
    escaped,
    parse,
    prefix_at,
    relation_id,
    start_tag,
    with_attributes,
)
from taizhang.loading.own_lists import LIST_TITLES
from taizhang.locale import language

LIST_NAMES: Final = {"zh": "问题清单", "en": "Findings"}
_SHEET_KINDS: Final = ("worksheet", "chartsheet", "dialogsheet")
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_FIRST_CELL: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="A1"[^>]*?(?:/>|>.*?</(?:\w+:)?c>)', re.S)
_STRING: Final = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.S)
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>(\d+)<")


class Workbook:
    """The workbook part of a package, and the parts of its sheets."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.part = next((r.part for r in package.relations("") if r.kind == "officeDocument"), "")
        self._data = package.read(self.part)
        self._root = parse(self._data)
        self._relations = {relation.id: relation for relation in package.relations(self.part)}
        self._sheets = list(self._root.need("sheets").all("sheet"))

    def worksheets(self) -> dict[str, str]:
        """The part of each worksheet by its name."""
        related = ((node, self._relations.get(relation_id(node.attributes) or "")) for node in self._sheets)
        return {
            node.attributes.get("name", ""): relation.part
            for node, relation in related
            if relation and relation.kind == "worksheet"
        }

    def styles_part(self, minimal: bytes) -> str:
        """The part of the styles; `minimal` if there is none."""
        if part := next((r.part for r in self._relations.values() if r.kind == "styles"), None):
            return part
        part = f"{self._folder}styles.xml"  # the one name under which every program looks for it
        self._package.write(part, minimal)
        self._package.declare(part, _STYLES_TYPE)
        self._package.relate(self.part, "styles", part)
        return part

    def show_list(self, sheet: bytes) -> None:
        """Put the list of findings last, in place of an earlier one, and let the workbook open on it."""
        earlier = next((name for name, part in self.worksheets().items() if self._is_list(name, part)), None)
        edits, position, part = self._replaced(earlier, sheet) if earlier else self._added(sheet)
        self._open_on(position, part, edits)

    def open_on(self, name: str) -> str:
        """Let the workbook open on the sheet called `name` alone; its part. Raises UnpatchableError if it is hidden."""
        position = [node.attributes.get("name") for node in self._sheets].index(name)
        if self._sheets[position].attributes.get("state", "visible") != "visible":
            raise UnpatchableError("a hidden sheet")
        part = self.worksheets()[name]
        self._open_on(position, part, [])
        return part

    def _open_on(self, position: int, part: str, edits: Iterable[Edit]) -> None:
        for other in self._relations.values():
            if other.kind in _SHEET_KINDS and other.part != part:
                self._deselect(other.part, other.kind)
        self._package.write(self.part, edited(self._data, [*edits, self._opened_on(position)]))

    @property
    def _folder(self) -> str:
        return self.part[: self.part.rfind("/") + 1]

    def _replaced(self, name: str, sheet: bytes) -> tuple[list[Edit], int, str]:
        part = self.worksheets()[name]
        self._package.write(part, sheet)
        self._package.forget_relations(part)
        position = [node.attributes.get("name") for node in self._sheets].index(name)
        return list(self._without_filter(position)), position, part

    def _added(self, sheet: bytes) -> tuple[list[Edit], int, str]:
        part = self._package.free(f"{self._folder}worksheets/sheet{{}}.xml")
        self._package.write(part, sheet)
        self._package.declare(part, _SHEET_TYPE)
        id_ = self._package.relate(self.part, "worksheet", part)
        number = max((int(node.attributes.get("sheetId", "0")) for node in self._sheets), default=0) + 1
        line = b'<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>' % (
            prefix_at(self._data, self._root.start), RELATIONSHIPS.encode(), escaped(self._free_name()), number,
            id_.encode(),
        )  # fmt: skip
        if self._root.attributes.get("xmlns:r") == RELATIONSHIPS:
            line = line.replace(b' xmlns:r="%s"' % RELATIONSHIPS.encode(), b"")
        return [appended(self._data, self._root.need("sheets"), line)], len(self._sheets), part

    def _free_name(self) -> str:
        taken = {node.attributes.get("name", "").lower() for node in self._sheets}
        base = LIST_NAMES[language()]
        names = (base, *(f"{base}{n}" for n in range(2, len(taken) + 3)))
        return next(name for name in names if name.lower() not in taken)

    def _is_list(self, name: str, part: str) -> bool:
        """Whether a sheet is a list that an earlier check put in: by its name and what stands in its first cell."""
        if not name.startswith(tuple(LIST_NAMES.values())):
            return False
        cell = _FIRST_CELL.search(self._package.read(part))
        if not cell:
            return False
        text, value = cell[0], _VALUE.search(cell[0])
        shared = next((r.part for r in self._relations.values() if r.kind == "sharedStrings"), None)
        if value and shared and self._package.has(shared):
            strings = (found[0] for found in _STRING.finditer(self._package.read(shared)))
            text = next((string for n, string in enumerate(strings) if n == int(value[1])), b"")
        spoken = html.unescape(text.decode("utf-8", "replace"))
        return any(title in spoken for title in LIST_TITLES.values())

    def _without_filter(self, position: int) -> Iterator[Edit]:
        """The edits that forget the filter which a program noted for the sheet at `position`."""
        names = self._root.first("definedNames")
        if names is None:
            return
        for node in names.children:
            local = node.attributes.get("localSheetId") == str(position)
            if local and node.attributes.get("name") == "_xlnm._FilterDatabase":
                yield (names.start, names.end, b"") if len(names.children) == 1 else (node.start, node.end, b"")

    def _opened_on(self, position: int) -> Edit:
        """The edit that lets the workbook open on the sheet at `position`."""
        active = {"activeTab": str(position)}
        views = self._root.first("bookViews")
        if view := views and views.first("workbookView"):
            return view.start, view.inner, with_attributes(start_tag(self._data, view.start), active)
        if views:
            raise UnpatchableError("no view of the workbook")
        at, prefix = self._root.need("sheets").start, prefix_at(self._data, self._root.start)
        line = b'<%sbookViews><%sworkbookView activeTab="%d"/></%sbookViews>' % (prefix, prefix, position, prefix)
        return at, at, line

    def _deselect(self, part: str, kind: str) -> None:
        """Let a sheet no longer be selected: what is typed into one of several selected sheets goes into all."""
        data = self._package.read(part)
        if b"tabSelected" not in data[: max(data.find(b"sheetData"), 0) or len(data)]:
            return
        found = scan(data) if kind == "worksheet" else Scan(views=[v.start for v in parse(data).below("sheetView")])
        self._package.write(part, edited(data, deselected(data, found)))
