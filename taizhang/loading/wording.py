"""The words people write around a table: totals, notes, examples, units, column numbers, who filled it in."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from taizhang.spec import plain_heading

TOTALS: Final = frozenset(
    {"合计", "合 计", "合  计", "合　计", "小计", "小 计", "小　计", "总计", "总 计", "总　计", "共计"}
)
DASHES: Final = frozenset({"-", "--", "—", "——", "———", "－", "/", "／", "\\", "…", "……"})
NOTHING: Final = DASHES | {"无", "暂无", "没有", "空", "零报告"}
COUNT_LETTERS: Final = "甲乙丙丁戊己庚辛"
_LATIN: Final = "ABCDEFGHIJKLMNOPQRST"
_COUNT_WORDS: Final = frozenset({"栏次", "列次", "栏目", "行次"})

_SUBTOTAL: Final = re.compile(
    r".{0,12}?(小计|合计|总计|共计|累计|总数|总和|平均|平均值|平均数|均值)(\(.{0,12}\))?"
    r"|(小计|合计|总计|共计)\d+[个项条件家人次场户名处所支]?"
)
_NOTE: Final = re.compile(
    r"[(（【\[]?((注|备注|说明|要求|附注)([:：\d]|$)|(填写|填表|填报)(说明|要求|须知)|温馨提示|以下(空白|无))|[※*＊]"
)
_NUMBERED: Final = re.compile(r"[(（]?\d{1,2}[)）]?[、.．:：)）]")
_SECTION: Final = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}([)）]?[、.．]|[)）]|$)")
_ORDINAL: Final = re.compile(r"[(（]?\d{1,6}[)）]?[、.．]?|[①-⑳]")
_AMOUNT: Final = re.compile(r"(共|计)?-?[\d,.]+\s*[%个项件次人名元万处家]{0,3}")
_EXAMPLE: Final = re.compile(r"[(（【\[]?(填写|填报)?(示例|样例|范例|样表|例如?)(\d{0,2}[:：)）】\]]|\d{0,2}$)")
_UNIT: Final = re.compile(
    r"[(（]?(单位[:：])?(万元|元|人|人次|个|项|场|次|分钟|小时|平方米|㎡|m2|%|％|年月日|是/否|处|家|户)[)）]?|[(（][^()（）]*[)）]"
)
_REPORTING: Final = (
    r"(填报|填表|上报|报送|编制|制表|统计|更新|数据)?(截[止至])?(单位|部门|街道|社区|党组织|日期|时间)(名称)?"
)
_REPORTER: Final = re.compile(rf"[(（]?(({_REPORTING})[^:：]{{0,6}}[:：]|(数据)?截[止至].{{0,14}}日)")
_SIGNER: Final = (
    r"填报人|填表人|制表人?|审核人?|审批人?|复核人|经办人|联系(人|电话|方式)|电话"
    r"|签字|盖章|签发人?|(单位|主要|部门)?负责人|(分管|主管|主要)领导"
)
_LABEL: Final = re.compile(
    rf"({_SIGNER}|(填报|填表|上报|报送|制表|统计)(单位|日期|时间))([(（]?(签字|签名|盖章|公章)[)）]?)?\s*([:：]|$)"
)
_TO_SIGN: Final = re.compile(r"[(（](签字|签名|盖章|公章|签章)[)）]")
_EXCEPTIONAL: Final = re.compile(rf"[(（①]|栏次|列次|栏目|[1A{COUNT_LETTERS}]$")
_DAY: Final = re.compile(r"20\d\d\s*[年.\-/．]\s*\d{1,2}\s*[月.\-/．]\s*\d{1,2}\s*日?")
_SIGNATURE: Final = re.compile(
    rf"(.{{2,25}}(党工委|党委|办事处|组织部|办公室|委员会|街道|社区|党总支|党支部))?\s*({_DAY.pattern})?"
)


def is_subtotal(text: str) -> bool:
    """Whether `text` heads a total: 小计, 武汉路街道小计, 合计（3个）."""
    return bool(_SUBTOTAL.fullmatch(plain_heading(text)))


def is_note(text: str) -> bool:
    """Whether `text` begins a remark on the sheet."""
    return bool(_NOTE.match(text))


def is_numbered(text: str) -> bool:
    """Whether `text` is one of a list's points: 2.日期请填至日."""
    return bool(_NUMBERED.match(text))


def is_section(text: str) -> bool:
    """Whether `text` heads a section: 一、阵地建设类."""
    return bool(_SECTION.match(text))


def is_ordinal(text: str) -> bool:
    """Whether `text` is a row's number: 7, （7）, ⑦."""
    return bool(_ORDINAL.fullmatch(text))


def is_amount(text: str) -> bool:
    """Whether `text` is a number, with a unit at most."""
    return bool(_AMOUNT.fullmatch(text))


def is_example(text: str) -> bool:
    """Whether `text` marks a row that shows how to fill in."""
    return bool(_EXAMPLE.match(text))


def is_unit(text: str) -> bool:
    """Whether `text` names the unit of a column, or hints in brackets at what to write there."""
    return bool(_UNIT.fullmatch(text))


def is_reporter(text: str) -> bool:
    """Whether `text` says who reports a sheet, as of when, or in which unit: 填报单位：武汉路街道."""
    return bool(_REPORTER.match(text))


def is_sign_off(texts: Sequence[str]) -> bool:
    """Whether each cell says who filled the sheet in or when: 填报人：张三, or 填报人 and 张三 in two cells."""
    labels, expected = 0, False
    for text in texts:
        label = _LABEL.match(text)
        if not (label or expected or _DAY.fullmatch(text) or _TO_SIGN.fullmatch(text)):
            return False
        labels += bool(label)
        expected = label is not None and label.end() == len(text)
    return labels > 0


def is_day(text: str) -> bool:
    """Whether `text` is a day with its year, as stands alone under a table."""
    return bool(_DAY.fullmatch(text))


def is_signature(text: str) -> bool:
    """Whether `text` is who signs, or the day of signing, on a line of its own."""
    return bool(text and _SIGNATURE.fullmatch(text))


def is_exceptional(start: str) -> bool:
    """Whether a row that begins with the text `start` needs a closer look though no required cell of it is empty."""
    return start in TOTALS or bool(_EXCEPTIONAL.match(start)) or is_example(start) or bool(_LABEL.match(start))


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the texts count columns, as forms do: 1 2 3 4, 甲 乙 1 2, A 1 2 B, （1）（2）（3）, 栏次 1 2."""
    counts = [unicodedata.normalize("NFKC", text).strip("()").split("=")[0] for text in texts]
    plain = [count for count in counts if count not in _COUNT_WORDS]
    due = {digits: list(digits) for digits in (COUNT_LETTERS, _LATIN)}
    numbers = iter(range(1, len(plain) + 1))
    for count in plain:
        letters = next((left for digits, left in due.items() if count in digits and len(count) == 1), None)
        if count != (letters.pop(0) if letters else str(next(numbers))):
            return False
    return len(counts) >= 3 and len(plain) >= 2
