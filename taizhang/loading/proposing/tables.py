"""The table of a sheet whose header is known: its columns, and which of its rows are data."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from taizhang.loading.columns import ORDINALS
from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing.field_types import is_filled
from taizhang.loading.proposing.grid import Grid
from taizhang.loading.proposing.naming import ColumnName, column_names
from taizhang.loading.proposing.row_keys import is_name
from taizhang.loading.proposing.windows import Heading, headings
from taizhang.loading.reading import RawSheet, Value, cell_text
from taizhang.loading.rows import kinds_below, row_rules
from taizhang.loading.sections import place_named
from taizhang.loading.wording import is_ordinal, is_section
from taizhang.spec import PLACE_TYPES, plain_heading

_UNIT_LINE: Final = re.compile(r"单位[:：]\s*([^\s、，,（(]+)")
_STUB: Final = "名称"  # what the first column is called that has no heading
_SAMPLE: Final = 500  # rows that tell what a column holds
_T = TypeVar("_T")
_ROW_NUMBERS: Final = ORDINALS | {"行次"}


class Table(msgspec.Struct, frozen=True):
    """A sheet whose header is known: its rows with merged cells filled, and what stands above each column."""

    sheet: RawSheet
    first: int
    last: int
    told: tuple[Heading, ...]
    names: list[ColumnName]
    rows: list[list[Value]]


class Column(msgspec.Struct, frozen=True):
    """One column of the table: where it lies in the cells read, its headings and name, the cells of the data rows.

    `sample` are as many of them as tell what kind of things they are.
    """

    index: int
    stack: tuple[str, ...]
    name: ColumnName
    values: tuple[Value, ...]
    sample: tuple[Value, ...]


def table_of(sheet: RawSheet, header_rows: tuple[int, int]) -> Table:
    first, last = sorted(min(max(row - 1 - sheet.first_row, 0), len(sheet.rows) - 1) for row in header_rows)
    told = headings(Grid(sheet, last + 1), first, last)
    names = column_names(told)
    rows = [list(row) for row in sheet.rows]
    for r0, c0, r1, _c1 in sheet.merges:
        for row in rows[r0 + 1 : r1 + 1] if r0 > last else ():
            row[c0] = rows[r0][c0]
    stub = next((c for c in range(len(told)) if any(cell_text(row[c]) for row in rows[first:])), 0)
    if told and not told[stub].stack and all(name.zh != _STUB for name in names):
        names[stub] = ColumnName(_STUB, _STUB, bare=_STUB)
    return Table(sheet, first, last, told, names, rows)


def anchor(table: Table) -> dict[int, str]:
    """The column that no row of data lacks, as far as can be told before the rows are: one of names, else the first."""
    below = [row for row in _sampled(table.rows[table.last + 1 :]) if any(cell_text(v) for v in row)]
    filled = [
        column
        for column, name in enumerate(table.names)
        if name.zh
        and plain_heading(name.zh) not in _ROW_NUMBERS
        and sum(is_filled(row[column]) for row in below) * 2 > len(below)
    ]
    named = [column for column in filled if is_name(table.names[column].zh)]
    return dict.fromkeys((*named, *filled)[:1], "anchor")


def data_rows(table: Table, required: Mapping[int, str], index: PlaceIndex) -> list[int]:
    """The rows of the sheet that the loader will take for data where the columns `required` must be filled."""
    rules = row_rules(
        [heading.stack for heading in table.told],
        {field: column for column, field in required.items()},
        required=required.values(),
        places=(),
        merges=table.sheet.merges,
        is_place=lambda text: any(place_named([text], level, index) for level in PLACE_TYPES),
    )
    kinds = kinds_below(table.sheet.rows[table.last + 1 :], rules, table.last + 1)
    return [row for row, kind in enumerate(kinds, table.last + 1) if kind == "data"]


def columns_of(table: Table, data: Sequence[int]) -> list[Column]:
    """The columns that have a name, with their cells in the rows `data`."""
    some = _sampled(data)
    return [
        Column(
            index=c,
            stack=table.told[c].stack,
            name=name,
            values=tuple(table.rows[row][c] for row in data),
            sample=tuple(table.rows[row][c] for row in some),
        )
        for c, name in enumerate(table.names)
        if name.zh
    ]


def _sampled(rows: Sequence[_T]) -> Sequence[_T]:
    """Some of many rows, at even distances, the first and those near the end among them."""
    return rows[:: max(1, len(rows) // _SAMPLE)]


def is_row_number(column: Column) -> bool:
    """Whether a column does but number the rows."""
    said = [cell_text(value) for value in column.sample if is_filled(value)]
    named = bool(column.stack) and plain_heading(column.stack[-1]) in _ROW_NUMBERS
    counts = said == [str(number) for number in range(1, len(said) + 1)]
    return named and (counts or all(map(is_ordinal, said)) or all(map(is_section, said)))


def told_unit(table: Table) -> str:
    """The unit that a line above the table names: 单位：万元."""
    lines = (cell_text(value) for row in table.sheet.rows[: table.first] for value in row)
    return next((m[1] for line in lines if (m := _UNIT_LINE.search(line))), "")
