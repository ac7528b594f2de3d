"""`taizhang metric`: numbers, and the rows behind them."""

import datetime as dt
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang.cli.measures import as_csv, as_json, as_text, rows_text
from taizhang.cli.options import (
    DAY,
    as_of_option,
    common_options,
    format_option,
    opened,
    output_option,
    slice_of,
    street_option,
)
from taizhang.cli.output import write_bytes
from taizhang.errors import UnknownNameError
from taizhang.locale import _

if TYPE_CHECKING:
    import pyarrow as pa

    from taizhang.metrics import Metric
    from taizhang.store import Slice, Store


@click.command()
@click.argument("name", required=False)
@click.option("--all", "all_", is_flag=True, help="Every metric.")
@as_of_option
@click.option("--before", type=DAY, help="The day to compare with.  [default: the report day before]")
@street_option
@click.option("--by", metavar="street|community|month|FIELD", help="Also by each of these.")
@click.option("--rows", "want_rows", is_flag=True, help="The rows behind the number.")
@format_option("table", "csv", "json")
@output_option
@common_options
def metric(
    name: str | None, all_: bool, as_of: dt.date | None, before: dt.date | None, streets: tuple[str, ...],
    by: str | None, want_rows: bool, form: str, output: Path | None, folder: Path,
) -> None:  # fmt: skip
    """Print the number NAME (such as projects_overdue), how it changed, and the rows behind it."""
    from taizhang.metrics import load_metrics, measure, metric_rows, own_metrics

    if bool(name) == all_ or (want_rows and (all_ or by)):
        raise click.UsageError("Name one metric, or ask for --all; --rows goes with one metric and without --by.")
    declared = load_metrics()
    with opened(folder) as store:
        metrics = {**declared, **own_metrics(store.own_ledgers())}
        chosen = list(metrics.values()) if all_ else [_declared(metrics, str(name))]
        slice_ = _slice(store, as_of, before, streets)
        with closing(store.cursor(slice_)) as cursor:
            if want_rows:
                _write_rows(metric_rows(cursor, chosen[0]), form, output)
                return
            measured = [(one, measure(cursor, one, by)) for one in chosen]
    writers = {"table": as_text, "csv": as_csv, "json": as_json}
    _write(writers[form](measured, slice_), form, output)


def _declared(metrics: Mapping[str, "Metric"], name: str) -> "Metric":
    if name not in metrics:
        raise UnknownNameError(kind=_("metric"), name=name, known=", ".join(metrics))
    return metrics[name]


def _slice(store: "Store", as_of: dt.date | None, before: dt.date | None, streets: tuple[str, ...]) -> "Slice":
    day = slice_of(store, as_of).as_of
    earlier = before or next((reported for reported in store.report_days() if reported < day), None)
    return slice_of(store, day, earlier, streets)


def _write_rows(table: "pa.Table", form: str, output: Path | None) -> None:
    from taizhang.exports import rows_csv, rows_json

    if form == "table":
        _write(rows_text(table), form, output)
    else:
        write_bytes(rows_json(table) if form == "json" else rows_csv(table, bom=output is not None), output)


def _write(text: str, form: str, output: Path | None) -> None:
    if form == "table" and output is None:
        click.echo(text)
    else:
        write_bytes(text.encode(), output)
