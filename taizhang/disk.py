"""Room on the disk: asked for before it is needed, and missed in words when it ran out all the same."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from taizhang.errors import DiskFilledError, DiskFullError

_MB: Final = 1_000_000
# Below 20 MB a file may hold much in little: 3 million cells of repeated words are 150 MB as typed rows.
_LEAST_FREE: Final = 200 * _MB
# In units of the file's size, at 100,000 rows: its copy while it is read 1, the typed rows 2, the original kept 1, the
# rows in the database 1; and as much again for what the database rewrites: its log, ends that move, a checkpoint.
_TIMES_FILE: Final = 10
_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
# How DuckDB tells of it: in the system's words, those of Windows too, or as the end of its room for temporary rows.
_SAID: Final = (
    *(os.strerror(number) for number in _FULL),
    "not enough space on the disk",
    "磁盘空间不足",
    "max_temp_directory_size",
)


def check_room(folder: Path, size: int) -> None:
    """Raise DiskFullError if `folder` has too little room to take in a file of `size` bytes."""
    need, free = max(_LEAST_FREE, _TIMES_FILE * size), shutil.disk_usage(folder).free
    if free < need:
        raise DiskFullError(free_mb=free // _MB, need_mb=-(-need // _MB))


def is_of_full_disk(error: BaseException) -> bool:
    """Whether `error`, of the system, Arrow or DuckDB, means that a disk or a quota is used up."""
    number = error.errno if isinstance(error, OSError) else None
    return number in _FULL if number else any(words in str(error) for words in _SAID)


@contextmanager
def full_disk_told(folder: Path) -> Iterator[None]:
    """Let the errors of a disk that fills while the body writes to `folder` become a DiskFilledError."""
    try:
        yield
    except Exception as error:
        if isinstance(error, DiskFullError) or not is_of_full_disk(error):
            raise
        raise DiskFilledError(path=str(folder)) from error
