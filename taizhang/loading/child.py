"""The process that reads one workbook: hostile files kill it, not the server.

It takes a LoadRequest as JSON on its standard input and answers with one JSON object on its standard output:
`{"book": LoadedBook}`, or `{"error": class name, "params": {...}}`.
"""

import gc
import os
import sys
import threading
import traceback
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType

import msgspec

from taizhang.errors import ReadingFailedError, TaizhangError
from taizhang.loading.limits import LIMITS, out_of_memory
from taizhang.loading.reading import read_workbook
from taizhang.loading.values import LoadRequest


def main() -> None:
    """Read what the request names and answer; never ends in a traceback."""
    sys.meta_path.insert(0, _NoPandas())
    gc.disable()  # millions of cells and one short life: collecting costs a tenth of the time and frees nothing
    _limit_memory()
    threading.Thread(target=_import_beside, daemon=True).start()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=LoadRequest)
    sys.stdout.buffer.write(answer(request))
    sys.stdout.flush()
    os._exit(0)  # taking a million cells down one by one would cost as long as typing them


def answer(request: LoadRequest) -> bytes:
    """The child's whole answer to `request`, as JSON."""
    try:
        sheets = list(read_workbook(Path(request.path), request.file, LIMITS))
        from taizhang.loading.books import understand_book  # _import_beside has it imported by now

        return msgspec.json.encode({"book": understand_book(request, sheets)})
    except TaizhangError as error:
        return _refusal(error)
    except MemoryError:
        return _refusal(out_of_memory(request.file))
    except BaseException as error:  # the reader's panics are no Exception
        traceback.print_exception(error)
        scarce = type(error).__name__ == "OutOfMemoryException"  # DuckDB's, which is no MemoryError
        return _refusal(out_of_memory(request.file) if scarce else ReadingFailedError(file=request.file))


def _refusal(error: TaizhangError) -> bytes:
    return msgspec.json.encode({"error": type(error).__name__, "params": error.params})


def _limit_memory() -> None:
    """Let the system refuse more memory than a ledger needs; systems without such limits go without."""
    try:
        import resource
    except ImportError:
        return
    limit = LIMITS.memory_mib << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


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
