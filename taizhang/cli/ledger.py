"""`taizhang ledger`: which ledgers there are, and those that users declared in the store."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from taizhang.cli.options import common_options, opened, output_option, slice_of
from taizhang.cli.output import shown, text_table, write_bytes
from taizhang.cli.rows import declared
from taizhang.errors import TaizhangError
from taizhang.locale import N_, _

if TYPE_CHECKING:
    from taizhang.spec import Ledger
    from taizhang.store import Store

_MODES: Final = {"snapshot": N_("Reported whole each time"), "events": N_("Added to bit by bit")}


class FileExistsAlreadyError(TaizhangError):
    """A file that would be written over."""

    template = N_("{file} exists already. Remove it first, or name another folder.")


@click.group()
def ledger() -> None:
    """The ledgers that workbooks can be of, and those declared in the store."""


@ledger.command("list")
@common_options
def list_(folder: Path) -> None:
    """List every ledger: how it is reported, where it is declared, how many rows are in force."""
    with opened(folder) as store:
        own = {spec.key for spec in store.own_ledgers()}
        lines = [
            [
                spec.key,
                spec.label,
                _(_MODES[spec.mode]),
                _("this store") if spec.key in own else "data/ledgers",
                _row_count(store, spec),
            ]
            for spec in store.specs.values()
        ]
    click.echo(text_table([_("Key"), _("Name"), _("Reported"), _("Declared in"), _("Rows")], lines, numbers=(4,)))


@ledger.command()
@click.argument("key")
@output_option
@click.option("--to", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
              help="Write KEY.toml into this folder, such as data/ledgers; nothing is written over.")  # fmt: skip
@common_options
def export(key: str, output: Path | None, to: Path | None, folder: Path) -> None:
    """Write the declaration of the ledger KEY as TOML, as the files in data/ledgers/ are."""
    from taizhang.spec import to_toml

    if output and to:
        raise click.UsageError("Give either --output or --to.")
    with opened(folder) as store:
        text = to_toml(declared(store.specs, key))
    if to:
        click.echo(str(_written(to / f"{key}.toml", text)))
    else:
        write_bytes(text.encode(), output)


@ledger.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@common_options
def declare(file: Path, folder: Path) -> None:
    """Declare the ledger of the TOML FILE in the store, without a file in data/ledgers/."""
    from taizhang.spec import read_spec

    spec = read_spec(file)
    with opened(folder) as store:
        store.declare(spec)
    click.echo(_("{ledger} ({key}) is a ledger of this store now.").format(ledger=spec.label, key=spec.key))


@ledger.command()
@click.argument("key")
@common_options
def remove(key: str, folder: Path) -> None:
    """Forget the ledger KEY that was declared in the store; its uploads must be withdrawn first."""
    with opened(folder) as store:
        labels = {own.key: own.label for own in store.own_ledgers()}
        store.undeclare(key)
    click.echo(_("{ledger} ({key}) is a ledger of this store no more.").format(ledger=labels[key], key=key))


def _row_count(store: "Store", spec: "Ledger") -> str:
    from taizhang.metrics import measure, own_metrics

    metric = own_metrics([spec])[f"{spec.key}_rows"]
    with closing(store.cursor(slice_of(store, None))) as cursor:
        return shown(measure(cursor, metric).value)


def _written(path: Path, text: str) -> Path:
    if path.exists():
        raise FileExistsAlreadyError(file=path)
    path.write_text(text, "utf-8")
    return path
