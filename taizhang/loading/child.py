"""The process that reads one workbook: hostile files kill it, not the server.

It takes a LoadRequest as JSON on its standard input and answers with one JSON object on its standard output:
`{"book": LoadedBook}`, or `{"error": class name, "params": {...}}`.
"""

import gc
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType

import msgspec

from taizhang.disk import full_disk_told
from taizhang.errors import ReadingFailedError, TaizhangError
from taizhang.loading.containers import unpacked_size
from taizhang.loading.limits import LIMITS, out_of_memory
from taizhang.loading.reading import read_workbook
from taizhang.loading.values import LoadedBook, LoadRequest


def main() -> None:
    """Read what the request names and answer; never ends in a traceback."""
    sys.meta_path.insert(0, _NoPandas())
    gc.disable()  # millions of cells and one short life: collecting costs a tenth of the time and frees nothing
    limit_memory()
    end_with_parent()
    threading.Thread(target=_import_beside, daemon=True).start()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=LoadRequest)
    limit_time(Path(request.path))
    sys.stdout.buffer.write(answer(request))
    sys.stdout.flush()
    os._exit(0)  # taking a million cells down one by one would cost as long as typing them


def answer(request: LoadRequest) -> bytes:
    """The child's whole answer to `request`, as JSON."""
    return answered(request.file, lambda: _understood(request))


def answered(file: str, work: Callable[[], object]) -> bytes:
    """What `work` on the workbook `file` gives, as JSON; or the error that it ended in, whatever that was."""
    try:
        return msgspec.json.encode(work())
    except TaizhangError as error:
        return _refusal(error)
    except MemoryError:
        return _refusal(out_of_memory(file))
    except BaseException as error:  # the reader's panics are no Exception
        traceback.print_exception(error)
        scarce = type(error).__name__ == "OutOfMemoryException"  # DuckDB's, which is no MemoryError
        return _refusal(out_of_memory(file) if scarce else ReadingFailedError(file=file))


def _understood(request: LoadRequest) -> dict[str, LoadedBook]:
    sheets = list(read_workbook(Path(request.path), request.file, LIMITS))
    from taizhang.loading.books import understand_book  # _import_beside has it imported by now

    with full_disk_told(Path(request.output)):
        return {"book": understand_book(request, sheets)}


def _refusal(error: TaizhangError) -> bytes:
    return msgspec.json.encode({"error": type(error).__name__, "params": error.params})


def limit_memory() -> None:
    """Let the system refuse more memory than a ledger needs; systems without such limits go without."""
    _limit("RLIMIT_DATA", LIMITS.memory_mib << 20)
    _limit("RLIMIT_AS", LIMITS.address_mib << 20)
    _limit("RLIMIT_CORE", 0)  # the memory of a reader that a hostile file kills would fill the disk


def limit_time(path: Path) -> None:
    """Let the system stop a reader that is at work on the file at `path` for longer than any ledger takes."""
    _limit("RLIMIT_CPU", LIMITS.processor_seconds(0, 0))  # listing the parts of a zip is work as well
    with suppress(OSError):
        _limit("RLIMIT_CPU", LIMITS.processor_seconds(path.stat().st_size, unpacked_size(path)))


def _limit(what: str, amount: int) -> None:
    try:
        import resource
    except ImportError:
        return
    kind = getattr(resource, what)
    hard = resource.getrlimit(kind)[1]
    most = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (most, hard))


def end_with_parent() -> None:
    """Let this process end soon after the one that started it was killed: nobody waits for its answer."""

    def watch(parent: int) -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, args=[os.getppid()], daemon=True).start()


class _NoPandas(MetaPathFinder):
    """Hides pandas from Arrow, which would import it at its first array: a quarter of a second, and never used."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname, name=fullname)


def _import_beside() -> None:
    """Import Arrow and DuckDB while the reader, which needs neither, is at work."""
    import taizhang.loading.books  # noqa: F401


if __name__ == "__main__":
    main()
