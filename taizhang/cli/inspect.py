"""`taizhang inspect`: what workbooks hold, without storing anything."""

import datetime as dt
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang.cli.files import refusal, workbooks
from taizhang.cli.inspected import Inspected, printed, to_json
from taizhang.cli.options import common_options
from taizhang.cli.output import write_bytes
from taizhang.errors import WorkbookError
from taizhang.locale import _

if TYPE_CHECKING:
    from taizhang.loading.archives import Member
    from taizhang.store.knowledge import Knowledge


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@common_options
def inspect(paths: tuple[Path, ...], as_json: bool, folder: Path) -> None:
    """Say what workbooks hold, and what sheets of no declared ledger could become; nothing is stored.

    A store is only asked for its places and ledgers. Ends with 0 if every file was read, else 2.
    """
    from taizhang.store.knowledge import knowledge

    known, found = knowledge(folder), []
    for member in workbooks(paths):
        found.append(_inspected(member, known))
        if not as_json:
            click.echo(printed(found[-1], known.specs))
    if as_json:
        write_bytes(to_json(found, known.specs))
    if not as_json and not known.places:
        click.echo(
            _(
                "There is no registry of places here, so no place was looked up and no row rejected for want of one. "
                "Import one with taizhang places import."
            ),
            err=True,
        )
    sys.exit(2 if any(isinstance(one.result, WorkbookError) for one in found) else 0)


def _inspected(member: "Member", known: "Knowledge") -> Inspected:
    from taizhang.loading import LoadRequest, load_book
    from taizhang.spec import without_places

    if member.error:
        return Inspected(member.file, member.error)
    with tempfile.TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True) as output:
        request = LoadRequest(
            path=str(member.path),
            file=member.file,
            output=output,
            specs=tuple(known.specs.values() if known.places else map(without_places, known.specs.values())),
            places=known.places,
            aliases=known.aliases,
            headings=known.headings,
            received_on=dt.date.today(),
            propose=True,
        )
        try:
            return Inspected(member.file, load_book(request))
        except (WorkbookError, OSError) as error:
            return Inspected(member.file, refusal(error, member.file))
