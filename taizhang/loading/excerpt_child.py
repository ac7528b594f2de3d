"""The process that reads some rows of one workbook: hostile files kill it, not the server.

It takes an ExcerptRequest as JSON on its standard input and answers an ExcerptAnswer as JSON.
"""

import gc
import os
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from taizhang.loading.child import answered, end_with_parent, limit_memory, limit_time
from taizhang.loading.excerpts import Excerpt, ExcerptAnswer, ExcerptRequest
from taizhang.loading.limits import LIMITS
from taizhang.loading.raw import Range, RawSheet, Value, cell_text
from taizhang.loading.reading import read_workbook

_COLUMNS: Final = 200  # more than anybody scrolls through
_LETTERS: Final = 400


def main() -> None:
    """Read what the request names and answer; never ends in a traceback."""
    gc.disable()  # one short life, as in the child that loads
    limit_memory()
    end_with_parent()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=ExcerptRequest)
    limit_time(Path(request.path))
    sys.stdout.buffer.write(answered(request.file, lambda: read_excerpt(request)))
    sys.stdout.flush()
    os._exit(0)


def read_excerpt(request: ExcerptRequest) -> ExcerptAnswer:
    """The answer to `request`. Raises WorkbookError."""
    names = []
    for sheet in read_workbook(Path(request.path), request.file, LIMITS):
        if sheet.name == request.sheet:
            return ExcerptAnswer(excerpt=excerpt_of(sheet, request.rows))
        names.append(sheet.name)
    return ExcerptAnswer(sheets=tuple(names))


def excerpt_of(sheet: RawSheet, rows: Iterable[int]) -> Excerpt:
    """Those of `rows` (1-based) that `sheet` has."""
    numbers = [row for row in sorted(set(rows)) if 1 <= row <= sheet.height]
    width = len(sheet.rows[0]) if sheet.rows else 0
    merges = _reaching(sheet, numbers)
    said = {row: [cell_text(v)[:_LETTERS] for v in _cells(sheet, row)[:_COLUMNS]] for row in numbers}
    for merge in merges:
        _spread(sheet, merge, said)
    return Excerpt(
        rows=tuple((row, tuple(cells)) for row, cells in said.items()),
        column=sheet.first_column,
        merges=merges,
        hidden_rows=tuple(sorted({*numbers} & {*sheet.hidden_rows})),
        hidden=sheet.hidden,
        height=sheet.height,
        width=sheet.first_column + width,
    )


def _cells(sheet: RawSheet, row: int) -> Sequence[Value]:
    """The cells of a row, which is blank above the first used one."""
    at = row - 1 - sheet.first_row
    return sheet.rows[at] if at >= 0 else [""] * len(sheet.rows[0])


def _reaching(sheet: RawSheet, numbers: Sequence[int]) -> tuple[Range, ...]:
    """The merged ranges that reach into the rows `numbers`, 0-based in the sheet."""
    top, left = sheet.first_row, sheet.first_column
    placed = sorted((r0 + top, c0 + left, r1 + top, c1 + left) for r0, c0, r1, c1 in sheet.merges)
    # the first of the rows below where a range begins decides, as rows and numbers both ascend
    follower = ((merge, bisect_right(numbers, merge[0])) for merge in placed)
    return tuple(merge for merge, at in follower if at < len(numbers) and numbers[at] <= merge[2] + 1)


def _spread(sheet: RawSheet, merge: Range, said: dict[int, list[str]]) -> None:
    """Let each cell of a merged range say what its first one says, which may stand above the rows asked for."""
    left = sheet.first_column
    text = cell_text(sheet.rows[merge[0] - sheet.first_row][merge[1] - left])[:_LETTERS]
    for row, cells in said.items():
        if merge[0] < row <= merge[2] + 1:
            for column in range(merge[1] - left, min(merge[3] - left + 1, len(cells))):
                cells[column] = text


if __name__ == "__main__":
    main()
