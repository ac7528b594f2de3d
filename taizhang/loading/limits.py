"""How much of a workbook is read, and why no more: the one place for every limit of reading."""

import msgspec

from taizhang.errors import WorkbookTooLargeError
from taizhang.locale import N_


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of reading one workbook, and of unpacking an archive of them. Sizes in MiB, time in seconds."""

    # A ledger of 100,000 rows is 6 MiB; what is larger is pictures or the wrong file.
    file_mib: int = 100
    # A zip may unpack to a thousand times its size; 100,000 rows unpack to 60 MiB, 3 million cells to 200.
    unpacked_mib: int = 512
    # Ledgers pack to a tenth, sheets of a million bordered empty cells to a fiftieth; a bomb to a thousandth.
    ratio: int = 200
    # Below this size a bomb does no harm, and a small file of much repetition is none.
    ratio_floor_mib: int = 32
    # A workbook has some parts a sheet, and its pictures; listing a million parts is itself an attack.
    parts: int = 10_000
    # Each cell becomes a Python value of some 100 bytes: 3 million stay below 1 GiB.
    cells: int = 3_000_000
    # Excel's own cells end at 32,767; a csv whose cell is longer has lost a quotation mark, or is no table.
    cell_characters: int = 100_000
    # Every merged cell is filled in; ledgers merge their places, a few thousand times, and 50,000 still take 1 s.
    merges: int = 100_000
    # One sheet a street and month is 200 at most; thousands are an export gone wrong.
    sheets: int = 256
    # What the child may hold: 3 million cells, typed, take 700 MiB, and a server of 4 GiB survives two such at once.
    memory_mib: int = 960
    # Its address space, for systems that do not count what it holds: the reader, Arrow and DuckDB map 1 GiB unused.
    address_mib: int = 4096
    # A backstop by the clock, for a child that waits rather than works; see processor_seconds.
    seconds: int = 120
    # An archive holds one month of every street: a hundred workbooks of a few MiB at most.
    archive_mib: int = 500
    archive_unpacked_mib: int = 1000
    archive_files: int = 1000

    def processor_seconds(self, size: int, unpacked: int) -> int:
        """The processor time that a file of `size` bytes, `unpacked` bytes when unpacked, may take.

        By the clock a busy machine would be told from a hanging file no longer; processor time tells them apart, and a
        reader that hangs is always at work. Starting takes 1 s, a MiB of XML 0.06 s, a MiB of csv or xls 0.3 s: each
        may take four times that.
        """
        xml, plain = unpacked / (1 << 20), (0 if unpacked else size) / (1 << 20)
        return min(self.seconds, round(8 + 0.25 * xml + 1.2 * plain))


LIMITS = Limits()


def out_of_memory(file: str) -> WorkbookTooLargeError:
    """What is said where reading `file` took all the memory it may take."""
    limit = f"{LIMITS.memory_mib} MB"
    return WorkbookTooLargeError(file=file, what=N_("the memory it takes"), found=f"> {limit}", limit=limit)
