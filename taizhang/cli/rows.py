"""`taizhang rows`: the rows of a ledger as they stood."""

import datetime as dt
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import click

from taizhang.cli.options import (
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
from taizhang.spec import Ledger


@click.command()
@click.argument("ledger")
@as_of_option
@street_option
@format_option("csv", "json", "xlsx")
@output_option
@common_options
def rows(
    ledger: str, as_of: dt.date | None, streets: tuple[str, ...], form: str, output: Path | None, folder: Path
) -> None:
    """Write the rows of LEDGER (its key, such as secretary_project), each with its file, sheet and row."""
    from taizhang.exports import rows_csv, rows_json, rows_xlsx
    from taizhang.metrics import ledger_rows

    with opened(folder) as store:
        spec = declared(store.specs, ledger)
        with closing(store.cursor(slice_of(store, as_of, streets=streets))) as cursor:
            table = ledger_rows(cursor, spec)
    if form == "xlsx":
        write_bytes(rows_xlsx(table, spec.label), output)
    elif form == "json":
        write_bytes(rows_json(table), output)
    else:
        write_bytes(rows_csv(table, bom=output is not None), output)


def declared(specs: Mapping[str, Ledger], key: str) -> Ledger:
    """The ledger called `key`. Raises UnknownNameError."""
    if key not in specs:
        raise UnknownNameError(kind=_("ledger"), name=key, known=", ".join(specs))
    return specs[key]
