"""The server's CPU for one rerun of each page over a million lecture sessions, once warm."""

from pathlib import Path

import psutil

from bench.processes import cpu_seconds
from bench.result import Result
from bench.session import Session
from tools.server import running

WARMING = 3
RUNS = 20
TARGET_MS = 60


def measure_pages(folder: Path) -> list[Result]:
    """User and system time of the server's processes over 20 reruns in one session, divided by 20, for each page."""
    with running(folder, folder / "server.log") as server, Session(server.url) as session:
        root = psutil.Process(server.pid)
        return [
            Result(f"server CPU a rerun: {page or 'first page'}", _milliseconds(root, session, page), "ms", TARGET_MS)
            for page in session.pages()
        ]


def _milliseconds(root: psutil.Process, session: Session, page: str) -> float:
    for _run in range(WARMING):
        session.rerun(page)
    before = cpu_seconds(root)
    for _run in range(RUNS):
        session.rerun(page)
    return (cpu_seconds(root) - before) / RUNS * 1000
