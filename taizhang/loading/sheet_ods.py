"""What the reader does not say of an ods: merged ranges, hidden rows, error values, formulas without a result."""

import re
import zipfile
from collections.abc import Iterator
from typing import Final

from taizhang.loading.raw import UNCACHED_KEPT, Place, Range, Unsaid

_TAG: Final = re.compile(
    r"<(?P<close>/?)table:(?P<name>table|table-row|table-cell|covered-table-cell)(?=[\s/>])"
    r"(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>"
)
_ATTRIBUTE: Final = re.compile(r"([\w-]+:[\w-]+)\s*=\s*[\"']([^\"']*)[\"']")
_TEXT: Final = re.compile(r"<text:p[^>]*>([^<]*)<")
_TOLD: Final = ("number-columns-spanned", "number-rows-spanned", "table:visibility", "table:formula", "table:formula")
_MOST_REPEATED: Final = 1000  # what is repeated more often is empty space


def unsaid_of_ods(archive: zipfile.ZipFile) -> list[Unsaid]:
    """What is to be added to what the reader gives, by sheet in the order of the workbook."""
    content = archive.read("content.xml").decode("utf-8", "replace")
    if not any(word in content for word in _TOLD):
        return []
    return [sheet.unsaid() for sheet in _sheets(content)]


class _Sheet:
    """One sheet while its tags pass by; `row` and `column` are those of the next cell."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.repeated = 1
        self.merges: list[Range] = []
        self.hidden: list[int] = []
        self.errors: dict[Place, str] = {}
        self.uncached: list[Place] = []

    def begin_row(self, told: dict[str, str]) -> None:
        self.repeated, self.column = _count(told, "table:number-rows-repeated"), 0
        if told.get("table:visibility") in ("collapse", "filter"):
            self.hidden += [self.row + i + 1 for i in range(min(self.repeated, _MOST_REPEATED))]

    def end_row(self) -> None:
        self.row += self.repeated

    def cell(self, told: dict[str, str], text: str) -> None:
        width = _count(told, "table:number-columns-repeated")
        down, across = _count(told, "table:number-rows-spanned"), _count(told, "table:number-columns-spanned")
        if down > 1 or across > 1:
            self.merges.append((self.row, self.column, self.row + down - 1, self.column + across - 1))
        if "table:formula" in told:
            self._formula(told, text, width)
        self.column += width

    def _formula(self, told: dict[str, str], text: str, width: int) -> None:
        places = [
            (self.row + i, self.column + j)
            for i in range(min(self.repeated, _MOST_REPEATED))
            for j in range(min(width, _MOST_REPEATED))
        ]
        if told.get("calcext:value-type") == "error" or text.startswith(("#", "Err:")):
            self.errors |= dict.fromkeys(places, text if text.startswith("#") else "#VALUE!")
        elif "office:value-type" not in told:
            self.uncached += places

    def unsaid(self) -> Unsaid:
        return Unsaid(
            hidden_rows=tuple(self.hidden),
            errors=self.errors,
            merges=tuple(self.merges),
            uncached=tuple(self.uncached[:UNCACHED_KEPT]),
            uncached_total=len(self.uncached),
        )


def _count(told: dict[str, str], name: str) -> int:
    number = told.get(name, "1")
    return max(int(number), 1) if number.isdecimal() and len(number) < 9 else 1


def _sheets(content: str) -> Iterator[_Sheet]:
    """Each sheet, once its last tag has passed by; a table within a cell is no sheet."""
    sheet, depth = _Sheet(), 0
    for tag in _TAG.finditer(content):
        name, closes = tag["name"], bool(tag["close"])
        if name == "table":
            depth += -1 if closes else 1
            if closes and not depth:
                yield sheet
            elif depth == 1 and not closes:
                sheet = _Sheet()
        elif depth != 1:
            continue
        elif closes:
            if name == "table-row":
                sheet.end_row()
        else:
            _take(sheet, tag, content)


def _take(sheet: _Sheet, tag: re.Match[str], content: str) -> None:
    told = dict(_ATTRIBUTE.findall(tag["attributes"]))
    if tag["name"] == "table-row":
        sheet.begin_row(told)
        if tag["empty"]:
            sheet.end_row()
        return
    text = _TEXT.match(content, tag.end()) if "table:formula" in told and not tag["empty"] else None
    sheet.cell(told, text[1] if text else "")
