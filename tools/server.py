"""A running Taizhang on a free port of 127.0.0.1, for tests, pictures and measurements."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
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
    with answering(["-m", "taizhang", "serve", "--store", str(store)], "--port", log, env) as server:
        yield server


@contextmanager
def answering(
    command: Sequence[str], port_option: str, log: Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Iterator[Server]:
    """Run this Python with `command` and a free port until the block ends: any program that serves Streamlit pages."""
    port = free_port()
    with log.open("wb") as out:
        whole, known = [sys.executable, *command, port_option, str(port)], {**os.environ, **(env or {})}
        process = subprocess.Popen(whole, stdout=out, stderr=out, env=known, cwd=cwd)
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
