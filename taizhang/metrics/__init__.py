"""Numbers: each is a file in `queries/metrics/` that selects the rows behind it."""

from taizhang.metrics.columns import check_metric
from taizhang.metrics.counting import RowCount, count_rows
from taizhang.metrics.crossing import Cross, Head, cross
from taizhang.metrics.definition import Aggregate, Metric
from taizhang.metrics.history import row_history, stepped_back
from taizhang.metrics.measuring import Group, Measure, Value, measure
from taizhang.metrics.own import own_metrics
from taizhang.metrics.panels import panel
from taizhang.metrics.reading import load_metrics, read_metric
from taizhang.metrics.rows import ledger_rows, metric_rows

__all__ = [
    "Aggregate",
    "Cross",
    "Group",
    "Head",
    "Measure",
    "Metric",
    "RowCount",
    "Value",
    "check_metric",
    "count_rows",
    "cross",
    "ledger_rows",
    "load_metrics",
    "measure",
    "metric_rows",
    "own_metrics",
    "panel",
    "read_metric",
    "row_history",
    "stepped_back",
]
