"""Some rows of a sheet as they stand in the workbook, whatever its format; read in the child, as every workbook is."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from taizhang.errors import ReadingFailedError, UnknownNameError
from taizhang.loading.process import Answer, ask_child, speakable
from taizhang.loading.raw import Range
from taizhang.locale import _


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of one sheet as texts: their numbers (1-based, ascending) and their cells, the first in `column` (0-based).

    `merges` are the merged ranges that reach into these rows, 0-based in the sheet; each cell of one says what the
    whole range says. Of wide sheets the first columns are here; `width` counts all, `height` the rows of the sheet.
    `hidden_rows` are those among `rows`.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    column: int
    merges: tuple[Range, ...]
    hidden_rows: tuple[int, ...]
    hidden: bool
    height: int
    width: int


class ExcerptRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the child is told: where the bytes lie, what the user calls them, the sheet, and the rows (1-based)."""

    path: str
    file: str
    sheet: str
    rows: tuple[int, ...]


class ExcerptAnswer(Answer, frozen=True, kw_only=True):
    """The rows asked for, or the sheets there are instead of the one that was named."""

    excerpt: Excerpt | None = None
    sheets: tuple[str, ...] = ()


def excerpt(path: Path, file: str, sheet: str, rows: Iterable[int]) -> Excerpt:
    """Those of `rows` (1-based) that the sheet `sheet` of the workbook at `path`, called `file` by its owner, has.

    Raises WorkbookError; UnknownNameError if there is no such sheet.
    """
    request = ExcerptRequest(path=str(path), file=speakable(file), sheet=sheet, rows=tuple(rows))
    answer = ask_child("taizhang.loading.excerpt_child", request.file, request, ExcerptAnswer)
    if answer.sheets:
        raise UnknownNameError(kind=_("sheet"), name=sheet, known=", ".join(answer.sheets))
    if answer.excerpt is None:
        raise ReadingFailedError(file=request.file)
    return answer.excerpt
