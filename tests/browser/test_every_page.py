"""Every page, in each language, full and empty: it draws, fits any window, and asks for nothing outside 127.0.0.1.

That nothing was asked for and the console shows no error is what the fixtures `page` and the servers end with.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.conftest import serving
from tests.browser.layout import broken, foreign_words
from tests.browser.proxy import RefusingProxy
from tools.pages import LANGUAGES, names, path, wait_until_drawn
from tools.server import Server

WIDTHS = (1280, 1600, 1920, 2560, 3840)
RESIZED_MS = 400


@pytest.fixture(scope="module")
def empty_server(proxy: RefusingProxy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store somebody emptied."""
    from taizhang.store import Store

    folder = tmp_path_factory.mktemp("empty-server")
    with Store.open(folder) as store:
        store.clear()
    with serving(folder, proxy) as server:
        yield server


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("state", ["demo", "empty"])
def test_it_draws_and_fits(
    page: Page, demo_server: Server, empty_server: Server, name: str, language: str, state: str
) -> None:
    server = demo_server if state == "demo" else empty_server
    page.goto(server.url + path(name, f"lang={language}"))
    wait_until_drawn(page)
    assert page.get_by_test_id("stException").count() == 0
    for width in WIDTHS if state == "demo" else WIDTHS[:1]:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(RESIZED_MS)
        assert broken(page) == [], f"{width} pixels wide"
    if language == "zh":
        assert foreign_words(page) == []


def test_a_foreign_page_is_refused_without_asking_outside(demo_server: Server) -> None:
    address = demo_server.url.replace("http", "ws") + "/_stcore/stream"
    with pytest.raises(InvalidStatus), connect(address, origin="http://elsewhere.example"):
        pass
    assert not Path(demo_server.log.parent, "egress.log").exists()
