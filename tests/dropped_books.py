"""Workbooks as people drop them on the upload page, with mistakes that are told beside them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from tests.books.packing import written

PROJECTS = "武汉路街道书记领办项目台账（7月）.xlsx"
# a heading nobody declared (领办书计) and one that looks like a field (党建项目类别); a stage that is none in E6
PROJECT_HEADINGS = ("序号", "项目名称", "党建项目类别", "领办书计", "目前阶段", "完成进度")
PROJECT_ROWS = (
    (1, "武汉路红色物业", "红色物业", "刘志强", "推进中", "30%"),
    (2, "武汉路网格党建", "网格党建", "陈志强", "推进中", "70%"),
    (3, "武汉路楼宇党建", "楼宇党建", "王丽华", "等一等再说", "80%"),
)
ISSUE_HEADINGS = ("街道", "社区", "问题描述", "发现时间", "整改状态", "整改时限")
# no community is called 小江城社区
ISSUE_ROWS = (
    ("武汉路街道", "武汉路社区", "班子不团结", "2026-03-01", "整改中", "2026-06-01"),
    ("武汉路街道", "小江城社区", "阵地不足", "2026-03-01", "整改中", "2026-06-01"),
)
VOLUNTEER_HEADINGS = ("姓名", "性别", "服务时长", "登记日期")
VOLUNTEER_ROWS = tuple((f"志愿者{i}", "男女"[i % 2], 10 + i, f"2026-05-{i + 1:02}") for i in range(8))


def projects(rows: Sequence[Sequence[object]] = PROJECT_ROWS) -> bytes:
    """Projects of one street: a title, its day, headings in row 3."""
    titles = (("武汉路街道书记领办项目进展情况表",), ("填报日期：2026年7月20日",))
    return written({"项目进展": (*titles, PROJECT_HEADINGS, *rows)})


def issues() -> bytes:
    """Issues of which one stands in a community that is none."""
    return written({"整顿": (ISSUE_HEADINGS, *ISSUE_ROWS)})


def volunteers() -> bytes:
    """A table that is no ledger that was declared."""
    return written({"志愿者": (VOLUNTEER_HEADINGS, *VOLUNTEER_ROWS)})


def zip_of_windows(members: Mapping[str, bytes]) -> bytes:
    """A zip whose names are GBK without a word about it, as Windows in China writes them."""
    names = {name.encode("gbk"): chr(ord("a") + i).encode() for i, name in enumerate(members)}
    stand_ins = {name: letter * len(name) for name, letter in names.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for stand_in, content in zip(stand_ins.values(), members.values(), strict=True):
            archive.writestr(stand_in.decode(), content)
    packed = out.getvalue()
    for name, stand_in in stand_ins.items():
        packed = packed.replace(stand_in, name)
    return packed
