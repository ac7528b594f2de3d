"""The sheet that lists all findings, each with a link to its cell."""

from collections.abc import Sequence
from typing import Final

from taizhang.exports.annotated import Remark
from taizhang.exports.annotating.places import address_of
from taizhang.exports.annotating.spans import MAIN, cell_string, escaped
from taizhang.exports.annotating.styles import Styles
from taizhang.exports.texts import neutral
from taizhang.findings import Severity
from taizhang.loading.own_lists import LIST_TITLES
from taizhang.locale import N_, _, language

VERDICTS: Final = {Severity.ERROR: N_("✕ kept out"), Severity.WARNING: N_("△ for your notice")}
_HEADINGS: Final = (
    N_("Sheet"), N_("Cell"), N_("Column"), N_("What stands there"), N_("What is said"), N_("Kept out or not")
)  # fmt: skip
_WIDTHS: Final = (18, 9, 18, 30, 70, 14)
_LONGEST: Final = 1_000  # characters of a cell: the whole of it stands in the cell itself
_LINKS: Final = 65_000  # Excel takes 65,530 on a sheet
_ROWS: Final = 1_048_000  # and 1,048,576 rows


def list_sheet(remarks: Sequence[Remark], notes: Sequence[str], styles: Styles) -> bytes:
    """The worksheet: a title, `notes`, then a line a remark in the order given."""
    top = [_row(1, [(LIST_TITLES[language()], styles.listed("title"))])]
    top += [_row(2 + n, [(note, styles.listed("note"))]) for n, note in enumerate(notes)]
    header = len(top) + 1
    top.append(_row(header, [(_(heading), styles.listed("bold", heading=True)) for heading in _HEADINGS]))
    shown = remarks[:_ROWS]
    lines = [_line(header + n, remark, styles) for n, remark in enumerate(shown, start=1)]
    links = [
        _link(header + n, remark)
        for n, remark in enumerate(shown[:_LINKS], start=1)
        if remark.cell or remark.row
    ]  # fmt: skip
    return b"".join([_start(header), *top, *lines, _end(header, len(shown), links)])


def _line(number: int, remark: Remark, styles: Styles) -> bytes:
    plain, ground = styles.listed("plain"), styles.listed("plain", remark.severity)
    place = styles.listed("link" if remark.cell or remark.row else "plain")
    texts = (remark.sheet, _target(remark), remark.column, remark.value, remark.message, _(VERDICTS[remark.severity]))
    return _row(number, list(zip(texts, (plain, place, plain, plain, plain, ground), strict=True)))


def _target(remark: Remark) -> str:
    return remark.cell or (address_of((remark.row, 1)) if remark.row else "")


def _link(number: int, remark: Remark) -> bytes:
    sheet = remark.sheet.replace("'", "''")
    return b'<hyperlink ref="B%d" location="%s"/>' % (number, escaped(f"'{sheet}'!{_target(remark)}"))


def _row(number: int, cells: Sequence[tuple[str, int]]) -> bytes:
    line = b"".join(_cell(address_of((number, n)), *cell) for n, cell in enumerate(cells, start=1))
    return b'<row r="%d">%s</row>' % (number, line)


def _cell(address: str, text: str, style: int) -> bytes:
    shown = neutral(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
    place = address.encode(), style
    if not shown:
        return b'<c r="%s" s="%d"/>' % place
    return b'<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (*place, cell_string(shown))


def _start(header: int) -> bytes:
    columns = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(_WIDTHS, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FFB3261E"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{header}" topLeftCell="A{header + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{header + 1}" sqref="A{header + 1}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    ).encode()


def _end(header: int, rows: int, links: Sequence[bytes]) -> bytes:
    links_part = b"<hyperlinks>%s</hyperlinks>" % b"".join(links) if links else b""
    filtered = b'<autoFilter ref="A%d:F%d"/>' % (header, header + max(rows, 1))
    page = b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    return b"</sheetData>%s%s%s</worksheet>" % (filtered, links_part, page)
