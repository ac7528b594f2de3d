"""Which type of field the cells of a column are of."""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

import msgspec

from taizhang.loading.places import PlaceIndex
from taizhang.loading.proposing.keys import choice_codes
from taizhang.loading.reading import Value, cell_text
from taizhang.loading.wording import NOTHING
from taizhang.spec import Choice, choice_writings, plain_heading
from taizhang.spec.ledger import FieldType, Unit

_PRIVATE: Final = re.compile(
    r"电话|手机|联系方式|联系号码|身份证|证件号|公民身份|护照号|微信号?$|(^|\b)(tel|phone|mobile)", re.IGNORECASE
)
_PRIVATE_VALUE: Final = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{6}\*{4,}\w{0,4}")
_CODE: Final = re.compile(r"(号|号码|代码|编码|区划|年份|年度|届|版本|邮编)$|^(年|id)$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_MONEY: Final = re.compile(r"[-+]?[\d,]+(\.\d+)?\s*(万元|元)")
_PERCENT: Final = re.compile(r"-?\d+(\.\d+)?\s*[%％]")
_DAY: Final = re.compile(
    r"(19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?日?(\s*\d{1,2}:\d\d(:\d\d)?)?|(19|20)\d\d\s?[-./年]\s?\d{1,2}\s?月?|\d{1,2}月\d{1,2}日|(19|20)\d{6}"
)
_OF_TIME: Final = re.compile(r"(时间|日期|年月|时限|期限)$")
_YES: Final = frozenset("是否有无√×✓✗✔✘")
_ASKED: Final = re.compile(r"是否|有无|能否")
_SHARE: Final = re.compile(r"[%％]|(?<![心频功汇速积斜])率(?!先)|比例|占比|百分比|进度")
_MANY_YUAN: Final = re.compile(r"万元")
_MONEY_WORD: Final = re.compile(r"金额|资金|预算|决算|投资|投入|收入|支出|费用|经费|余额|补贴|补助|价|款|产值")
_PERSON: Final = re.compile(r"人数|人次|[(（](人|人次|名)[)）]|人口")
_MINUTE: Final = re.compile(r"时长|[(（](分钟|小时)[)）]")
_AREA: Final = re.compile(r"[(（](平方米|㎡|m2|亩|万平方米)[)）]")
_DEGREE: Final = re.compile(r"^(东经|北纬|经度|纬度|GPS[经纬]度)")
_PERSONAL: Final = re.compile(r"(姓名|人|员|者|书记|主任|领导|名称|单位|部门|地址|地点|位置|备注|说明|内容|时间)$")
_MOST: Final = 0.9  # share of cells that must be of a type, in columns long enough to have odd ones out
_FEW: Final = 10  # choices at most
_REPEATED: Final = 3  # times that each is written on average
_ENOUGH: Final = 8  # cells before their repetition says anything


class TypeFound(msgspec.Struct, frozen=True):
    """A field type with what belongs to it."""

    type: FieldType
    unit: Unit | None = None
    choices: tuple[Choice, ...] = ()


def is_private(stack: Sequence[str], values: Sequence[Value]) -> bool:
    """Whether a column holds telephone or identity numbers, by its headings or by half of its cells."""
    texts = _said(values)
    found = sum(bool(_PRIVATE_VALUE.search(text)) for text in texts)
    return bool(_PRIVATE.search("".join(stack))) or (bool(texts) and found * 2 >= len(texts))


def field_type(stack: Sequence[str], values: Sequence[Value], told_unit: str = "") -> TypeFound:
    """The type of a column below the headings `stack`; `told_unit` is the unit that a line above the table names."""
    texts, heading = _said(values), "".join(stack)
    if texts and set(texts) <= _YES and (_ASKED.search(heading) or set(texts) & set("√✓✔是")):
        return TypeFound("boolean")
    if not texts or any(_CODE.search(plain_heading(part)) for part in stack):
        return TypeFound("text")
    if _are_days(values):
        return TypeFound("date")
    if _OF_TIME.search(heading):
        return TypeFound("text")
    if _all_but_few(texts, _PERCENT) or (_SHARE.search(heading) and _all_but_few(texts, _PERCENT, _NUMBER)):
        return TypeFound("percent")
    if _all_but_few(texts, _NUMBER, _MONEY):
        many = bool(_MANY_YUAN.search(told_unit) and stack and _MONEY_WORD.search(stack[-1]))
        return _amount(heading, texts, many)
    choices = _choices(heading, texts)
    return TypeFound("choice", choices=choices) if choices else TypeFound("text")


def place_level(values: Sequence[Value], index: PlaceIndex) -> FieldType | None:
    """The level of place that most of the cells name; None if they name none."""
    names = set(_said(values))
    found: dict[FieldType, int] = {
        "street": sum(index.street(name).code is not None for name in names),
        "community": sum(_is_community(name, index) for name in names),
    }
    best = max(found, key=lambda level: found[level])
    return best if names and found[best] >= _MOST * len(names) else None


def _is_community(name: str, index: PlaceIndex) -> bool:
    resolved = index.community(name, None)
    return resolved.code is not None or resolved.problem == "place_ambiguous"


def is_filled(value: Value) -> bool:
    """Whether a cell says anything: not empty, and no dash or 无."""
    return cell_text(value) not in NOTHING and bool(cell_text(value))


def _said(values: Collection[Value]) -> list[str]:
    """The texts of cells that say anything, of plain width."""
    return [unicodedata.normalize("NFKC", cell_text(value)).strip() for value in values if is_filled(value)]


def _all_but_few(texts: Sequence[str], *patterns: re.Pattern[str]) -> bool:
    fitting = sum(any(pattern.fullmatch(text) for pattern in patterns) for text in texts)
    return fitting >= (_MOST * len(texts) if len(texts) > _FEW else len(texts))


def _are_days(values: Sequence[Value]) -> bool:
    """Whether cells are days; 1990.1 as a number is none, since it may have been 1990.10."""
    said = [value for value in values if is_filled(value)]
    days = sum(isinstance(v, dt.date) or (isinstance(v, str) and bool(_DAY.fullmatch(v.strip()))) for v in said)
    return days >= (_MOST * len(said) if len(said) > _FEW else len(said))


def _amount(heading: str, texts: Sequence[str], many: bool) -> TypeFound:
    if any(len(text) > 12 and text.isdigit() for text in texts) or any(re.match(r"0\d", text) for text in texts):
        return TypeFound("text")  # numbers that count nothing
    unit = _unit(heading, texts, many)
    whole = all("." not in text for text in texts)
    return TypeFound("integer" if whole and unit in (None, "person") else "number", unit)


def _unit(heading: str, texts: Sequence[str], many: bool) -> Unit | None:
    """The unit of a column, `many` if it is 10k yuan; amounts in yuan stay as they are written and have none."""
    if many or _MANY_YUAN.search(heading) or any(_MONEY.fullmatch(text) for text in texts):
        return "10k_yuan"
    units: tuple[tuple[re.Pattern[str], Unit], ...] = (
        (_PERSON, "person"), (_MINUTE, "minute"), (_AREA, "m2"), (_DEGREE, "degree"),
    )  # fmt: skip
    return next((unit for pattern, unit in units if pattern.search(heading)), None)


def _choices(heading: str, texts: Sequence[str]) -> tuple[Choice, ...]:
    """The few writings that a column repeats often; none if it is free text."""
    written = {plain: text for text in reversed(texts) if (plain := plain_heading(text))}
    ordered = [written[plain] for plain in dict.fromkeys(map(plain_heading, texts)) if plain]
    few = len(texts) >= _ENOUGH and len(ordered) * _REPEATED <= len(texts) and not _PERSONAL.search(heading)
    sexes = set(ordered) <= {"男", "女"} and len(texts) > 1
    if not (few or sexes) or len(ordered) > _FEW or any(len(text) > _FEW for text in ordered) or len(ordered) < 2:
        return ()
    found = tuple(Choice(code=c, zh=w, en=w) for c, w in zip(choice_codes(ordered), ordered, strict=True))
    writings = [writing for choice in found for writing in choice_writings(choice)]
    return found if len(set(writings)) == len(writings) else ()
