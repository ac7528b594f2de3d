"""An original workbook that opens at one of its rows, with everything else in it as it was."""

import tempfile
from pathlib import Path, PurePath
from typing import Final

import msgspec

from taizhang.loading.process import Answer, ask_child, speakable
from taizhang.locale import pick

_OPENABLE: Final = (".xlsx", ".xlsm")


class OpeningRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the child is told: the original's bytes, what the user calls it, where to, and the row (1-based)."""

    path: str
    file: str
    output: str
    sheet: str
    row: int


class OpeningAnswer(Answer, frozen=True, kw_only=True):
    """Whether the copy was written; if not, such a workbook cannot be told where to open."""

    written: bool = False


def opens_at_rows(file: str) -> bool:
    """Whether a workbook called `file` is of a format that says where it opens."""
    return PurePath(file).suffix.lower() in _OPENABLE


def opened_name(file: str, row: int) -> str:
    """What the copy that opens at `row` is called: 台账.xlsx becomes 台账_第12行.xlsx."""
    path = PurePath(file)
    return f"{path.stem}_{pick(zh=f'第{row}行', en=f'row_{row}')}{path.suffix}"


def opened_workbook(original: Path, file: str, sheet: str, row: int) -> bytes:
    """The xlsx at `original`, called `file` by its owner, opening at `row` (1-based) of `sheet`, which is selected.

    What cannot open there (a hidden sheet, a part unlike the standard's) comes as it is. Runs in a child process with
    the limits of reading. Raises WorkbookError.
    """
    with tempfile.TemporaryDirectory(prefix="taizhang-") as work:
        output = Path(work) / "opened"
        request = OpeningRequest(path=str(original), file=speakable(file), output=str(output), sheet=sheet, row=row)
        answer = ask_child("taizhang.exports.annotating.opening", request.file, request, OpeningAnswer)
        return (output if answer.written else original).read_bytes()
