"""Reading a workbook in a child of its own, with limits on time and memory."""

import logging
import os
import subprocess
import sys

import msgspec

from taizhang import errors
from taizhang.loading.limits import LIMITS, out_of_memory
from taizhang.loading.values import LoadedBook, LoadRequest

_log = logging.getLogger(__name__)


class _Answer(msgspec.Struct, frozen=True):
    book: LoadedBook | None = None
    error: str | None = None
    params: dict[str, str | int] = {}


def load_book(request: LoadRequest) -> LoadedBook:
    """Read, type and check the workbook of `request`; its typed rows lie in `request.output`. Raises WorkbookError."""
    # A name from a system of another encoding may hold what no text can: it is only ever shown.
    request = msgspec.structs.replace(request, file=request.file.encode("utf-8", "replace").decode())
    command = [sys.executable, "-m", "taizhang.loading.child"]
    # Larger pages of memory make reading a ledger of 100,000 rows a tenth faster; without glibc nobody heeds it.
    environment = os.environ | {"RUST_BACKTRACE": "0", "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
    try:
        child = subprocess.run(
            command,
            input=msgspec.json.encode(request),
            capture_output=True,
            timeout=LIMITS.seconds,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise errors.ReadingTooSlowError(file=request.file, seconds=LIMITS.seconds) from error
    if child.stderr:
        _log.info("reading %s: %s", request.file, child.stderr[:2000].decode("utf-8", "replace"))
    if child.returncode:
        raise _death(request.file, child)
    try:
        answer = msgspec.json.decode(child.stdout, type=_Answer)
    except msgspec.DecodeError as error:
        raise errors.ReadingFailedError(file=request.file) from error
    if answer.book is None:
        raise getattr(errors, answer.error or "ReadingFailedError")(**answer.params)
    return answer.book


def _death(file: str, child: subprocess.CompletedProcess[bytes]) -> errors.WorkbookError:
    """Why a child ended without an answer: out of memory, as its words or its signal say, or otherwise."""
    if b"memory allocation" in child.stderr or b"MemoryError" in child.stderr or child.returncode == -9:
        return out_of_memory(file)
    return errors.ReadingFailedError(file=file)
