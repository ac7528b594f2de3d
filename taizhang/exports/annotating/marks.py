"""The marks on one worksheet: coloured cells, and comments that say what is wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import msgspec

from taizhang.exports.annotated import Remark
from taizhang.exports.annotating import boxes
from taizhang.exports.annotating.comments import MARKS, with_comments
from taizhang.exports.annotating.listing import VERDICTS
from taizhang.exports.annotating.package import Package
from taizhang.exports.annotating.places import Place, place_of
from taizhang.exports.annotating.scanning import Scan, scan
from taizhang.exports.annotating.sheet import anchors, deselected, first_filled, restyled
from taizhang.exports.annotating.spans import RELATIONSHIPS, Edit, UnpatchableError, edited, escaped
from taizhang.exports.annotating.styles import Styles
from taizhang.findings import Severity
from taizhang.locale import _, language, pick

# Excel draws every comment as a shape and takes seconds to open a sheet of many thousands.
MOST_COMMENTS: Final = 1_000
_LONGEST: Final = 1_000  # characters of one comment
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"


class Unsaid(msgspec.Struct, frozen=True):
    """How many marked cells got no comment: too many on the sheet, or a conversation stands there."""

    too_many: int = 0
    silent: int = 0


def mark_sheet(package: Package, part: str, remarks: Sequence[Remark], styles: Styles) -> Unsaid:
    """Colour the cells that `remarks` speak of and say so in comments. Raises UnpatchableError."""
    data = package.read(part)
    found = scan(data)
    said = _by_cell(data, found, remarks)
    if not (said or was_marked(package, part)):
        return Unsaid()
    severities = {place: min(remark.severity for remark in remarks) for place, remarks in said.items()}
    order = sorted(said, key=lambda place: (severities[place], place))
    texts = {place: _text(said[place]) for place in order[:MOST_COMMENTS]}
    legacy, silent = _write_comments(package, part, found, texts)
    looks: dict[int, dict[int, partial[int]]] = defaultdict(dict)
    for (row, column), severity in severities.items():
        looks[row][column] = partial(styles.marked, severity=severity)
    package.write(part, edited(data, [*restyled(data, found, looks), *legacy, *deselected(data, found)]))
    return Unsaid(too_many=len(order) - len(texts), silent=silent)


def was_marked(package: Package, part: str) -> bool:
    """Whether an earlier check left comments on a sheet."""
    comments = next((relation.part for relation in package.relations(part) if relation.kind == "comments"), None)
    return bool(comments) and any(escaped(mark) in package.read(comments or "") for mark in MARKS.values())


def _by_cell(data: bytes, found: Scan, remarks: Sequence[Remark]) -> dict[Place, list[Remark]]:
    """The remarks of each cell to be marked; those of a row at its first filled cell, of merged cells at their first.

    What is said of a whole sheet marks its first cell if it was refused and nothing else is marked.
    """
    cells = {remark.cell: place for remark in remarks if remark.cell and (place := place_of(remark.cell))}
    rows = {remark.row: first_filled(data, found, remark.row) for remark in remarks if remark.row and not remark.cell}
    speaking = anchors(found, {*cells.values(), *rows.values()})
    said: dict[Place, list[Remark]] = defaultdict(list)
    for remark in remarks:
        if place := cells.get(remark.cell or "") or rows.get(remark.row or 0):
            said[speaking[place]].append(remark)
    refused = [remark for remark in remarks if remark.severity is Severity.ERROR]
    return said or ({(1, 1): refused} if refused else {})


def _text(remarks: Sequence[Remark]) -> str:
    """What the comment of one cell says, errors first."""
    ordered = sorted(remarks, key=lambda remark: remark.severity)
    lines = dict.fromkeys(
        f"{_(VERDICTS[remark.severity])}{pick(zh='：', en=': ')}{remark.message}" for remark in ordered
    )
    text = "\n".join([MARKS[language()], *lines])
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _write_comments(package: Package, part: str, found: Scan, texts: Mapping[Place, str]) -> tuple[list[Edit], int]:
    """Write the comments and their boxes; the edit of the sheet that speaks of them, and how many stayed unsaid."""
    related = package.relations(part)
    comments = next((relation.part for relation in related if relation.kind == "comments"), None)
    drawing = next((relation.part for relation in related if relation.id == found.legacy), None)
    if found.legacy and not drawing:
        raise UnpatchableError("a drawing is missing")
    done = with_comments(package.read(comments) if comments else None, texts, pick(zh="台账看板", en="Taizhang"))
    shapes = boxes.with_boxes(
        package.read(drawing) if drawing else None,
        {place: texts[place] for place in done.added},
        done.removed,
        done.grown,
    )
    _put(package, part, comments, done.data, "comments", "xl/comments{}.xml", _COMMENTS_TYPE)
    id_ = _put(package, part, drawing, shapes, "vmlDrawing", "xl/drawings/vmlDrawing{}.vml", boxes.CONTENT_TYPE)
    return _legacy_edit(found, id_), len(done.silent)


def _put(
    package: Package, sheet: str, part: str | None, data: bytes, kind: str, pattern: str, content_type: str
) -> str | None:
    """Write a part of the sheet; the id of its relationship if it is new."""
    if part:
        package.write(part, data)
        return None
    part = package.free(pattern)
    package.write(part, data)
    package.declare(part, content_type)
    return package.relate(sheet, kind, part)


def _legacy_edit(found: Scan, id_: str | None) -> list[Edit]:
    if id_ is None:
        return []
    known = found.relation_prefix or "r"
    space = "" if found.relation_prefix else f' xmlns:r="{RELATIONSHIPS}"'
    line = f'<{found.prefix}legacyDrawing{space} {known}:id="{id_}"/>'
    return [(found.after, found.after, line.encode())]
