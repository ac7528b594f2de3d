"""Tables kept as text, their cells parted by commas, tabs or semicolons, in any encoding that Chinese offices use."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from taizhang.errors import EmptyWorkbookError, NotAWorkbookError, WorkbookTooLargeError
from taizhang.loading.limits import Limits
from taizhang.loading.raw import RawSheet, Value
from taizhang.locale import N_

_MARKS: Final = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_DELIMITERS: Final = "\t,;"  # the first that parts most lines alike: commas stand in texts, tabs hardly ever
_ALIKE: Final = 0.7
_FULL_WIDTH: Final = "，"  # typed by mistake; in sentences it stands as well, so only where every line says so
_DECLARED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_CONTROLS: Final = re.compile("[\0-\b\x0e-\x1f\x7f]")
_SAMPLE_LINES: Final = 200
_MOST_CONTROLS: Final = 0.01  # of the characters; what has more is no text
_QUOTED: Final = re.compile('"(?:[^"]|"")*"')
_NONE: Final = "\1"  # control characters are gone from the text, so this one parts nothing
_CARRIAGE: Final = re.compile("\r\n?")
_MOST_LINES: Final = 100  # in one cell; what is longer is a quotation mark that nobody closed


def decoded(content: bytes, file: str) -> str:
    """The text whose bytes are `content`. Raises NotAWorkbookError for what is no text."""
    text = _decoded(content)
    controls = len(_CONTROLS.findall(text))
    if text.count("\ufffd") + controls > max(len(text) * _MOST_CONTROLS, 8):
        raise NotAWorkbookError(file=file)
    return _CONTROLS.sub("", text) if controls else text


def read_delimited(text: str, file: str, limits: Limits) -> RawSheet:
    """The one sheet of a text, all cells as texts, named like its file. Raises WorkbookError."""
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else _delimiter(text)
    body = text[declared.end() :] if declared else text
    if delimiter is None and not {"\n", "\r"} & set(body.strip()):
        raise NotAWorkbookError(file=file)
    _check_size(body, delimiter or _NONE, file, limits)
    rows = list(_rows(body, delimiter or _NONE))
    return as_sheet(Path(file.rpartition(" › ")[2]).stem or file, rows, file, limits, bool(declared))


def as_sheet(name: str, rows: list[list[str]], file: str, limits: Limits, declared: bool = False) -> RawSheet:
    """The rows of a text as a sheet: made equally long, blank ones at the ends left out."""
    used = [number for number, row in enumerate(rows) if any(row)]
    if not used:
        raise EmptyWorkbookError(file=file)
    first, last = used[0], used[-1]
    kept = rows[first : last + 1]
    width = max(max((i for i, cell in enumerate(row) if cell), default=-1) for row in kept) + 1
    cells = (last + 1) * width
    if cells > limits.cells:
        raise WorkbookTooLargeError(file=file, what=N_("the number of cells"), found=cells, limit=limits.cells)
    blank: list[Value] = [""] * width
    filled: list[list[Value]] = [[*row, *blank[len(row) :]][:width] for row in kept]
    return RawSheet(
        name=name,
        hidden=False,
        first_row=first + declared,
        first_column=0,
        rows=filled,
        merges=(),
        hidden_rows=(),
    )


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if wide := _wide_encoding(content):
        return content.decode(wide, "replace")
    return _strictly(content, "utf-8") or _mostly_utf8(content) or _strictly(content, "gb18030") or _guessed(content)


def _strictly(content: bytes, encoding: str) -> str | None:
    """The text if all of it is of that encoding; what was cut off may end within a character."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(content)
    except UnicodeDecodeError:
        return None


def _mostly_utf8(content: bytes) -> str | None:
    """A damaged text in UTF-8; in another encoding hardly any of its characters would be valid."""
    text = content.decode("utf-8", "replace")
    wide = sum(map(text.count, set(text) - set(map(chr, range(128)))))
    return text if text.count("\ufffd") * 4 < wide else None


def _wide_encoding(content: bytes) -> str | None:
    """The encoding of a text in UTF-16 that does not say so: nearly every other byte of its separators is zero."""
    sample = content[: 1 << 12]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(len(sample) / 16, 4) or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _guessed(content: bytes) -> str:
    """A text that is neither: of another country, or damaged."""
    from charset_normalizer import from_bytes  # takes a tenth of a second to import, and is hardly ever needed

    best = from_bytes(content[: 1 << 16], cp_exclusion=["utf_7"]).best()
    tried = content.decode(best.encoding, "replace") if best else None
    damaged = content.decode("gb18030", "replace")
    if tried is None or damaged.count("\ufffd") <= max(tried.count("\ufffd"), len(damaged) // 1000):
        return damaged
    return tried


def _delimiter(text: str) -> str | None:
    """The delimiter that parts most lines into equally many cells; None if no line has one."""
    lines = [line for line in _QUOTED.sub("", text[: 1 << 18]).splitlines()[:_SAMPLE_LINES] if line.strip(" ")]
    shares = {mark: _share_alike(mark, lines) for mark in (*_DELIMITERS, _FULL_WIDTH)}
    best = max(_DELIMITERS, key=lambda mark: min(shares[mark], _ALIKE))
    if shares[best]:
        return best
    return _FULL_WIDTH if shares[_FULL_WIDTH] >= _ALIKE and len(lines) > 1 else None


def _share_alike(mark: str, lines: Sequence[str]) -> float:
    """The share of the lines that have the commonest number of marks."""
    counts = Counter(line.count(mark) for line in lines)
    return max((often for number, often in counts.items() if number), default=0) / max(len(lines), 1)


def _check_size(text: str, delimiter: str, file: str, limits: Limits) -> None:
    """Refuse before a list is made of every cell."""
    cells = text.count(delimiter) + text.count("\n")
    if cells > 2 * limits.cells:  # quoted ones are no cells
        raise WorkbookTooLargeError(file=file, what=N_("the number of cells"), found=cells, limit=limits.cells)
    longest = max(map(len, text.split("\n")))
    if longest > limits.cell_characters:
        _check_cells(text, delimiter, file, limits)


def _check_cells(text: str, delimiter: str, file: str, limits: Limits) -> None:
    longest = max(map(len, re.split(f"[{re.escape(delimiter)}\n]", text)))
    if longest > limits.cell_characters:
        what = N_("the number of characters in a cell")
        raise WorkbookTooLargeError(file=file, what=what, found=longest, limit=limits.cell_characters)


class _Lines:
    """The lines of a text, of which the reader of a csv gets no more for one row than a cell may hold."""

    def __init__(self, text: str) -> None:
        self._lines: list[str] = list(io.StringIO(text, newline=""))
        self.start = self.at = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self._lines) or self.at - self.start >= _MOST_LINES:
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]

    def first_line(self) -> str:
        """The first line of the row in hand, after which reading goes on."""
        self.at = self.start + 1
        return self._lines[self.start]


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The cells of each row; a cell in quotes may have several lines, and a mark that nobody closed closes nothing."""
    csv.field_size_limit(1 << 30)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = _loose_row(lines, delimiter)
        lines.start = lines.at
        yield [_CARRIAGE.sub("\n", cell) for cell in row] if "\r" in "".join(row) else row


def _loose_row(lines: _Lines, delimiter: str) -> list[str]:
    """A row whose quotation marks are not those of a csv: of one line, lest it swallow the next."""
    alone = lines.at == lines.start + 1
    line = [lines.first_line()]
    if alone:
        return next(csv.reader(line, delimiter=delimiter))
    return next(csv.reader(line, delimiter=delimiter, quoting=csv.QUOTE_NONE))
