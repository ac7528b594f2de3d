"""What the columns of a sheet and the sheet itself are called, cleaned of what changes from report to report."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import chain, count
from pathlib import PurePath
from typing import Final

import msgspec

from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing.windows import Heading
from taizhang.loading.reading import RawSheet, Value, cell_text
from taizhang.loading.rows import kind_above
from taizhang.spec import plain_heading

_UNIT: Final = re.compile(r"[(（](单位[:：])?(万元|元|人|人次|名|%|％|分钟|小时|平方米|㎡|m2|亩|万平方米|度|°)[)）]$")
_BRACKETED: Final = re.compile(r"[(（【〔\[][^()（）【】〔〕\[\]]*[)）】〕\]]")
_HINT: Final = re.compile(r"[(（](必填|选填|必选|可选|非必填)[^()（）]*[)）]")
_MARKED: Final = re.compile(r"^[*＊※☆★\s]+|^\d{1,2}[.、．]\s*|[*＊:：\s]+$")
_APPENDIX: Final = re.compile(r"^(附件|附表|表|附)\s*[\d一二三四五六七八九十]*([-—.]\d+)*[:：.、\s]*")
_PERIOD: Final = re.compile(
    r"(19|20)\d\d[./-](1[0-2]|0?[1-9])([./-]\d{1,2})?(?!\d)|(截[止至])?((19|20)\d\d\s*[-—–~至]\s*)?((19|20)\d\d)\s*(学年|年度?|级|届)?(\s*\d{1,2}\s*月份?(\s*\d{1,2}\s*[日号])?)?(底|末)?"
    r"|第?[一二三四1-4]季度|[上下]半年|(?<!\d)\d{1,2}\s*月份?(\d{1,2}\s*[日号])?|第[一二三四五六七八九十\d]+(期|批|周|学期)|\d{6,8}"
)
_SOMEWHERE: Final = re.compile(
    r"^(关于)?([XxＸ×某*]{1,3}|.{1,3}?(?<![社小]))(省|市|区|县|镇|乡|街道办事处|街道)(?=.{4})"
    r"|^[XxＸ×某*]{1,3}.{0,3}?(社区|村|公司|小学|中学|学校|医院|局|单位|部门)"
)
_SEPARATORS: Final = re.compile(r"^(\d+-\d+)?[\s\-—_、，,.。:：·的]+|^\d+-\d+|[\s\-—_、，,.。:：·]+$")
_GENERIC: Final = re.compile(r"(sheet|工作表|表|新建.*|book|副本.*)?\s*\d*", re.IGNORECASE)
_NO_TITLE: Final = re.compile(r"[:：；;。，〔]|^(附件|表)?\s*[\d一二三四五]{0,3}[.、]")
_TITLE: Final = re.compile(r"(表|册|单|账|录|况|库|簿|产量|统计|汇总|一览|计划|安排|公示|通报)([(（].*[)）])?$")
_LONGEST: Final = 40


class ColumnName(msgspec.Struct, frozen=True):
    """What a column is called: its official heading, its English one where the sheet has it, other ways to write it.

    `bare` is the heading without the unit in brackets, if no other column is called so.
    """

    zh: str
    en: str
    synonyms: tuple[str, ...] = ()
    bare: str = ""


def column_names(headings: Sequence[Heading]) -> list[ColumnName]:
    """A name for each column, as short as tells it from the others, numbered where nothing does; "" for no heading."""
    short = Counter(plain_heading(_short(h.stack, 1)) for h in headings if h.stack)
    names: list[ColumnName] = []
    taken = {""}
    for heading in headings:
        name = _free(_named(heading.stack, short), taken)
        names.append(name)
        taken |= set(_plain(name))
    said = Counter(taken) + Counter(plain_heading(_bare(name.zh)) for name in names if _bare(name.zh) != name.zh)
    return [
        msgspec.structs.replace(n, bare=_bare(n.zh) if said[plain_heading(_bare(n.zh))] == 1 else n.zh) for n in names
    ]


def _bare(name: str) -> str:
    return _UNIT.sub("", name) or name


def _free(name: ColumnName, taken: Container[str]) -> ColumnName:
    """`name`, with a number behind it where another column has it."""
    if not plain_heading(name.zh):
        return ColumnName("", "")
    numbered = (ColumnName(f"{name.zh}{n}", f"{name.en}{n}") for n in count(2))
    return next(n for n in chain([name], numbered) if _distinct(_plain(n)) and all(w not in taken for w in _plain(n)))


def _plain(name: ColumnName) -> list[str]:
    return [plain_heading(text) for text in (name.zh, *name.synonyms)]


def _distinct(words: Sequence[str]) -> bool:
    return len(set(words)) == len(words)


def _named(stack: Sequence[str], short: Counter[str]) -> ColumnName:
    if not stack:
        return ColumnName("", "")
    if len(stack) > 1 and stack[-1].isascii() and not stack[0].isascii() and stack[-1][0].isalpha():
        zh = _clean(stack[-2])
        return ColumnName(zh, _clean(stack[-1]), ("".join(map(_clean, stack)),))
    zh = next((n for k in range(1, len(stack) + 1) if (n := _short(stack, k)) and short[plain_heading(n)] < 2), "")
    zh = zh or "".join(map(_one_line, stack))
    return ColumnName(zh, zh)


def _short(stack: Sequence[str], parts: int) -> str:
    """The lowest `parts` of the headings above a column as one."""
    return "".join(_clean(text) for text in stack[-parts:])


def _clean(text: str) -> str:
    """A heading without spaces, marks, its number and the hint whether it must be filled in."""
    return _MARKED.sub("", _HINT.sub("", _one_line(text)))


def _one_line(text: str) -> str:
    words = text.split()
    return (" " if text.isascii() else "").join(words)


def sheet_name(sheet: RawSheet, first: int, file: str, index: PlaceIndex) -> str:
    """What the table that begins below row `first` (of the rows read) is called, without period and place."""
    titles = sorted(filter(None, map(_title_in, sheet.rows[:first])), key=_title_rank, reverse=True)
    stems = (*titles, sheet.name, PurePath(file).stem)
    named = (bare_title(text, index) for text in stems if not _GENERIC.fullmatch(text.strip()))
    return next((name for name in named if len(name) > 1 and not _GENERIC.fullmatch(name)), "台账")


def _title_in(row: Sequence[Value]) -> str:
    """The title that a row above a table holds, be it beside a unit; "" where it holds none."""
    texts = [text for text in map(cell_text, row) if text and not _NO_TITLE.search(text)]
    one = texts[0] if len(texts) == 1 else ""
    return one if kind_above(row) == "title" or _TITLE.search(one) else ""


def _title_rank(text: str) -> tuple[bool, bool, int]:
    """How much a line is a title: Chinese, called a list or table, long."""
    return not text.isascii(), bool(_TITLE.search(text.strip())), len(text)


def bare_title(text: str, index: PlaceIndex) -> str:
    """A title without period, place, brackets and number: X区2024年书记领办项目台账（5月） is 书记领办项目台账."""
    bare = _BRACKETED.sub("", _APPENDIX.sub("", "".join(text.split())))
    for place in (*index.districts, *index.streets):
        bare = bare.replace(place.name, "").replace(place.name.removesuffix("办事处"), "")
    bare = _SOMEWHERE.sub("", _PERIOD.sub("", bare))
    return _SEPARATORS.sub("", bare)[:_LONGEST]
