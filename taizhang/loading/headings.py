"""What a column's heading may be called: its own words first, then those any office might have used instead.

Offices name one column in many ways that differ in words of no weight: 拟完工日期 is 计划完成时间,
讲师总数 is 讲师人数. Such words are put into classes here, once for all ledgers, so that a declaration
lists only what is its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from taizhang.spec import PLACE_TYPES, Field, Ledger, choice_writings, plain_heading, without_brackets

# Each pattern is one class of words: whatever it matches is written as what stands beside it.
_CLASSES: Final = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"(?<=.)的(?=.)", ""),
        (r"^(现有|现|目前|当前|本|该|拟定|已)(?=.{2})", ""),
        (r"(所属|所在|所处|归属|隶属|涉及|具体|当前|目前)(?=.{2}|类)", ""),
        (r"人员(?=.|$)", "人"),
        (r"由来$", "来源"),
        (r"(区级?|县级?|市级|县处级)领导", "领导"),
        (r"(?<=.)(的|之|及其|具体)(?=.)", ""),
        (r"^(具体|主要|详细)(?=.{2})", ""),
        (r"(?<=.{2})(及|和|与)(?!否).*$", ""),
        (r"^(.{2,})(有无|是否有)$", r"是否\1"),
        (r"签(有|署|订|了)", "签订"),
        (r"街道办(事处)?$", "街道"),
        (r"(?<=.{2})(划分|一栏|栏)$", ""),
        (r"有无|有没有|是否有|是否已|是否", "是否"),
        (r"是否(已经|完成|经过|通过)(?=.{2})", "是否"),
        (r"(通过)?(验收|签订|签约|完成|销号|对接|整改)(与否|是否|了吗)$", r"是否\2"),
        (r"(预计|预期|预定|拟定|拟|目标|计划)(?=完|竣|结|达)", "计划"),
        (r"完工|竣工|完结|完毕|完成", "完成"),
        (r"(计划)?(整改|整顿)?(完成)?(时限|期限|限期)(要求)?$", "计划完成日"),
        (r"(时间|日期|年月日|年月|之日|时点|(?<=.)日)$", "日"),
        (r"(大类|类别|类型|分类|种类|类属|属性|性质|门类|品类)$", "类"),
        (r"(?<=.)(名单|称谓|名称|全称|名字|姓名|称谓|名)$", ""),
        (r"(?<=..)(信息|情况|状况|详情|简况|概况|事项|说明|描述|简述|内容)$", ""),
        (r"(?<=..)(总人数|人数|总数量|总数|数量|个数|件数|人次数|人次|数目|数)$", "数"),
        (r"(举措|办法|做法|对策)$", "措施"),
        (r"下(一)?(步|阶段|一阶段)(工作|的)?(打算|计划|安排|措施|思路|举措|工作)", "下步打算"),
        (r"(方式|形式|途径|渠道|方法)$", "方式"),
        (r"经费|款项", "资金"),
        (r"(?<=..)(金额|额度|数额)$", ""),
        (r"(地点|场地|场所|地址|位置)$", "地点"),
        (r"进度(程度|情况)$", "进度"),
        (r"(比例|百分比|百分率|率)$", "率"),
    )
)
# Words for what a ledger is about, left out where its headings are about nothing else: 讲习主题 is 主题.
_SUBJECTS: Final = (
    "讲习所",
    "讲习",
    "活动",
    "项目",
    "领办",
    "问题",
    "整改",
    "整顿",
    "查摆",
    "需求",
    "资源",
    "单位",
    "共建",
)
# What makes of a heading's end another thing: the day of filling in, a part of the people, who signs.
_OTHER: Final = re.compile(
    r"联系|电话|签|审|填|报送|上报|录入|更新|下次|下一|非|未|不|其中|上年|去年|上期|应|缺|男|女|党员|平均|人均|原|旧|拟|计划|是否"
    r"|不含|代表|预|目标|估|打算|准备|剩|余|累计|新增|其他|另|需|待|前|后|首|末|再|[/、或和与及]"
)
_SHORTEST: Final = 3  # characters of an ending that tells: 花费 may be what was spent or what is to be
_PASSES: Final = 2  # 课程类型名称 is 课程类型 first, then 课程类
_LIST: Final = re.compile(r"[/、或|]")


@lru_cache(maxsize=1 << 14)  # every window of rows is tried as every ledger's header
def _plain_words(name: str) -> str:
    """A plain heading with every word of a class written as the class."""
    bare = without_brackets(name) or name
    for _ in range(_PASSES):
        for pattern, word in _CLASSES:
            bare = pattern.sub(word, bare)
    return bare


@lru_cache(maxsize=64)
def _subjects(ledger: Ledger) -> re.Pattern[str]:
    """The subject words that headings of two fields or more of a ledger begin with, as they stand before a heading."""
    begun = {
        subject: {f.key for f in ledger.fields for h in (f.zh, *f.synonyms) if h.startswith(subject) and h != subject}
        for subject in _SUBJECTS
    }
    words = "|".join(subject for subject, fields in begun.items() if len(fields) > 1)
    return re.compile(rf"^({words or '(?!)'})+(?=.)|(?<=.)({words or '(?!)'})(?=.)")


def _forms(ledger: Ledger, name: str) -> tuple[str, str]:
    """What a plain heading comes to in the words of its classes, and that without the ledger's subject before it."""
    words = _plain_words(name)
    return words, _subjects(ledger).sub("", words)


@lru_cache(maxsize=64)
def class_headings(ledger: Ledger) -> Mapping[str, str]:
    """The field each form of a ledger's headings stands for; those that may stand for two are left out."""
    fields: list[dict[str, set[str]]] = [defaultdict(set), defaultdict(set)]
    literal = {plain_heading(h): f.key for f in ledger.fields for h in (f.zh, *f.synonyms)}
    for field in ledger.fields:
        for heading in map(plain_heading, (field.zh, *field.synonyms)):
            if "%" in heading or literal.get(without_brackets(heading), field.key) != field.key:
                continue  # 完成情况（%） is a percentage, 完成情况 is not; 讲习时间（分钟） is no day
            for rank, form in enumerate(_forms(ledger, heading)):
                if rank == 0 or form not in _SUBJECTS:
                    fields[rank][form].add(field.key)
    near, far = (_certain(found) for found in (fields[0], fields[1]))
    return far | near


def _certain(found: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form: key for form, keys in found.items() if len([*keys]) == 1 for key in keys}


@lru_cache(maxsize=1 << 14)
def field_of_ending(ledger: Ledger, name: str) -> str | None:
    """The field that the end of a plain heading means, where what stands before it tells no other: 现场举办地点."""
    known = class_headings(ledger)
    for words in (without_brackets(name), *_forms(ledger, name)):
        for start in range(1, len(words) - 1):
            field = known.get(words[start:])
            if field and _tells(ledger.field(field), words[start:]) and not _OTHER.search(words[:start]):
                return field
    return None


def _tells(field: Field, ending: str) -> bool:
    """Whether an ending is long enough for what stands before it not to matter, or the field's official heading."""
    return field.type not in PLACE_TYPES and (len(ending) >= _SHORTEST or ending == plain_heading(field.zh))


@lru_cache(maxsize=1 << 14)
def field_of_class(ledger: Ledger, name: str) -> str | None:
    """The field of `ledger` that a plain heading means by the classes of its words, or by naming its choices."""
    known = class_headings(ledger)
    found = (known[form] for form in _forms(ledger, name) if form in known)
    return next(found, None) or _field_of_choices(ledger, name)


def _field_of_choices(ledger: Ledger, name: str) -> str | None:
    """The field whose choices a heading lists: 软弱涣散/后进."""
    listed = set(_LIST.split(name))
    if len(listed) < 2:
        return None
    fields = [key for key, writings in _writings(ledger).items() if listed <= writings]
    return fields[0] if len(fields) == 1 else None


@lru_cache(maxsize=64)
def _writings(ledger: Ledger) -> Mapping[str, frozenset[str]]:
    """Every way the choices of each choice field are written."""
    return {f.key: frozenset(w for c in f.choices for w in choice_writings(c)) for f in ledger.fields if f.choices}
