"""Cells of one worksheet found and given new styles, with every other byte as it was."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping

from taizhang.exports.annotating.places import Place, address_of, place_of
from taizhang.exports.annotating.scanning import Scan
from taizhang.exports.annotating.spans import Edit, Node, UnpatchableError, appended, parse, start_tag, with_attributes


def anchors(found: Scan, places: Iterable[Place]) -> dict[Place, Place]:
    """The cell that speaks for each place: itself, or the first one of the merged range it lies in."""
    spoken = {place: place for place in places}
    ordered = sorted(spoken)
    for r0, c0, r1, c1 in found.merges:
        for place in ordered[bisect_left(ordered, (r0, 0)) : bisect_left(ordered, (r1 + 1, 0))]:
            if c0 <= place[1] <= c1:
                spoken[place] = (r0, c0)
    return spoken


def row_node(data: bytes, found: Scan, row: int) -> tuple[Node, int] | None:
    """The element of a row, with the offset of its bytes in the sheet; None if the sheet does not write the row."""
    at = bisect_left(found.rows, row)
    if at == len(found.rows) or found.rows[at] != row:
        return None
    end = found.starts[at + 1] if at + 1 < len(found.starts) else found.rows_end
    return parse(data[found.starts[at] : end]), found.starts[at]


def first_filled(data: bytes, found: Scan, row: int) -> Place:
    """The first cell of a row in which something stands; its first column if there is none."""
    node = row_node(data, found, row)
    cells = _cells(node[0]) if node else {}
    return row, next((column for column, cell in cells.items() if cell.children), 1)


def restyled(data: bytes, found: Scan, cells: Mapping[int, Mapping[int, Callable[[int], int]]]) -> list[Edit]:
    """The edits that give cells (by row, by column) the style that a function of their own style says."""
    edits, tail = [], b""
    for row, styles in sorted(cells.items()):
        if found.rows and row <= found.rows[-1]:
            edits += _restyled_row(data, found, row, styles)
        else:
            tail += _new_row(found, row, styles)
    return [*edits, _at_end(data, found, tail)] if tail else edits


def deselected(data: bytes, found: Scan) -> list[Edit]:
    """The edits after which no view shows the sheet as selected."""
    tags = [(at, start_tag(data, at)) for at in found.views]
    return [(at, at + len(tag), with_attributes(tag, {"tabSelected": None})) for at, tag in tags]


def _restyled_row(data: bytes, found: Scan, row: int, styles: Mapping[int, Callable[[int], int]]) -> list[Edit]:
    written = row_node(data, found, row)
    if written is None:
        at = found.starts[bisect_left(found.rows, row)]
        return [(at, at, _new_row(found, row, styles))]
    node, offset = written
    piece = data[offset : offset + node.end]
    cells, edits = _cells(node), []
    own = node.attributes.get("s") if node.attributes.get("customFormat") in ("1", "true") else None
    tail = b""
    for column, style in sorted(styles.items()):
        if cell := cells.get(column):
            changed = {"s": str(style(_index(cell.attributes.get("s"))))}
            edits.append((cell.start, cell.inner, with_attributes(piece[cell.start : cell.inner], changed)))
            continue
        new = _new_cell(found, row, column, style(_index(own or _column_style(found, column))))
        follower = next((cell for position, cell in cells.items() if position > column), None)
        if follower:
            edits.append((follower.start, follower.start, new))
        else:
            tail += new
    if tail or any(start == end for start, end, _ in edits):
        edits += _opened(piece, node, tail)
    return [(start + offset, end + offset, content) for start, end, content in edits]


def _opened(piece: bytes, node: Node, tail: bytes) -> list[Edit]:
    """The edits that make room in a row: no `spans` that the new cells might lie outside of, new cells at its end."""
    start, end, content = appended(piece, node, tail)
    if start == node.start:
        tag = start_tag(content, 0)
        return [(start, end, with_attributes(tag, {"spans": None}) + content[len(tag) :])]
    tag = with_attributes(piece[node.start : node.inner], {"spans": None})
    return [(node.start, node.inner, tag), (start, end, content)]


def _new_row(found: Scan, row: int, styles: Mapping[int, Callable[[int], int]]) -> bytes:
    prefix = found.prefix.encode()
    cells = b"".join(
        _new_cell(found, row, column, style(_index(_column_style(found, column))))
        for column, style in sorted(styles.items())
    )
    return b'<%srow r="%d">%s</%srow>' % (prefix, row, cells, prefix)


def _at_end(data: bytes, found: Scan, rows: bytes) -> Edit:
    """The edit that puts new rows after all others."""
    tag = start_tag(data, found.data_start)
    if not tag.endswith(b"/>"):
        return found.rows_end, found.rows_end, rows
    end = found.data_start + len(tag)
    return found.data_start, end, tag[:-2].rstrip() + b">" + rows + b"</%ssheetData>" % found.prefix.encode()


def _new_cell(found: Scan, row: int, column: int, style: int) -> bytes:
    return b'<%sc r="%s" s="%d"/>' % (found.prefix.encode(), address_of((row, column)).encode(), style)


def _cells(row: Node) -> dict[int, Node]:
    """The cells of a row by column, which must ascend."""
    cells: dict[int, Node] = {}
    last = 0
    for cell in row.all("c"):
        place = place_of(cell.attributes["r"]) if "r" in cell.attributes else (0, last + 1)
        if place is None or place[1] <= last:
            raise UnpatchableError("cells out of order")
        last = place[1]
        cells[last] = cell
    return cells


def _column_style(found: Scan, column: int) -> str:
    return next((style for first, last, style in found.columns if first <= column <= last), "0")


def _index(style: str | None) -> int:
    return int(style or 0)
