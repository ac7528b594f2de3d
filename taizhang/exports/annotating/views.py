"""The view of a worksheet: which cell is selected, and what of the sheet is in sight, beside its frozen panes."""

from collections.abc import Mapping
from typing import Final

from taizhang.exports.annotating.places import Place, address_of, place_of
from taizhang.exports.annotating.scanning import Scan
from taizhang.exports.annotating.spans import Edit, Node, parse, start_tag, with_attributes

_ABOVE: Final = 5  # rows in sight above the selected one
_BESIDE: Final = 8  # columns that any screen shows
_BEFORE_VIEWS: Final = ("sheetPr", "dimension")
_FROZEN: Final = ("frozen", "frozenSplit")
_PANES: Final = {
    (False, False): "topLeft", (False, True): "topRight", (True, False): "bottomLeft", (True, True): "bottomRight"
}  # fmt: skip


def looking_at(data: bytes, found: Scan, cell: Place) -> Edit:
    """The edit of the worksheet `data` after which `cell` is selected and in sight."""
    prefix = found.prefix.encode()
    # without its rows the sheet is read at once, and what stands before them keeps its place
    root = parse(data[: found.data_start] + b"</%sworksheet>" % prefix)
    views = root.first("sheetViews")
    view = views.first("sheetView") if views else None
    if view:
        return view.start, view.end, _changed(data, view, prefix, cell)
    tag = b'<%ssheetView workbookViewId="0">' % prefix
    line = b"<%ssheetViews>%s</%ssheetViews>" % (prefix, _plain(tag, b"", prefix, cell), prefix)
    if views:
        return views.start, views.end, line
    at = max((node.end for node in root.children if node.name in _BEFORE_VIEWS), default=root.inner)
    return at, at, line


def _changed(data: bytes, view: Node, prefix: bytes, cell: Place) -> bytes:
    """A view of the sheet, changed to show and select `cell`, with all else it says."""
    tag, pane = start_tag(data, view.start), view.first("pane")
    if tag.endswith(b"/>"):
        tag = tag[:-2].rstrip() + b">"
    rest = b"".join(data[node.start : node.end] for node in view.children if node.name not in ("pane", "selection"))
    if pane is None:
        return _plain(tag, rest, prefix, cell)
    corner = place_of(view.attributes.get("topLeftCell", "")) or (1, 1)
    part, scrolled = _in_panes(pane.attributes, corner, cell)
    if "ySplit" not in pane.attributes:  # then both panes scroll as the view does
        tag = with_attributes(tag, {"topLeftCell": address_of((_top(1, cell), corner[1]))})
    pane_tag = with_attributes(start_tag(data, pane.start), {"topLeftCell": scrolled, "activePane": part})
    inner = pane_tag + data[pane.inner : pane.end] + _selection(prefix, cell, part) + rest
    return with_attributes(tag, {"tabSelected": "1"}) + inner + b"</%ssheetView>" % prefix


def _plain(tag: bytes, rest: bytes, prefix: bytes, cell: Place) -> bytes:
    """A view without panes."""
    corner = address_of((_top(1, cell), _left(1, cell)))
    tag = with_attributes(tag, {"tabSelected": "1", "topLeftCell": corner})
    return tag + _selection(prefix, cell, None) + rest + b"</%ssheetView>" % prefix


def _in_panes(pane: Mapping[str, str], corner: Place, cell: Place) -> tuple[str, str]:
    """The pane that `cell` lies in, and the first cell that the last pane is to show."""
    # of panes that are split and not frozen the sizes are no cells, and all of them scroll
    frozen = pane.get("state") in _FROZEN
    rows, columns = (int(float(pane.get(split, "0"))) if frozen else 0 for split in ("ySplit", "xSplit"))
    first = corner[0] + rows, corner[1] + columns
    below = "ySplit" in pane and cell[0] >= first[0]
    right = "xSplit" in pane and cell[1] >= first[1]
    return _PANES[below, right], address_of((_top(first[0], cell), _left(first[1], cell)))


def _top(first: int, cell: Place) -> int:
    return max(first, cell[0] - _ABOVE)


def _left(first: int, cell: Place) -> int:
    return cell[1] if cell[1] >= first + _BESIDE else first


def _selection(prefix: bytes, cell: Place, pane: str | None) -> bytes:
    where = b' pane="%s"' % pane.encode() if pane else b""
    address = address_of(cell).encode()
    return b'<%sselection%s activeCell="%s" sqref="%s"/>' % (prefix, where, address, address)
