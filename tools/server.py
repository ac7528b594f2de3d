"""A running Taizhang on a free port of 127.0.0.1, for tests, pictures and measurements."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

START_SECONDS = 60


class Server(msgspec.Struct, frozen=True):
    """A server that answers: its address without a closing slash, process id and log."""

    url: str
    pid: int
    log: Path


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(store: Path, log: Path, env: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Serve `store` until the block ends; what the server says goes to the file `log`."""
    port = free_port()
    command = [sys.executable, "-m", "taizhang", "serve", "--store", str(store), "--port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **(env or {})})
    try:
        server = Server(f"http://127.0.0.1:{port}", process.pid, log)
        wait_until_it_answers(server, process)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_it_answers(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Return when the server is healthy; RuntimeError with its log if it ends or takes too long."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{server.url}/_stcore/health", timeout=5)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{server.log.read_text(errors='replace')}")
