"""The first typed rows of a sheet that is not yet published, worded as everywhere else."""

from pathlib import Path
from typing import Final

import pyarrow as pa

from taizhang.spec import PLACE_TYPES, Ledger
from taizhang.ui import data, tables
from taizhang.ui.view import current

SAMPLE: Final = 20


def show(file: Path, ledger: Ledger, key: str) -> None:
    """The first rows of the Arrow file `file` as rows of `ledger`; `key` tells two on one page apart."""
    tables.show(tables.worded(sample(file, {p.code: p.name for p in data.places(current().version)}), ledger), key=key)


def sample(file: Path, places: dict[str, str]) -> pa.Table:
    """The first rows of the Arrow file `file`, with the names of their places; `places` are names by code."""
    with pa.OSFile(str(file)) as source:
        rows = pa.ipc.open_file(source).get_batch(0).slice(0, SAMPLE)
    columns = {"_row": rows.column("_row")}
    for level in PLACE_TYPES:
        if f"{level}_code" in rows.schema.names:
            names = [places.get(code, code) for code in rows.column(f"{level}_code").to_pylist()]
            columns[level] = pa.array(names, pa.string())
    return pa.table(columns | {name: rows.column(name) for name in rows.schema.names if name != "_row"})
