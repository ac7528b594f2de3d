"""Sheets and tables at random: laid out and filled in as carelessly as chance will have it."""

import datetime as dt
import string

from hypothesis import strategies as st
from understanding import SPECS, raw_sheet

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
NASTY = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "　",
            "/",
            "—",
            "无",
            "合计",
            "小计",
            "注：",
            "例",
            "√",
            "0",
            "-1",
            "1e5",
            "NaN",
            "#REF!",
            "=1+1",
            "'; drop table x",
            "\x00",
            "{x}",
        ]
    ),
    st.text(max_size=12),
    st.text(string.digits + ".,-/年月日万元%约余（） ", max_size=10),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**18), 10**18),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=400)),
)
GOOD = {
    "text": st.text("甲乙丙丁项目社区党建", min_size=1, max_size=8),
    "date": DAYS | DAYS.map(lambda day: f"{day:%Y.%m.%d}"),
    "number": st.integers(0, 10**6) | st.floats(0, 1e6).map(lambda x: round(x, 2)),
    "integer": st.integers(0, 10**6),
    "percent": st.integers(0, 100),
    "boolean": st.sampled_from(["是", "否", "√", "×"]),
    "street": st.sampled_from(["武汉路街道", "湖北路街道办事处", "长江路"]),
    "community": st.sampled_from(["江城社区", "荆楚社区居民委员会", "长江路社区"]),
}
AROUND = ["blank", "subtotal", "note", "header", "unit", "numbered"]


def good_value(field):
    if field.type == "choice":
        return st.sampled_from([w for choice in field.choices for w in (choice.zh, *choice.synonyms)])
    return GOOD[field.type]


@st.composite
def sheets(draw):
    """A sheet of some ledger, laid out and filled in at random."""
    ledger = draw(st.sampled_from(list(SPECS.values())))
    optional = draw(st.lists(st.sampled_from([f for f in ledger.fields if not f.required]), unique=True, max_size=6))
    fields = draw(st.permutations([*ledger.required, *optional]))
    headings = [draw(st.sampled_from([f.zh, *f.synonyms])) for f in fields]
    above = draw(
        st.lists(st.sampled_from([[ledger.zh], ["填报日期：2024年5月20日"], ["填报单位：X区委"], []]), max_size=4)
    )
    kinds = draw(st.lists(st.sampled_from(["data"] * 6 + ["nasty", *AROUND]), max_size=12))
    rows = [_row(draw, kind, fields, headings) for kind in kinds]
    merges = _merges(draw, len(above) + 1, len(rows), len(fields))
    at = draw(st.tuples(st.integers(0, 5), st.integers(0, 30)))
    hidden = draw(st.booleans())
    return raw_sheet(
        [*above, headings, *rows],
        merges=merges,
        at=at,
        hidden=hidden,
        name=draw(st.sampled_from(["台账", "武汉路街道"])),
    )


def _row(draw, kind, fields, headings):
    if kind in ("data", "nasty"):
        careless = st.sampled_from([False] * 12 + [True])
        return [draw(NASTY if kind == "nasty" or draw(careless) else good_value(f)) for f in fields]
    lone = {"subtotal": "合计", "note": "注：按季填报", "unit": "填报单位：X区委", "numbered": 3}
    return headings if kind == "header" else [lone.get(kind, "")]


def _merges(draw, first, rows, columns):
    """At most one merge a column, over some of the rows below the header."""
    merged = draw(st.lists(st.integers(0, columns - 1), unique=True, max_size=2)) if rows > 1 else []
    starts = [draw(st.integers(0, rows - 2)) for _ in merged]
    return [(first + s, c, first + draw(st.integers(s + 1, rows - 1)), c) for s, c in zip(starts, merged, strict=True)]


@st.composite
def tables(draw):
    """A ledger and plain rows of it: by field, values of the types that the store keeps."""
    ledger = draw(st.sampled_from(list(SPECS.values())))
    fields = [f for f in ledger.fields if f.type not in ("street", "community")]
    value = {
        "text": st.text("甲乙丙丁abc（）、，。x", max_size=10).map(lambda text: f"某{text}"),
        "date": DAYS,
        "number": st.integers(0, 10**6).map(lambda n: n / 100),
        "integer": st.integers(0, 10**6),
        "percent": st.integers(0, 100).map(float),
        "boolean": st.booleans(),
    }
    values = {
        f.key: st.sampled_from([c.code for c in f.choices]) if f.type == "choice" else value[f.type] for f in fields
    }
    row = st.fixed_dictionaries({f.key: values[f.key] if f.required else st.none() | values[f.key] for f in fields})
    return ledger, draw(st.lists(row, min_size=1, max_size=20))
