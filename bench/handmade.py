"""Workbooks in formats that no library here writes, of the fewest parts that make one: xlsb and ods.

A cell is a text, a number, a bool, a day, None, or an `Error`; `merges` are (first row, first column, last row, last
column) counted from 0, `hidden` the rows (from 0) that are not shown.
"""

import datetime as dt
import html
import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

Row = Sequence[object]
Ranges = Sequence[tuple[int, int, int, int]]
CODES = {"#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#N/A": 0x2A}


class Error(str):
    """An error that a cell shows, such as `#REF!`."""

    __slots__ = ()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip of members."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relations(parts: Mapping[str, str]) -> str:
    told = (
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{t}" Target="{p}"/>' for n, (p, t) in enumerate(parts.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(content)
    while size > 127:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return head + length + bytes([size]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def _binary_cell(column: int, value: object, epoch: dt.date) -> bytes:
    head = struct.pack("<II", column, int(isinstance(value, dt.date)))
    if isinstance(value, Error):
        return _record(3, head + bytes([CODES[value]]))
    if isinstance(value, bool):
        return _record(4, head + bytes([value]))
    if isinstance(value, dt.date):
        return _record(5, head + struct.pack("<d", (value - epoch).days))
    return _record(6, head + _wide(value)) if isinstance(value, str) else _record(5, head + struct.pack("<d", value))


def xlsb(
    rows: Sequence[Row], merges: Ranges = (), hidden: Sequence[int] = (), sheet: str = "台账", since_1904: bool = False
) -> bytes:
    """The table as Excel's binary workbook, of the fewest records that make one."""
    epoch = dt.date(1904, 1, 1) if since_1904 else dt.date(1899, 12, 30)
    width = max(map(len, rows), default=0)
    data = b"".join(
        _record(0, struct.pack("<IIHBBBI", r, 0, 300, 0, 0x10 * (r in hidden), 0, 0))
        + b"".join(_binary_cell(c, value, epoch) for c, value in enumerate(row) if value is not None)
        for r, row in enumerate(rows)
    )
    merged = b"".join(_record(176, struct.pack("<4I", r0, r1, c0, c1)) for r0, c0, r1, c1 in merges)
    size = struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, max(width - 1, 0))
    properties = struct.pack("<II", int(since_1904), 0) + _wide("")
    styles = _record(617, struct.pack("<I", 2)) + b"".join(
        _record(47, struct.pack("<HH12x", 0, number)) for number in (0, 14)
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": _relations({"xl/workbook.bin": "officeDocument"}),
            "xl/workbook.bin": _record(131) + _record(153, properties) + _record(143)
            + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(sheet)) + _record(144) + _record(132),
            "xl/_rels/workbook.bin.rels": _relations({"worksheets/sheet1.bin": "worksheet", "styles.bin": "styles"}),
            "xl/styles.bin": _record(278) + styles + _record(618) + _record(279),
            "xl/worksheets/sheet1.bin": _record(129) + _record(148, size) + _record(145) + data + _record(146)
            + _record(177, struct.pack("<I", len(merges))) + merged + _record(178) + _record(130),
        }
    )  # fmt: skip


_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def _ods_cell(value: object, spans: str) -> str:
    if value is None:
        return f"<table:table-cell{spans}/>"
    kind, kept = {
        Error: ("string", ' office:string-value="" table:formula="of:=1/0" calcext:value-type="error"'),
        str: ("string", ""),
        bool: ("boolean", f' office:boolean-value="{str(value).lower()}"'),
        dt.date: ("date", f' office:date-value="{value}"'),
    }.get(type(value), ("float", f' office:value="{value}"'))
    text = html.escape(str(value)).replace("\n", "</text:p><text:p>")
    return f'<table:table-cell{spans} office:value-type="{kind}"{kept}><text:p>{text}</text:p></table:table-cell>'


def ods(rows: Sequence[Row], merges: Ranges = (), hidden: Sequence[int] = (), sheet: str = "台账") -> bytes:
    """The table as LibreOffice writes it."""
    spans = {
        (r0, c0): f' table:number-rows-spanned="{r1 - r0 + 1}" table:number-columns-spanned="{c1 - c0 + 1}"'
        for r0, c0, r1, c1 in merges
    }
    lines = "".join(
        ("<table:table-row table:visibility='collapse'>" if r in hidden else "<table:table-row>")
        + "".join(_ods_cell(value, spans.get((r, c), "")) for c, value in enumerate(row))
        + "</table:table-row>"
        for r, row in enumerate(rows)
    )
    names = "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return zipped(
        {
            "mimetype": _SPREADSHEET,
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body>'
            f'<office:spreadsheet><table:table table:name="{html.escape(sheet)}">{lines}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{_SPREADSHEET}"/></manifest:manifest>',
        }
    )
