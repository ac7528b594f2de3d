"""`taizhang load`: workbooks in, with an account of every row."""

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang.cli.accounting import Outcome, exit_code, printed, to_json
from taizhang.cli.options import DAY, common_options, opened
from taizhang.cli.output import write_bytes
from taizhang.cli.rows import declared
from taizhang.errors import TaizhangError, WorkbookError
from taizhang.locale import N_

if TYPE_CHECKING:
    from taizhang.loading.archives import Member
    from taizhang.store import Store

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".tsv", ".txt", ".zip")


class FileMissingError(WorkbookError):
    """A path at which nothing lies."""

    template = N_("{file} does not exist. Check the path.")


class NoWorkbooksError(WorkbookError):
    """A folder in which there is nothing to load."""

    template = N_("The folder {file} holds no workbook. Check the path.")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--ledger", metavar="KEY", help="The ledger that the sheets are of, where they do not say it themselves.")
@click.option("--reported-on", type=DAY, help="The day that a workbook speaks of if it names none.")
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON.")
@common_options
def load(paths: tuple[Path, ...], ledger: str | None, reported_on: dt.date | None, as_json: bool, folder: Path) -> None:
    """Load workbooks: files, zips of them, and folders with either in them.

    Ends with 0 if all rows were loaded, 1 if some were rejected, 2 if a file or a sheet could not be taken.
    """
    outcomes = []
    with opened(folder) as store:
        specs = store.specs
        if ledger:
            declared(specs, ledger)
        for outcome in (o for path in _files(paths) for o in _outcomes(store, path, ledger, reported_on)):
            outcomes.append(outcome)
            if not as_json:
                click.echo(printed(outcome, specs))
    if as_json:
        write_bytes(to_json(outcomes, specs))
    sys.exit(exit_code(outcomes))


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files to load; a folder gives its workbooks by name, without hidden and lock files."""
    for path in paths:
        inside = sorted(p for p in path.iterdir() if _is_workbook(p)) if path.is_dir() else []
        yield from inside or [path]


def _is_workbook(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in _WORKBOOKS and not path.name.startswith((".", "~$"))


def _outcomes(store: "Store", path: Path, ledger: str | None, reported_on: dt.date | None) -> Iterator[Outcome]:
    """What becomes of a file, or of each workbook in a zip."""
    from taizhang.loading.archives import books_in

    with tempfile.TemporaryDirectory(prefix="taizhang-") as work:
        try:
            if path.is_dir():
                raise NoWorkbooksError(file=path)
            if not path.exists():
                raise FileMissingError(file=path)
            members = books_in(path, path.name, Path(work))
        except (TaizhangError, OSError) as error:
            yield Outcome(path.name, _told(error, path.name))
            return
        for member in members:
            yield _load(store, member, ledger, reported_on)


def _load(store: "Store", member: "Member", ledger: str | None, reported_on: dt.date | None) -> Outcome:
    try:
        if member.error:
            raise member.error
        return Outcome(member.file, store.load(member.path, member.file, ledger=ledger, reported_on=reported_on))
    except (TaizhangError, OSError) as error:
        return Outcome(member.file, _told(error, member.file))


def _told(error: TaizhangError | OSError, file: str) -> TaizhangError:
    return error if isinstance(error, TaizhangError) else WorkbookError(file=file, reason=error.strerror)
