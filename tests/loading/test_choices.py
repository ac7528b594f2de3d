"""Choices and yes or no, by every writing that is declared; what nobody declared is not guessed."""

import pytest
from understanding import SPECS, read_column, understand_rows

STAGES = [
    ("申报", "declared", None),
    ("推进", "under_way", None),
    ("推 进", "under_way", None),
    ("推进。", "under_way", None),
    ("推进\n", "under_way", None),
    ("推进中", "under_way", None),
    ("已验收", "accepted", None),
    ("完成", "accepted", None),
    ("√", "accepted", None),
    ("√已完成", "accepted", None),
    ("promoted", "promoted", None),
    ("UNDER_WAY", "under_way", None),
    ("推进（80%）", "under_way", "remark_dropped"),
    ("待定", "rejected", "required_unreadable"),
    ("推进、验收", "rejected", "required_unreadable"),
    ("未验收", "rejected", "required_unreadable"),
    ("申", "rejected", "required_unreadable"),
    (3, "rejected", "required_unreadable"),
    ("", "rejected", "required_empty"),
    ("/", "rejected", "required_empty"),
]
SOURCES = [
    ("项目库", "library", None),
    ("自定", "self_set", None),
    ("其他", None, "unreadable"),
    ("无", None, None),
    ("", None, None),
]
PLANS = [
    *(
        (text, True, None)
        for text in ("是", "有", "√", "✓", "✔", "☑", "V", "对", "Y", "yes", "TRUE", True, 1, "1", "是。", "已制定")
    ),
    *((text, False, None) for text in ("否", "无", "×", "✗", "X", "没有", "N", "no", "FALSE", False, 0, "0", "未制定")),
    ("是（附后）", True, "remark_dropped"),
    ("√（见附件）", True, "remark_dropped"),
    *((text, None, None) for text in ("", "/", "—")),
    *((text, None, "unreadable") for text in ("待定", "是/否", "正在制定", 2, "（是）否")),
]
COLUMNS = {"项目阶段": STAGES, "项目来源": SOURCES, "是否有方案": PLANS}


@pytest.fixture(scope="module")
def read():
    return {
        (heading, repr(text)): found
        for heading, cases in COLUMNS.items()
        for (text, _, _), found in zip(
            cases, read_column("secretary_project", heading, [c[0] for c in cases]), strict=True
        )
    }


@pytest.mark.parametrize(
    ("heading", "text", "value", "said"), [(heading, *case) for heading, cases in COLUMNS.items() for case in cases]
)
def test_a_choice_is_read(read, heading, text, value, said):
    assert read[heading, repr(text)] == (value, said)


@pytest.mark.parametrize("ledger", SPECS.values(), ids=lambda ledger: ledger.key)
def test_every_declared_writing_of_every_choice_is_read(ledger):
    for field in (f for f in ledger.fields if f.type == "choice"):
        writings = [(w, c.code) for c in field.choices for w in (c.zh, c.code, *c.synonyms)]
        others = [f.zh for f in ledger.required if f.key != field.key]
        filled = {
            "text": "某",
            "choice": None,
            "date": "2024-05-12",
            "integer": 3,
            "street": "武汉路街道",
            "community": "江城社区",
        }
        record = [
            f.choices[0].zh if f.type == "choice" else filled[f.type] for f in ledger.required if f.key != field.key
        ]
        rows = [[*others, field.zh], *([*record, w] for w, _ in writings)]
        said = understand_rows(rows, ledger=ledger.key)
        assert said.values(field.key) == [code for _, code in writings]
