"""`taizhang annotate`: a workbook that was loaded, with what was said of it."""

from pathlib import Path

import click

from taizhang.cli.options import common_options, opened
from taizhang.cli.output import write_bytes


@click.command()
@click.argument("upload", type=int, metavar="UPLOAD_ID")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="File to write to.  [default: the workbook's own name with a word added]")  # fmt: skip
@common_options
def annotate(upload: int, output: Path | None, folder: Path) -> None:
    """Write the original workbook of an upload back, with coloured cells, comments and a list of all findings."""
    from taizhang.exports import annotated_name, annotated_workbook, remarks_on

    with opened(folder) as store:
        taken = store.upload(upload)
        remarks = remarks_on(taken.sheets, taken.findings, store.specs)
        data = annotated_workbook(store.original(taken.sha256), taken.file, remarks)
    path = output or Path(annotated_name(taken.file))
    write_bytes(data, path)
    click.echo(str(path))
