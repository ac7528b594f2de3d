"""The command line run in this process, and stores and workbooks for it."""

import contextvars
import os

import pytest
from click.testing import CliRunner
from workbooks import PLACES, good_book

from taizhang.cli import main
from taizhang.store import Store


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """Messages in English, whatever the machine speaks."""
    monkeypatch.setenv("TAIZHANG_LANGUAGE", "en")


@pytest.fixture(scope="session")
def run():
    """Run `taizhang ARGS`; what --lang sets does not outlast the run."""

    def run_(*args: object):
        call = contextvars.copy_context().run
        return call(CliRunner().invoke, main, [os.fspath(a) if hasattr(a, "__fspath__") else str(a) for a in args])

    return run_


@pytest.fixture
def store(tmp_path):
    """The folder of a store that knows two streets and has no rows."""
    folder = tmp_path / "store"
    with Store.open(folder) as opened:
        opened.import_places(PLACES)
    return folder


@pytest.fixture(scope="session")
def reported(tmp_path_factory):
    """The folder of a store with projects reported in March and May; nobody loads more into it."""
    folder = tmp_path_factory.mktemp("cli") / "store"
    books = tmp_path_factory.mktemp("books")
    with Store.open(folder) as opened:
        opened.import_places(PLACES)
        opened.load(good_book(books / "march.xlsx", "2024-03-20", stage="推进", accepted=None))
        opened.load(good_book(books / "may.xlsx", "2024-05-20", stage="验收", accepted="2024-05-12"))
    return folder
