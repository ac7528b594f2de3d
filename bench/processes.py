"""What a process and its descendants use: CPU seconds and resident memory."""

import subprocess
import threading
from collections.abc import Sequence

import psutil

SAMPLE_SECONDS = 0.02


def resident_mb(root: psutil.Process) -> float:
    """Resident memory of a process and its descendants in MB (10^6 bytes); a page that two share counts twice."""
    total = 0
    for process in [root, *_children(root)]:
        try:
            total += process.memory_info().rss
        except psutil.Error:
            continue  # it ended meanwhile
    return total / 1e6


def cpu_seconds(root: psutil.Process) -> float:
    """User and system time of a process and its descendants, those that ended included."""
    spent = root.cpu_times()
    ended = getattr(spent, "children_user", 0.0) + getattr(spent, "children_system", 0.0)
    return spent.user + spent.system + ended + sum(sum(child.cpu_times()[:2]) for child in _children(root))


def run_watched(command: Sequence[str]) -> tuple[str, float]:
    """Run a command to its end: what it printed, and the peak of its tree's memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak, done = 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        root = psutil.Process(process.pid)
        while not done.wait(SAMPLE_SECONDS):
            peak = max(peak, resident_mb(root))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        output = process.communicate()[0]
    finally:
        done.set()
        watcher.join()
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return output, peak


def _children(root: psutil.Process) -> list[psutil.Process]:
    try:
        return root.children(recursive=True)
    except psutil.Error:
        return []
