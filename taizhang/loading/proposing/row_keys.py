"""What tells the rows of a proposed ledger apart, and whether they are happenings or a state."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from typing import Final

from taizhang.loading.proposing.field_types import is_filled
from taizhang.loading.reading import Value, cell_text
from taizhang.spec import Field
from taizhang.spec.ledger import Mode

_WIDEST: Final = 3  # fields a key may have before the search gives up
_TRIED: Final = 8  # fields it is looked for among
_LONG: Final = 40  # characters from which a text is no name
_NAME: Final = re.compile(
    r"(名称|姓名|编号|代码|编码|学号|工号|标题|题目|事项|任务|户主|文号|书名|车牌号码?|号码|单号|号)$|^(项目|指标|地区|品名|户名)$"
)
_ASIDE: Final = re.compile(r"备注|说明|情况|措施|内容|原因|描述|意见|要求|签字|签名|序号|行次|时间$|日期$|时长$")
_HAPPENED: Final = re.compile(
    r"(活动|开展|举办|检查|巡查|走访|会议|培训|受理|来访|来信|巡河|服务|慰问|借用|值班|交易|发生|排查|入户|登记|演练|讲习|上课|出库|入库|宣传|巡逻|处置|上报)"
    r".{0,4}(时间|日期|年月日)$"
)
_PLAIN_DAY: Final = re.compile(r"^(日期|时间|年月日)$")
_RECORD: Final = re.compile(r"活动|记录|巡查|检查|日志|登记|流水|台账|走访|出入库|日记账|值班")
_AMOUNTS: Final = ("number", "integer", "percent")
_VARIES: Final = 0.3  # share of days that differ


def row_key(fields: Sequence[Field], columns: Mapping[str, Sequence[Value]], day: str | None) -> tuple[str, ...]:
    """The fewest fields, leftmost, that tell the rows apart; the `day` of a happening is always one of them.

    Where nothing does, all that were tried.
    """
    full = [f.key for f in fields if columns[f.key] and all(map(is_filled, set(columns[f.key])))]
    told = sorted((f for f in fields if f.key in full and f.key != day), key=lambda f: _rank(f, columns[f.key]))
    words = [f.key for f in told if f.type not in _AMOUNTS]
    tried = (words or [f.key for f in told])[:_TRIED]
    begin = (day,) if day in full and day else ()
    sets = chain.from_iterable(combinations(tried, size) for size in range(1, _WIDEST + 1))
    found = next((key for keys in sets if (key := (*begin, *keys)) and _distinct(key, columns)), None)
    return found or (*begin, *tried[:_WIDEST]) or tuple(f.key for f in fields[:1])


def is_name(heading: str) -> bool:
    """Whether a heading is one of what rows go by: 姓名, 项目名称, 合同编号."""
    return bool(_NAME.search(heading)) and not _ASIDE.search(heading)


def _rank(field: Field, values: Sequence[Value]) -> int:
    """How little a field is what rows go by: names first, then other words, days, and amounts last."""
    long = any(isinstance(value, str) and len(value) > _LONG for value in values)
    if long or _ASIDE.search(field.zh):
        return 4
    if field.type == "text":
        return 0 if is_name(field.zh) else 1
    return {"street": 1, "community": 1, "choice": 2, "date": 2, "boolean": 3}.get(field.type, 5)


def _distinct(key: Sequence[str], columns: Mapping[str, Sequence[Value]]) -> bool:
    rows = set(zip(*(columns[k] for k in key), strict=True))
    return len(rows) == len(columns[key[0]])


def happening_day(fields: Sequence[Field], columns: Mapping[str, Sequence[Value]], name: str) -> str | None:
    """The field that says when what a row tells of happened; None for a ledger that tells a state."""
    days = [f for f in fields if f.type == "date" and _varies(columns[f.key])]
    named = [f for f in days if _HAPPENED.search(f.zh)]
    plain = [f for f in days if _PLAIN_DAY.search(f.zh) and _RECORD.search(name)]
    return next((f.key for f in (*named, *plain)), None)


def mode(day: str | None) -> Mode:
    """`events` for rows that each have their day, else `snapshot`."""
    return "events" if day else "snapshot"


def _varies(values: Sequence[Value]) -> bool:
    days = [cell_text(v) for v in values if is_filled(v)]
    return len(days) == len(values) and len(set(days)) > max(1, _VARIES * len(days))
