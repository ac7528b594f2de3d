"""What each row of a sheet is: data, blank, or one of the things people write around data."""

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Final, Literal

import msgspec

from taizhang.loading.columns import ORDINALS, Stack
from taizhang.loading.reading import Value, cell_text
from taizhang.spec import plain_heading

RowKind = Literal["data", "blank", "title", "header", "unit", "subtotal", "note"]

_SUBTOTAL: Final = re.compile(r".{0,12}?(小计|合计|总计|共计|累计|总数|总和)[:：]?")
_NOTE: Final = re.compile(r"[(（【\[]?((注|备注|说明|要求)[:：\d]|填写说明|填表说明|填报说明|填表要求|温馨提示)")
_SIGNATURE: Final = re.compile(
    r"(填报人|填表人|制表人?|审核人?|复核人|经办人|联系人|联系电话|电话|(单位)?负责人|(分管|主管)领导|签字|盖章|签发)"
    r"([(（]?(签字|签名|盖章)[)）]?)?[:：]"
)
_EXAMPLE: Final = re.compile(r"[(（【]?(示例|样例|范例|例如?)([:：\d)）】]|$)")
_UNIT_LINE: Final = re.compile(
    r"((填报|填表|上报|报送|编制)?单位|(填报|填表|上报|报送|统计|制表)(日期|时间)|截[止至](日期|时间)?)[^:：]{0,6}[:：]|截[止至].{0,14}日"
)
_UNIT_CELL: Final = re.compile(
    r"[(（]?(单位[:：])?(万元|元|人|人次|个|项|场|次|分钟|小时|平方米|㎡|m2|%|％|年月日|是/否|处|家|户)[)）]?"
)
_COUNT_LETTERS: Final = "甲乙丙丁戊己庚辛"


class RowRules(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a sheet when its rows are classed; indexes count from the first column read.

    `required` are the columns no data row lacks (places left out, since they come merged), `ordinals` those of row
    numbers, `headings` the plain headings above each column, `merged_rows` the rows that are one merged cell.
    """

    required: tuple[int, ...]
    ordinals: frozenset[int]
    headings: tuple[frozenset[str], ...]
    merged_rows: frozenset[int]


def row_rules(
    stacks: Sequence[Stack], field_columns: Mapping[str, int], required: Iterable[str], merged_rows: frozenset[int]
) -> RowRules:
    """The rules for a sheet whose columns are headed by `stacks`, fields lying at `field_columns`."""
    headings = tuple(frozenset(map(plain_heading, stack)) for stack in stacks)
    return RowRules(
        required=tuple(field_columns[f] for f in required if f in field_columns),
        ordinals=frozenset(i for i, names in enumerate(headings) if names & ORDINALS),
        headings=headings,
        merged_rows=merged_rows,
    )


def kind_above(cells: Sequence[Value]) -> RowKind:
    """The kind of a row above the header."""
    texts = [text for text in map(cell_text, cells) if text]
    if not texts:
        return "blank"
    if any(_NOTE.match(text) for text in texts):
        return "note"
    return "unit" if any(_UNIT_LINE.match(text) for text in texts) else "title"


def kinds_below(rows: Sequence[Sequence[Value]], rules: RowRules, first: int) -> list[RowKind]:
    """The kind of each of `rows`, the first of which is row `first` of the cells read."""
    if not rules.required:
        return [kind_below(row, rules, first + offset) for offset, row in enumerate(rows)]
    # Millions of rows pass here, nearly all of them data: one set operation tells those with every required cell.
    no_record = frozenset({"", None}).union(*(rules.headings[i] for i in rules.required))
    required = itemgetter(*rules.required, rules.required[0])
    return [
        "data"
        if no_record.isdisjoint(required(row)) and not _exceptional(row[0])
        else kind_below(row, rules, first + offset)
        for offset, row in enumerate(rows)
    ]


def _exceptional(start: Value) -> bool:
    """Whether a row with all its required cells still needs a closer look: an example, or column numbers."""
    if isinstance(start, str):
        return start == "" or start == "1" or start in _COUNT_LETTERS or "例" in start[:3]
    return start == 1


def kind_below(cells: Sequence[Value], rules: RowRules, index: int) -> RowKind:
    """The kind of one row below the header; `index` counts from the first row read."""
    texts = {i: text for i, text in enumerate(map(cell_text, cells)) if text}
    if all(i in rules.ordinals and text.isdigit() for i, text in texts.items()):
        return "blank"  # nothing, or a row number written in advance
    if _repeats_header(texts, rules) or _numbers_columns(list(texts.values())):
        return "header"
    lacks_required = any(i not in texts for i in rules.required)
    written = list(texts.values())
    if lacks_required and any(_SUBTOTAL.fullmatch(plain_heading(text)) for text in written[:3]):
        return "subtotal"
    if _EXAMPLE.match(written[0]) or (lacks_required and _is_note(written)):
        return "note"
    if all(_UNIT_CELL.fullmatch(text) for text in written) or (len(written) == 1 and _UNIT_LINE.match(written[0])):
        return "unit"
    return "note" if _is_remark(texts, rules, index) else "data"


def _repeats_header(texts: Mapping[int, str], rules: RowRules) -> bool:
    same = sum(plain_heading(text) in rules.headings[i] for i, text in texts.items())
    return same >= 2 and same * 2 > len(texts)


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the row counts the columns, as forms do: 1 2 3 4, or 甲 乙 1 2."""
    letters = sum(text in _COUNT_LETTERS for text in texts)
    return len(texts) >= 3 and [*_COUNT_LETTERS[:letters], *map(str, range(1, len(texts) - letters + 1))] == list(texts)


def _is_note(written: Sequence[str]) -> bool:
    """Whether a row says something about the sheet: a remark, or who filled it in."""
    return bool(_NOTE.match(written[0])) or (len(written) <= 6 and any(_SIGNATURE.match(text) for text in written))


def _is_remark(texts: Mapping[int, str], rules: RowRules, index: int) -> bool:
    """Whether a lone cell is a section's heading or a remark rather than the start of a record."""
    if len(texts) != 1:
        return False
    (column,) = texts
    return index in rules.merged_rows or (column not in rules.required and column == 0)
