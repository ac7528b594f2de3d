"""What a panel needs beyond a metric by street, community, month or choice."""

from functools import cache
from typing import Any

import duckdb

from taizhang.errors import UnknownNameError
from taizhang.locale import _
from taizhang.paths import QUERIES

CHARTS = QUERIES / "charts"


def panel(cursor: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
    """The rows of the query `queries/charts/<name>.sql` in the slice; its head comment says which columns they have."""
    result = cursor.execute(_query(name))
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


@cache
def _query(name: str) -> str:
    known = {path.stem: path for path in sorted(CHARTS.glob("*.sql"))}
    if name not in known:
        raise UnknownNameError(kind=_("chart"), name=name, known=", ".join(known))
    return known[name].read_text(encoding="utf-8")
