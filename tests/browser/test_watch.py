"""The watch over what leaves the machine sees what it must see: else “nothing left” would mean nothing."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import EGRESS
from tests.browser.proxy import RefusingProxy

IN_WORKER = """new Promise(done => {
    const code = "fetch('http://in-worker.example/').catch(() => 0).then(() => postMessage(0))";
    new Worker(URL.createObjectURL(new Blob([code]))).onmessage = done;
})"""
BY_SOCKET = "new Promise(done => { new WebSocket('ws://by-socket.example/').onerror = done; })"
BY_ELEMENT = "new Promise(done => { const i = new Image(); i.onerror = done; i.src = 'https://by-element.example/'; })"


@pytest.fixture(scope="module")
def plain_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A web server with one plain page."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "index.html").write_text("<h1>plain</h1>")

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(folder))

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("script", "seen"),
    [
        ("fetch('http://by-fetch.example/').catch(() => 0)", ["GET http://by-fetch.example/"]),
        (IN_WORKER, ["GET http://in-worker.example/"]),
        (BY_SOCKET, ["CONNECT by-socket.example:80"]),
        (BY_ELEMENT, ["CONNECT by-element.example:443"]),
        ("fetch('http://127.0.0.2:8/').catch(() => 0)", ["GET http://127.0.0.2:8/"]),
        ("fetch('/').then(r => r.text())", []),
    ],
)
def test_the_proxy_sees_what_a_page_asks_for(
    chromium: Browser, proxy: RefusingProxy, plain_server: str, script: str, seen: list[str]
) -> None:
    proxy.allowed.add(plain_server.removeprefix("http://"))
    page = chromium.new_page()
    page.goto(plain_server)
    proxy.refused.clear()
    page.evaluate(script)
    assert proxy.refused == seen
    page.close()


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("socket.create_connection(('192.0.2.1', 80), 0.01)", "192.0.2.1"),
        ("socket.getaddrinfo('by-name.example', 80)", "by-name.example"),
        ("socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.2', 1))", "192.0.2.2"),
        ("socket.create_connection(('127.0.0.1', 9), 0.01)", ""),
    ],
)
def test_the_hook_sees_what_a_server_asks_for(tmp_path: Path, statement: str, seen: str) -> None:
    log = tmp_path / "egress.log"
    env = {**os.environ, "PYTHONPATH": str(EGRESS), "TAIZHANG_EGRESS_LOG": str(log)}
    subprocess.run([sys.executable, "-c", f"import socket; {statement}"], env=env, capture_output=True, check=False)
    assert seen in log.read_text() if seen else not log.exists()
