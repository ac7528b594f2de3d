"""The streets' scoreboard: a few numbers by street and the rank they give together; a cell opens its rows."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

import pyarrow as pa
import streamlit as st

from taizhang.charts.text import unit_gap
from taizhang.locale import _
from taizhang.metrics import Group
from taizhang.ui import data, drill, numbers, tables
from taizhang.ui.view import View, cached, current


def show(names: Sequence[str]) -> None:
    """The scoreboard of the metrics `names`, the best street first."""
    table, codes = _board(current(), tuple(names))
    clicked = f"scoreboard-{st.session_state.get('opened', 0)}"
    with st.container(key="scoreboard"):
        st.dataframe(
            table,
            key=clicked,
            hide_index=True,
            placeholder="—",
            height=tables.ROW_PIXELS * (table.num_rows + 1) + 3,
            column_config=_configuration(names),
            selection_mode="single-cell",
            on_select=lambda: _open(st.session_state[clicked], codes, names),
        )
    st.caption(_("Rank: by the mean of the ranks in these columns; equal values share one, empty ones do not count."))


def ranks(groups: Sequence[Group], good: str) -> dict[str, int]:
    """The rank of each street that has a value, 1 the best; equal values share one."""
    sign = 1 if good == "down" else -1
    scores = {g.key or "": sign * g.value for g in groups if g.value is not None}
    return {key: 1 + sum(other < score for other in scores.values()) for key, score in scores.items()}


@cached()
def _board(view: View, names: tuple[str, ...]) -> tuple[pa.Table, tuple[str, ...]]:
    columns = {name: numbers.groups(name, "street") for name in names}
    ranked = [ranks(groups, data.metric(name).good) for name, groups in columns.items()]
    streets = {g.key or "": g.label for g in columns[names[0]]}
    # a street without any value ranks last
    means = {code: fmean([r[code] for r in ranked if code in r] or [len(streets)]) for code in streets}
    order = sorted(streets, key=lambda code: means[code])
    table: dict[str, Any] = {
        _("Rank"): [1 + sum(m < means[code] for m in means.values()) for code in order],
        _("Street"): [streets[code] for code in order],
    }
    for name, groups in columns.items():
        values = {g.key: g.value for g in groups}
        table[data.metric(name).label] = [values.get(code) for code in order]
    return pa.table(table), tuple(order)


def _configuration(names: Sequence[str]) -> dict[str, Any]:
    made: dict[str, Any] = {_("Rank"): st.column_config.NumberColumn(width="small", format="%d")}
    for metric in map(data.metric, names):
        unit = metric.unit.replace("%", "%%")
        digits = "%d" if metric.aggregate.adds_up else "%.1f"
        made[metric.label] = st.column_config.NumberColumn(format=f"{digits}{unit_gap(metric.unit)}{unit}")
    return made


def _open(selection: Any, codes: Sequence[str], names: Sequence[str]) -> None:  # noqa: ANN401 - Streamlit's own shape
    cells = selection["selection"]["cells"]
    metric = next((data.metric(n) for n in names if cells and data.metric(n).label == cells[0][1]), None)
    if metric:
        st.session_state["opened"] = st.session_state.get("opened", 0) + 1
        drill.open_rows(metric.name, {"street": codes[cells[0][0]]})
