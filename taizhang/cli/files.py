"""The workbooks that the paths of a command name: files, folders with them, zips of them."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from taizhang.errors import WorkbookError
from taizhang.locale import N_

if TYPE_CHECKING:
    from taizhang.loading.archives import Member

_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".tsv", ".txt", ".zip")


class FileMissingError(WorkbookError):
    """A path at which nothing lies."""

    template = N_("{file} does not exist. Check the path.")


class NoWorkbooksError(WorkbookError):
    """A folder in which there is nothing to load."""

    template = N_("The folder {file} holds no workbook. Check the path.")


def workbooks(paths: Sequence[Path]) -> Iterator["Member"]:
    """Every workbook that `paths` name, a zip's among them, as it comes; it brings its error if it cannot be had.

    What is unpacked lies there only until the next one is asked for.
    """
    from taizhang.loading.archives import Member, books_in

    for path in _files(paths):
        with tempfile.TemporaryDirectory(prefix="taizhang-") as work:
            try:
                _check(path)
                yield from books_in(path, path.name, Path(work))
            except (WorkbookError, OSError) as error:
                yield Member(file=path.name, path=path, error=refusal(error, path.name))


def refusal(error: WorkbookError | OSError, file: str) -> WorkbookError:
    """What is to be said of `file` that the reader or the system refused."""
    return error if isinstance(error, WorkbookError) else WorkbookError(file=file, reason=error.strerror)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files themselves; a folder gives its workbooks by name, without hidden and lock files."""
    for path in paths:
        inside = sorted(p for p in path.iterdir() if _is_workbook(p)) if path.is_dir() else []
        yield from inside or [path]


def _is_workbook(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in _WORKBOOKS and not path.name.startswith((".", "~$"))


def _check(path: Path) -> None:
    if path.is_dir():
        raise NoWorkbooksError(file=path)
    if not path.exists():
        raise FileMissingError(file=path)
