"""`taizhang load`: workbooks in, with an account of every row."""

import datetime as dt
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang.cli.accounting import Outcome, exit_code, printed, to_json
from taizhang.cli.files import refusal, workbooks
from taizhang.cli.options import DAY, common_options, opened
from taizhang.cli.output import write_bytes
from taizhang.cli.rows import declared
from taizhang.errors import NoPlacesError, TaizhangError

if TYPE_CHECKING:
    from taizhang.loading.archives import Member
    from taizhang.store import Store


def _user() -> str:
    """Who is logged in; nobody where the system does not know, as in a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--ledger", metavar="KEY", help="The ledger that the sheets are of, where they do not say it themselves.")
@click.option("--reported-on", type=DAY, help="The day that a workbook speaks of if it names none.")
@click.option("--by", default=_user, help="Who brings the workbooks.  [default: the user logged in]")
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON.")
@common_options
def load(
    paths: tuple[Path, ...], ledger: str | None, reported_on: dt.date | None, by: str, as_json: bool, folder: Path
) -> None:
    """Load workbooks: files, zips of them, and folders with either in them.

    Ends with 0 if all rows were loaded, 1 if some were rejected, 2 if a file or a sheet could not be taken.
    """
    outcomes = []
    with opened(folder) as store:
        specs = store.specs
        if ledger:
            declared(specs, ledger)
        if not store.places():
            raise NoPlacesError
        for member in workbooks(paths):
            outcomes.append(_load(store, member, ledger=ledger, reported_on=reported_on, by=by))
            if not as_json:
                click.echo(printed(outcomes[-1], specs))
    if as_json:
        write_bytes(to_json(outcomes, specs))
    sys.exit(exit_code(outcomes))


def _load(store: "Store", member: "Member", **said: Any) -> Outcome:  # noqa: ANN401 - as Store.load takes it
    try:
        if member.error:
            raise member.error
        return Outcome(member.file, store.load(member.path, member.file, **said))
    except TaizhangError as error:
        return Outcome(member.file, error)
    except OSError as error:
        return Outcome(member.file, refusal(error, member.file))
