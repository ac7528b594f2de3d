"""How wide the bands are that numbers of a metric's rows fall into."""

from collections.abc import Sequence

import duckdb

from taizhang.metrics.definition import Metric
from taizhang.metrics.keys import quoted

_BANDS = 8


def band_widths(cursor: duckdb.DuckDBPyConnection, metric: Metric, columns: Sequence[str]) -> dict[str, int]:
    """For each number among `columns` the width of about eight bands over its usual values: 1, 2, 5, 10, 20, 50 ….

    Usual is up to two standard deviations above the mean; a column without a number above 0 is left out.
    """
    if not columns:
        return {}
    tops = ", ".join(f"avg({quoted(c)}) + 2 * stddev_pop({quoted(c)})" for c in columns)
    found = cursor.execute(f"select {tops} from ({metric.rows_query}\n) as _rows").fetchall()[0]
    return {column: _width(top / _BANDS) for column, top in zip(columns, found, strict=True) if top and top > 0}


def _width(least: float) -> int:
    scale = 1
    while 5 * scale < least:
        scale *= 10
    return next(step * scale for step in (1, 2, 5) if step * scale >= least)
