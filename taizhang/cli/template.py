"""`taizhang template`: blank workbooks that load."""

from pathlib import Path

import click

from taizhang.cli.options import common_options
from taizhang.cli.rows import declared


@click.command()
@click.argument("ledger", required=False)
@click.option("--all", "all_", is_flag=True, help="One workbook for every ledger.")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="DIR",
              help="Folder to write to.  [default: this one]")  # fmt: skip
@common_options
def template(ledger: str | None, all_: bool, output: Path, folder: Path) -> None:
    """Write a blank workbook for LEDGER, with drop-downs for choices and a note on each heading."""
    from taizhang.exports import template_workbook
    from taizhang.store.knowledge import knowledge

    if bool(ledger) == all_:
        raise click.UsageError("Name one LEDGER, or ask for --all.")
    specs = knowledge(folder).specs
    output.mkdir(parents=True, exist_ok=True)
    for spec in specs.values() if all_ else [declared(specs, str(ledger))]:
        path = output / f"{spec.key}.xlsx"
        path.write_bytes(template_workbook(spec))
        click.echo(str(path))
