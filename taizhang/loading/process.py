"""Reading a workbook in a child of its own, with limits on time and memory."""

import logging
import os
import signal
import subprocess
import sys
import time
from typing import Final, TypeVar

import msgspec

from taizhang import errors
from taizhang.loading.limits import LIMITS, out_of_memory
from taizhang.loading.values import LoadedBook, LoadRequest

_log = logging.getLogger(__name__)
_OUT_OF_TIME: Final = -signal.SIGXCPU if hasattr(signal, "SIGXCPU") else None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What every child answers: nothing more, or the class and the parameters of the error that it ended in."""

    error: str | None = None
    params: dict[str, str | int] = {}


class _BookAnswer(Answer, frozen=True, kw_only=True):
    book: LoadedBook | None = None


_Answer = TypeVar("_Answer", bound=Answer)


def load_book(request: LoadRequest) -> LoadedBook:
    """Read, type and check the workbook of `request`; its typed rows lie in `request.output`. Raises WorkbookError."""
    request = msgspec.structs.replace(request, file=speakable(request.file))
    book = ask_child("taizhang.loading.child", request.file, request, _BookAnswer).book
    if book is None:
        raise errors.ReadingFailedError(file=request.file)
    return book


def speakable(file: str) -> str:
    """A file's name as a text: one from a system of another encoding may hold what no text can. It is only shown."""
    return file.encode("utf-8", "replace").decode()


def ask_child(module: str, file: str, request: msgspec.Struct, answer: type[_Answer]) -> _Answer:
    """What the child process `module` answers to `request`, which is about `file`. Raises WorkbookError."""
    # Larger pages of memory make reading a ledger of 100,000 rows a tenth faster; without glibc nobody heeds it.
    environment = os.environ | {"RUST_BACKTRACE": "0", "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
    started = time.monotonic()
    try:
        child = subprocess.run(
            [sys.executable, "-m", module],
            input=msgspec.json.encode(request),
            capture_output=True,
            timeout=LIMITS.seconds,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise errors.ReadingTooSlowError(file=file, seconds=LIMITS.seconds) from error
    if child.stderr:
        _log.info("reading %s: %s", file, child.stderr[:2000].decode("utf-8", "replace"))
    if child.returncode:
        raise _death(file, child, time.monotonic() - started)
    try:
        answered = msgspec.json.decode(child.stdout, type=answer)
    except msgspec.DecodeError as error:
        raise errors.ReadingFailedError(file=file) from error
    if answered.error:
        raise getattr(errors, answered.error)(**answered.params)
    return answered


def _death(file: str, child: subprocess.CompletedProcess[bytes], seconds: float) -> errors.WorkbookError:
    """Why a child ended without an answer: out of memory or of time, as its words or its signal say, or otherwise."""
    if child.returncode == _OUT_OF_TIME:
        return errors.ReadingTooSlowError(file=file, seconds=round(seconds))
    if b"memory allocation" in child.stderr or b"MemoryError" in child.stderr or child.returncode == -9:
        return out_of_memory(file)
    return errors.ReadingFailedError(file=file)
