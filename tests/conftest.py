"""Fixtures that several folders of tests share: stores, empty and with the demonstration data."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from taizhang import locale
from taizhang.store import Store


@pytest.fixture(autouse=True)
def _speaking_anew() -> Iterator[None]:
    """No test leaves its language to the next."""
    token = locale._language.set(None)
    yield
    locale._language.reset(token)


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demonstration data, made once for all workers; nobody may open it, only copy it."""
    return _once(_shared(tmp_path_factory) / "demo", _make_demo)


@pytest.fixture
def demo_store(demo_made: Path, tmp_path: Path) -> Path:
    """The folder of a store with the demonstration data, for one test to use as it likes."""
    return shutil.copytree(demo_made, tmp_path / "demo-store")


@pytest.fixture
def empty_store(tmp_path: Path) -> Path:
    """The folder of a store that somebody emptied, so that the demonstration data stays away."""
    folder = tmp_path / "empty-store"
    _make_empty(folder)
    return folder


def _make_demo(folder: Path) -> None:
    from taizhang.demo import load_demo

    with Store.open(folder) as store:
        load_demo(store)


def _make_empty(folder: Path) -> None:
    with Store.open(folder) as store:
        store.clear()


def _shared(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run see: pytest-xdist gives each worker a folder below it."""
    own = factory.getbasetemp()
    return own.parent if own.name.startswith("popen-") else own


def _once(folder: Path, make: Callable[[Path], None], patience: float = 300) -> Path:
    """Let the first worker that comes make `folder` while the others wait for it."""
    done = folder.with_suffix(".done")
    try:
        folder.with_suffix(".lock").mkdir()
    except FileExistsError:
        end = time.monotonic() + patience
        while not done.exists():
            if time.monotonic() > end:
                raise TimeoutError(f"{folder} was not made by another worker") from None
            time.sleep(0.1)
    else:
        make(folder)
        done.touch()
    return folder
