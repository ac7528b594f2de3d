"""A real Chromium that can reach nothing but the server under test, and servers with a store each.

Every test that opens a page also proves that neither the page nor the server asked for anything outside 127.0.0.1,
and that the browser's console shows no error.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.proxy import RefusingProxy
from tools.browser import CHROMIUM_FLAGS, find_chromium, missing
from tools.server import Server, running

EGRESS = Path(__file__).parent / "egress"
# Streamlit looks for itself below each page's address first, and the browser reports that as an error.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and let one worker run them all: one Chromium, one demo server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def proxy() -> Iterator[RefusingProxy]:
    """The browser's only way out."""
    with RefusingProxy() as proxy:
        yield proxy


@pytest.fixture(scope="session")
def chromium(proxy: RefusingProxy) -> Iterator[Browser]:
    """A headless Chromium behind the proxy, loopback too; without one, tests fail in CI and are skipped elsewhere."""
    if lacking := missing():
        reason = f"missing: {' and '.join(lacking.values())}"
        pytest.fail(reason) if "CI" in os.environ else pytest.skip(reason)
    with sync_playwright() as playwright:
        behind = {"server": proxy.url, "bypass": "<-loopback>"}
        yield playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS, proxy=behind)


@pytest.fixture(scope="session")
def viewer(chromium: Browser) -> BrowserContext:
    """One person at one desk, whose browser keeps what does not change."""
    return chromium.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")


@pytest.fixture
def page(viewer: BrowserContext, proxy: RefusingProxy) -> Iterator[Page]:
    """A new tab of 1280 by 800; afterwards, nothing was refused and no error came up."""
    page, errors = viewer.new_page(), list[str]()
    page.on("console", lambda message: errors.extend(_told(message)))
    page.on("pageerror", lambda error: errors.append(str(error)))
    proxy.refused.clear()
    yield page
    page.close()
    assert not proxy.refused, f"the browser asked for {proxy.refused}"
    assert not errors, errors


def _told(message: ConsoleMessage) -> list[str]:
    harmless = message.type != "error" or message.location.get("url", "").endswith(PROBES)
    return [] if harmless else [f"{message.text} ({message.location.get('url')})"]


Serve = Callable[[Path], Server]


@pytest.fixture(scope="session")
def demo_server(demo_made: Path, proxy: RefusingProxy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the demonstration data, for tests that only look."""
    folder = tmp_path_factory.mktemp("demo-server")
    with serving(shutil.copytree(demo_made, folder / "store"), proxy) as server:
        yield server


@pytest.fixture
def serve(proxy: RefusingProxy) -> Iterator[Serve]:
    """Start a server on a store that the test may change."""
    with ExitStack() as stack:
        yield lambda store: stack.enter_context(serving(store, proxy))


@contextmanager
def serving(store: Path, proxy: RefusingProxy) -> Iterator[Server]:
    """A server the proxy lets the browser reach; afterwards, it asked for no address outside this machine."""
    log = store / "egress.log"
    watched = {"PYTHONPATH": str(EGRESS), "TAIZHANG_EGRESS_LOG": str(log)}
    with running(store, store / "server.log", watched) as server:
        proxy.allowed.add(server.url.removeprefix("http://"))
        yield server
    assert not log.exists(), f"the server asked for {log.read_text()}"
