"""How much of a workbook is read, and why no more: the one place for every limit of reading."""

import msgspec

from taizhang.errors import WorkbookTooLargeError
from taizhang.locale import N_


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of reading one workbook. Sizes in MiB, time in seconds."""

    # A ledger of 100,000 rows is 6 MiB; what is larger is pictures or the wrong file.
    file_mib: int = 100
    # A zip may unpack to a thousand times its size; 100,000 rows unpack to 60 MiB.
    unpacked_mib: int = 1024
    # Each cell becomes a Python value of some 100 bytes: 3 million stay below 1 GiB.
    cells: int = 3_000_000
    # One sheet a street and month is 200 at most; thousands are an export gone wrong.
    sheets: int = 256
    # The address space of the child: the reader, Arrow and DuckDB map about 1 GiB before they hold anything.
    memory_mib: int = 4096
    # 100,000 rows take 2 s on a slow machine.
    seconds: int = 120


LIMITS = Limits()


def out_of_memory(file: str) -> WorkbookTooLargeError:
    """What is said where reading `file` took all the memory it may take."""
    limit = f"{LIMITS.memory_mib} MB"
    return WorkbookTooLargeError(file=file, what=N_("the memory it takes"), found=f"> {limit}", limit=limit)
