"""What a person told a store: confirmed headings and names, a ledger of one's own and its rows."""

from pathlib import Path

import openpyxl

from taizhang.loading.values import Heading
from taizhang.spec import Field, Ledger
from taizhang.store import Store
from taizhang.store.memory import keep_headings

HALL = "lecture_hall"
DISPUTES = Ledger(
    key="disputes",
    zh="矛盾纠纷排查台账",
    en="Disputes",
    mode="events",
    row_key=("case_no",),
    fields=(
        Field(key="case_no", zh="纠纷编号", en="Case", type="text", required=True),
        Field(key="amount", zh="涉及金额", en="Amount", type="number", unit="10k_yuan"),
        Field(key="solved", zh="是否化解", en="Solved", type="boolean"),
    ),
)
ROWS = [
    ("矛盾纠纷排查台账",),
    ("填报日期：2024年5月20日",),
    ("纠纷编号", "涉及金额", "是否化解"),
    ("甲1", 3.5, "是"),
    ("甲2", 2, "否"),
]


def remember(store: Store) -> None:
    """Two headings and a name of a street."""
    with store._change() as cursor:
        keep_headings(
            cursor,
            [Heading("secretary_project", "分管领导", "responsible"), Heading("lecture_session", "听课单位", "")],
        )
    store.add_alias("武汉路办", "999901001")


def declare_disputes(store: Store) -> None:
    """The ledger of disputes, without rows."""
    store.declare(DISPUTES)


def load_disputes(store: Store, folder: Path) -> None:
    """Two rows of it, brought by somebody."""
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(folder / "矛盾纠纷.xlsx")
    store.load(folder / "矛盾纠纷.xlsx", by="张干事")
