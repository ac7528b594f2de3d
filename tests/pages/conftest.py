"""Runs of the app in AppTest, over an empty store, the demonstration, or ledgers whose truth is known."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from pages.marks import charts
from streamlit.testing.v1 import AppTest

from taizhang.paths import DEMO, ROOT
from taizhang.store import Store, read_places
from taizhang.ui import data

# not app.py itself: beside a folder pages/, AppTest would run the files in it without app.py
SCRIPT = "from taizhang.ui import frame\n\nframe.run()\n"
KNOWN_BOOKS = ("01_0320_secretary_project", "09_0520_secretary_project", "04_0320_lecture_session")
Visit = Callable[..., AppTest]


@pytest.fixture
def known_store(tmp_path: Path) -> Path:
    """The folder of a store with three of the workbooks in tests/ledgers, which lie beside their truth."""
    folder = tmp_path / "known-store"
    with Store.open(folder) as store:
        store.import_places(read_places(DEMO / "places.csv"))
        for name in KNOWN_BOOKS:
            store.load(ROOT / "tests" / "ledgers" / f"{name}.xlsx")
    return folder


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Open a page of a store in a language, with more parameters of its address; the store is let go at the end."""
    monkeypatch.delenv("TAIZHANG_LANGUAGE", raising=False)
    st.cache_resource.clear()
    opened: list[Path] = []

    def visited(folder: Path, page: str = "overview", language: str = "zh", **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("TAIZHANG_STORE", str(folder))
        opened.append(folder)
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        if language != "zh":
            app.query_params["lang"] = language
        app.run()
        app.query_params.update(address)
        return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()

    yield visited
    if opened:
        data.store().close()
    st.cache_resource.clear()


def texts(app: AppTest) -> str:
    """Everything a page says outside tables."""
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.info, app.error, app.html)
    said = [element.value if hasattr(element, "value") else element.body for kind in kinds for element in kind]
    drawn = [re.sub(r"<[^>]*>", " ", markup) for markup in charts(app)]
    return "\n".join([*map(str, said), *drawn, *(b.label for b in app.button), *(e.label for e in app.expander)])
