"""A sheet put together cell by cell, for formats that name their cells one after the other."""

from taizhang.errors import WorkbookTooLargeError
from taizhang.loading.limits import Limits
from taizhang.loading.raw import UNCACHED_KEPT, Place, Range, RawSheet, Value
from taizhang.locale import N_


class Grid:
    """The filled cells of one sheet, its merged ranges and hidden rows, within the limits of reading."""

    def __init__(self, name: str, file: str, limits: Limits) -> None:
        self.name = name
        self.hidden_rows: list[int] = []
        self.uncached: list[Place] = []
        self._cells: dict[Place, Value] = {}
        self._merges: list[Range] = []
        self._file, self._limits = file, limits

    def put(self, row: int, column: int, value: Value) -> None:
        """Fill one cell (0-based)."""
        if value != "":
            self._cells[row, column] = value
            if len(self._cells) > self._limits.cells:
                self._refuse(len(self._cells))

    def merge(self, row: int, column: int, height: int, width: int) -> None:
        """Merge `height` by `width` cells from one on (0-based)."""
        self._merges.append((row, column, row + height - 1, column + width - 1))

    def sheet(self) -> RawSheet:
        """The sheet, from its first to its last filled cell. Raises WorkbookTooLargeError."""
        rows, columns = ({place[i] for place in self._cells} or {0} for i in (0, 1))
        top, left = min(rows), min(columns)
        height, width = max(rows) - top + 1, max(columns) - left + 1
        if height * width > self._limits.cells:
            self._refuse(height * width)
        cells: list[list[Value]] = [[""] * width for _ in range(height)] if self._cells else []
        for (row, column), value in self._cells.items():
            cells[row - top][column - left] = value
        return RawSheet(
            name=self.name,
            hidden=False,
            first_row=top,
            first_column=left,
            rows=cells,
            merges=inside(self._merges, top, left, len(cells), width),
            hidden_rows=tuple(self.hidden_rows),
            uncached=tuple(self.uncached[:UNCACHED_KEPT]),
            uncached_total=len(self.uncached),
        )

    def _refuse(self, found: int) -> None:
        limit = self._limits.cells
        raise WorkbookTooLargeError(file=self._file, what=N_("the number of cells"), found=found, limit=limit)


def inside(merges: list[Range], top: int, left: int, height: int, width: int) -> tuple[Range, ...]:
    """The merged ranges of a sheet, counted from its first used cell, as far as they lie among the used ones."""
    return tuple(
        (r0 - top, c0 - left, min(r1 - top, height - 1), min(c1 - left, width - 1))
        for r0, c0, r1, c1 in merges
        if r0 >= top and c0 >= left and r0 - top < height and c0 - left < width
    )
