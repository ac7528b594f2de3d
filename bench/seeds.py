"""The same small table in every format that is read: what tests compare, and what odd books are made from.

What cells, `merges` and `hidden` are stands in `bench.handmade`.
"""

import datetime as dt
import html
import io
from collections.abc import Callable, Mapping, Sequence

import xlsxwriter
import xlwt

from bench.handmade import CODES, Error, Ranges, Row, ods, xlsb

__all__ = ["FORMATS", "Error", "delimited", "ods", "page", "spreadsheet_xml", "xls", "xlsb", "xlsx"]


def xlsx(
    rows: Sequence[Row],
    merges: Ranges = (),
    hidden: Sequence[int] = (),
    sheet: str = "台账",
    options: Mapping[str, object] | None = None,
) -> bytes:
    """The table as Excel writes it today."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **(options or {})}) as book:
        written, day = book.add_worksheet(sheet), book.add_format({"num_format": "yyyy-mm-dd"})
        for r0, c0, r1, c1 in merges:
            written.merge_range(r0, c0, r1, c1, "")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, Error):
                    written.write_formula(r, c, "=1/0", None, str(value))
                elif isinstance(value, dt.date):
                    written.write_datetime(r, c, dt.datetime.combine(value, dt.time()), day)
                elif value is not None:
                    written.write(r, c, value)
        for r in hidden:
            written.set_row(r, None, None, {"hidden": True})
    return content.getvalue()


def xls(
    rows: Sequence[Row], merges: Ranges = (), hidden: Sequence[int] = (), sheet: str = "台账", since_1904: bool = False
) -> bytes:
    """The table as Excel 97 wrote it."""
    book = xlwt.Workbook()
    book.dates_1904 = since_1904
    written, day = book.add_sheet(sheet, cell_overwrite_ok=True), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for r0, c0, r1, c1 in merges:
        written.merge(r0, r1, c0, c1)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, Error):
                written.row(r).set_cell_error(c, CODES[value])
            elif value is not None:
                written.write(r, c, value, *([day] if isinstance(value, dt.date) else []))
    for r in hidden:
        written.row(r).hidden = True
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _by_corner(merges: Ranges) -> dict[tuple[int, int], tuple[int, int]]:
    return {(r0, c0): (r1 - r0 + 1, c1 - c0 + 1) for r0, c0, r1, c1 in merges}


def _covered(merges: Ranges) -> set[tuple[int, int]]:
    return {
        (r, c) for r0, c0, r1, c1 in merges for r in range(r0, r1 + 1) for c in range(c0, c1 + 1) if (r, c) != (r0, c0)
    }


def page(rows: Sequence[Row], merges: Ranges = ()) -> str:
    """The table as a web page, which systems save under the name of a workbook."""
    spans, covered = _by_corner(merges), _covered(merges)
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{spans.get((r, c), (1, 1))[0]}" colspan="{spans.get((r, c), (1, 1))[1]}">'
            + html.escape(_shown(value)).replace("\n", "<br>")
            + "</td>"
            for c, value in enumerate(row)
            if (r, c) not in covered
        )
        + "</tr>\n"
        for r, row in enumerate(rows)
    )
    return (
        f"<html><head><meta charset='utf-8'><style>td {{ }}</style></head><body><table>\n{lines}</table></body></html>"
    )


def spreadsheet_xml(rows: Sequence[Row], merges: Ranges = (), hidden: Sequence[int] = (), sheet: str = "台账") -> str:
    """The table as Excel 2003 writes it to XML."""
    spans, covered = _by_corner(merges), _covered(merges)
    lines = "".join(
        f"<Row ss:Index='{r + 1}' ss:Hidden='{int(r in hidden)}'>"
        + "".join(_xml_cell(c, value, spans.get((r, c))) for c, value in enumerate(row) if (r, c) not in covered)
        + "</Row>"
        for r, row in enumerate(rows)
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" '
        f'xmlns:ss="{space}"><Worksheet ss:Name="{html.escape(sheet)}"><Table>{lines}</Table></Worksheet></Workbook>'
    )


def _xml_cell(column: int, value: object, span: tuple[int, int] | None) -> str:
    merged = f' ss:MergeDown="{span[0] - 1}" ss:MergeAcross="{span[1] - 1}"' if span else ""
    kinds: dict[type, str] = {Error: "Error", str: "String", bool: "Boolean", dt.date: "DateTime"}
    text = str(int(value)) if isinstance(value, bool) else f"{value}T00:00:00" if isinstance(value, dt.date) else value
    kind = kinds.get(type(value), "Number")
    data = "" if value is None else f'<Data ss:Type="{kind}">{html.escape(str(text))}</Data>'
    return f'<Cell ss:Index="{column + 1}"{merged}>{data}</Cell>'


def delimited(rows: Sequence[Row], delimiter: str = ",") -> str:
    """The table as Excel saves it as a text."""
    return "".join(delimiter.join(_quoted(_shown(value), delimiter) for value in row) + "\r\n" for row in rows)


def _quoted(text: str, delimiter: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in (delimiter, '"', "\n", "\r")) else text


def _shown(value: object) -> str:
    return "" if value is None else str(value).upper() if isinstance(value, bool) else str(value)


FORMATS: Mapping[str, Callable[[Sequence[Row]], bytes]] = {
    "xlsx": xlsx,
    "xls": xls,
    "xlsb": xlsb,
    "ods": ods,
    "html": lambda rows: page(rows).encode(),
    "xml": lambda rows: spreadsheet_xml(rows).encode(),
    "csv": lambda rows: delimited(rows).encode("gbk"),
    "tsv": lambda rows: delimited(rows, "\t").encode("utf-16"),
}
