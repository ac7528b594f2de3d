"""`taizhang demo`: the workbooks of the fictional district."""

from pathlib import Path

import click

from taizhang.cli.options import common_options


@click.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR",
              help="Folder to write to.")  # fmt: skip
@click.option("--seed", type=int, help="Another number gives other workbooks.  [default: those of the first start]")
@common_options
def demo(output: Path, seed: int | None, folder: Path) -> None:
    """Write the demonstration workbooks: three bimonthly reports of every ledger, as messy as real ones."""
    from taizhang.demo import write_demo

    for path in write_demo(output) if seed is None else write_demo(output, seed):
        click.echo(str(path))
