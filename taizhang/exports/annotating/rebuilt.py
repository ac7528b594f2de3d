"""An xlsx with the cells of any workbook at the same places: what is marked where the original cannot carry marks."""

import datetime as dt
import math
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from taizhang.errors import WorkbookTooLargeError
from taizhang.exports.annotating.places import address_of
from taizhang.exports.annotating.spans import MAIN, RELATIONSHIPS, cell_string, escaped
from taizhang.exports.texts import display_width
from taizhang.loading.raw import Range, RawSheet, Value, cell_text
from taizhang.locale import N_

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/><numFmt numFmtId="166" formatCode="[h]:mm:ss"/>'
    '</numFmts><fonts count="1"><font><sz val="11"/><name val="微软雅黑"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    + "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for n in (0, 164, 165, 166))
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)  # fmt: skip
_DAY, _MOMENT, _DURATION = 1, 2, 3  # the formats above
_EPOCH: Final = dt.datetime(1899, 12, 30)
_FIRST_DAY: Final = dt.datetime(1900, 3, 1)  # Excel believes in a 29 February 1900, so days before it are texts
_NUMBER: Final = re.compile(r"-?\d{1,15}(\.\d{1,10})?")
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\]|^'|'$")
_CELL_CHARACTERS: Final = 32_767
_ROWS: Final = 1_048_576
_COLUMNS: Final = 16_384
_SAMPLED: Final = 200
_NARROWEST: Final = 9
_WIDEST: Final = 40


def sheet_names(sheets: Sequence[RawSheet]) -> dict[str, str]:
    """What each sheet is called in an xlsx, which takes no name of more than 31 characters or with a slash."""
    names: dict[str, str] = {}
    for sheet in sheets:
        base = _NO_NAME.sub(" ", sheet.name).strip()[:31] or "Sheet"
        taken = {name.lower() for name in names.values()}
        spare = (base, *(f"{base[:28]}{n}" for n in range(2, len(taken) + 3)))
        names[sheet.name] = next(name for name in spare if name.lower() not in taken)
    return names


def rebuilt(sheets: Sequence[RawSheet], path: Path, file: str, *, untyped: bool) -> None:
    """Write `sheets` as an xlsx to `path`: the same cells, merged ranges and hidden rows, named by sheet_names.

    Where cells are `untyped`, as in a csv, texts that are plainly numbers become numbers. Raises WorkbookTooLargeError.
    """
    for sheet in sheets:
        _check_size(sheet, file)
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", _content_types(numbers))
        archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.xml")}))
        archive.writestr("xl/workbook.xml", _workbook(sheets))
        related = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in numbers}
        archive.writestr("xl/_rels/workbook.xml.rels", _relations({**related, "rId0": ("styles", "styles.xml")}))
        archive.writestr("xl/styles.xml", _STYLES)
        for number, sheet in zip(numbers, sheets, strict=True):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for piece in _sheet(sheet, untyped):
                    part.write(piece)


def _check_size(sheet: RawSheet, file: str) -> None:
    width = sheet.first_column + max(map(len, sheet.rows), default=0)
    for what, found, limit in (
        (N_("the number of rows"), sheet.height, _ROWS),
        (N_("the number of columns"), width, _COLUMNS),
    ):
        if found > limit:
            raise WorkbookTooLargeError(file=file, what=what, found=found, limit=limit)


def _content_types(numbers: range) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}worksheet+xml"/>' for n in numbers
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}styles+xml"/>{sheets}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{id_}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{lines}</Relationships>'


def _workbook(sheets: Sequence[RawSheet]) -> str:
    names = sheet_names(sheets)
    lines = "".join(
        f'<sheet name="{escaped(names[sheet.name]).decode()}" sheetId="{n}" r:id="rId{n}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if sheet.hidden else ''}/>"
        for n, sheet in enumerate(sheets, start=1)
    )
    return f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets>{lines}</sheets></workbook>'


def _sheet(sheet: RawSheet, untyped: bool) -> Iterator[bytes]:
    top, left = sheet.first_row + 1, sheet.first_column + 1
    letters = [address_of((1, left + n))[:-1] for n in range(max(map(len, sheet.rows), default=0))]
    hidden = set(sheet.hidden_rows)
    yield f'{_HEAD}<worksheet xmlns="{MAIN}">{_columns(sheet)}<sheetData>'.encode()
    for number, row in enumerate(sheet.rows, start=top):
        cells = b"".join(
            _cell(f"{letter}{number}", _number(value) if untyped else value)
            for letter, value in zip(letters, row, strict=False)
            if value != ""
        )
        if cells or number in hidden:
            yield b'<row r="%d"%s>%s</row>' % (number, b' hidden="1"' if number in hidden else b"", cells)
    merges = [
        f'<mergeCell ref="{address_of((top + r0, left + c0))}:{address_of((top + r1, left + c1))}"/>'
        for r0, c0, r1, c1 in _apart(sheet.merges)
    ]
    ending = f'<mergeCells count="{len(merges)}">{"".join(merges)}</mergeCells>' if merges else ""
    yield f"</sheetData>{ending}</worksheet>".encode()


def _columns(sheet: RawSheet) -> str:
    """Columns as wide as what stands in them."""
    widest = [max(display_width(cell_text(v)) for v in c) for c in zip(*sheet.rows[:_SAMPLED], strict=False)]
    lines = [
        f'<col min="{n}" max="{n}" width="{min(max(width + 2, _NARROWEST), _WIDEST)}" customWidth="1"/>'
        for n, width in enumerate(widest, start=sheet.first_column + 1)
    ]
    return f"<cols>{''.join(lines)}</cols>" if lines else ""


def _apart(merges: Sequence[Range]) -> Iterator[Range]:
    """The merged ranges of more than one cell that overlap none before; Excel would call any other a damage."""
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for r0, c0, r1, c1 in merges:
        rows = range(r0, r1 + 1)
        if (r0, c0) == (r1, c1) or any(a <= c1 and c0 <= b for row in rows for a, b in taken[row]):
            continue
        for row in rows:
            taken[row].append((c0, c1))
        yield r0, c0, r1, c1


def _number(value: Value) -> Value:
    """The number that a text is, if it is written as one and read back as the same text; long digits stay text."""
    if not (isinstance(value, str) and _NUMBER.fullmatch(value)):
        return value
    number = float(value)
    return number if cell_text(number) == value else value


def _cell(address: str, value: Value) -> bytes:
    match value:
        case bool():
            return f'<c r="{address}" t="b"><v>{value:d}</v></c>'.encode()
        case int() | float() if math.isfinite(value):
            return f'<c r="{address}"><v>{value!r}</v></c>'.encode()
        case dt.datetime() | dt.date() | dt.time() | dt.timedelta() if (serial := _serial(value)) is not None:
            return f'<c r="{address}" s="{serial[0]}"><v>{serial[1]!r}</v></c>'.encode()
        case _:
            text = cell_string(str(value)[:_CELL_CHARACTERS])
            return b'<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (address.encode(), text)


def _serial(value: dt.date | dt.time | dt.timedelta) -> tuple[int, float] | None:
    """The format and the number of a day, a moment or a duration; None for what Excel's calendar does not hold."""
    if isinstance(value, dt.timedelta):
        return (_DURATION, value / dt.timedelta(days=1)) if value >= dt.timedelta() else None
    if isinstance(value, dt.time):
        value = _EPOCH.replace(hour=value.hour, minute=value.minute, second=value.second)
        return _DURATION, (value - _EPOCH) / dt.timedelta(days=1)
    moment = dt.datetime.combine(value, dt.time()) if not isinstance(value, dt.datetime) else value.replace(tzinfo=None)
    days = (moment - _EPOCH) / dt.timedelta(days=1)
    return (_DAY if days.is_integer() else _MOMENT, days) if moment >= _FIRST_DAY else None
