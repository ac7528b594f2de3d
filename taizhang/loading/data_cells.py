"""The cells of a sheet's data rows, by field: merged ranges filled, 同上 resolved, ticked columns made one."""

from collections.abc import Mapping, Sequence
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from taizhang.findings import Finding
from taizhang.loading.cells import column_array
from taizhang.loading.checks import cell_address
from taizhang.loading.planning import SheetPlan
from taizhang.loading.reading import RawSheet, Value, cell_text
from taizhang.loading.ticks import ticked
from taizhang.loading.values import ColumnMatch

_DITTO: Final = pa.array(
    ["同上", "〃", '"', "”", "″", "''", "同前", "同上行", "〃〃", "々", "\u201c", "如上", "（同上）"]
)


def data_cells(plan: SheetPlan) -> tuple[pa.Table, list[Finding]]:
    """A column a field found, and `_row` (1-based, of the sheet); and what is said of cells that repeat one above."""
    sheet, header = plan.sheet, plan.header
    assert header is not None
    data = [i for i, kind in enumerate(plan.kinds) if kind == "data"]
    row = pa.array([sheet.first_row + i + 1 for i in data], pa.int32())
    columns = list(zip(*sheet.rows, strict=True))
    arrays: dict[str, pa.Array] = {}
    findings: list[Finding] = []
    for key, i in header.fields.items():
        values = _filled(columns[i], i, sheet, data)
        arrays[key] = column_array(values)
        if repeats := _repeats(arrays[key]):
            above = _from_above(values, repeats)
            findings += _said(plan, key, [(data[at], values[at], above[at]) for at in repeats])
            arrays[key] = column_array(above)
    spread = {key: _ticked(columns, matches, data) for key, matches in header.ticks.items()}
    places: Mapping[str, Sequence[Value]] = {key: [names[i] for i in data] for key, names in plan.sections.items()}
    arrays |= {key: column_array(values) for key, values in {**spread, **places}.items()}
    return pa.table(arrays | {"_row": row}), findings


def _filled(column: Sequence[Value], position: int, sheet: RawSheet, data: Sequence[int]) -> list[Value]:
    """The data cells of one column, merged ranges filled."""
    merges = [m for m in sheet.merges if m[1] <= position <= m[3]]
    if merges:
        column = list(column)  # a tuple until here
        for r0, c0, r1, _c1 in merges:
            column[r0 : r1 + 1] = [sheet.rows[r0][c0]] * (r1 - r0 + 1)
    contiguous = data and data[-1] - data[0] + 1 == len(data)
    return list(column[data[0] : data[-1] + 1]) if contiguous else [column[i] for i in data]


def _repeats(cells: pa.Array) -> list[int]:
    """Where a column says 同上; but the first row has none above it."""
    if not pa.types.is_string(cells.type):
        return []
    same = pc.is_in(cells, _DITTO)
    return [at for at in pc.indices_nonzero(same).to_pylist() if at]


def _from_above(values: Sequence[Value], repeats: Sequence[int]) -> list[Value]:
    filled = list(values)
    for at in repeats:
        filled[at] = filled[at - 1]
    return filled


def _said(plan: SheetPlan, key: str, repeated: Sequence[tuple[int, Value, Value]]) -> list[Finding]:
    sheet, column = plan.sheet, plan.header.fields[key] if plan.header else 0
    return [
        Finding(
            code="same_as_above",
            sheet=sheet.name,
            row=(row := sheet.first_row + i + 1),
            cell=cell_address(row, sheet.first_column + column),
            field=key,
            value=cell_text(written),
            detail=cell_text(above),
        )
        for i, written, above in repeated
    ]


def _ticked(columns: Sequence[Sequence[Value]], matches: Sequence[ColumnMatch], data: Sequence[int]) -> list[Value]:
    """For each data row the choice that is ticked in `matches`, the columns of one field."""
    names = [match.choice or "" for match in matches]
    return [ticked([cell_text(columns[match.index][i]) for match in matches], names) for i in data]
