"""How a ledger lies on a sheet: title and unit lines, headers, groups with subtotals, notes and signatures."""

import datetime as dt
import random
from collections.abc import Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

import msgspec

from taizhang.demo.mess import Habits, Written, blot, heading, spoil, write_row
from taizhang.demo.town import Row, Value
from taizhang.spec import Field, Ledger

Style = Literal["title", "line", "head", "text", "date", "share", "sum", "note"]

_GROUPS: Final[dict[str, dict[str, dict[str, str]]]] = {
    "secretary_project": {
        "时间节点": {"declared_on": "申报日期", "due_on": "计划完成时间", "accepted_on": "验收日期"},
        "资金（万元）": {"budget": "计划投入", "spent": "已投入"},
    },
    "rectification_issue": {"整改落实": {"due_on": "整改时限", "status": "整改状态", "closed_on": "完成日期"}},
    "lecture_session": {"讲习": {"held_on": "日期", "form": "方式", "topic": "主题", "place": "地点"}},
    "cobuild_resource": {"坐标": {"longitude": "经度", "latitude": "纬度"}},
}
_INSTRUCTIONS: Final = "填写说明：日期请填写到日，资金单位为万元，人数填写整数"
_NOTES: Final = ("注：1.本表每两个月更新一次；2.以上数据截至填报日期。", "备注：未尽事项另附材料说明。")


class Cell(NamedTuple):
    """What stands in a cell, and how it looks."""

    value: Written
    style: Style


class Warned(NamedTuple):
    """A finding that a cell must make: its row (1-based), field and code."""

    row: int
    field: str
    code: str


class Sheet(msgspec.Struct, kw_only=True):
    """A sheet as it will be written, and what must become of it.

    `cells` and `merges` (first row, first column, last row, last column) are 0-based; `rows` holds, by 1-based row,
    the values that must load, or None for a row that must be rejected; `kinds` counts all other rows by their kind.
    """

    name: str
    ledger: str | None
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[tuple[int, int, int, int]] = []
    rows: dict[int, Row | None] = {}
    warned: list[Warned] = []
    kinds: dict[str, int] = {}
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()


class SheetWriter:
    """Lays one ledger's rows out on one sheet, from the top down."""

    def __init__(self, rng: random.Random, ledger: Ledger, name: str, habits: Habits) -> None:
        self.rng, self.ledger, self.habits = rng, ledger, habits
        self.sheet = Sheet(name=name, ledger=ledger.key, kinds={"blank": habits.top})
        self.at = habits.top
        self.fields: list[Field] = []
        self.head: list[list[str]] = []
        self.count = 0

    def write(self, title: str, reporter: str, day: dt.date, rows: Sequence[Row], *, blots: int, spoilt: int) -> Sheet:
        """The sheet: `blots` cells of it faulty, `spoilt` rows unusable."""
        self.fields = self._columns(rows)
        self.head = self._headings()
        self._banner("title", title, "title")
        self._banner("unit", self._unit_line(reporter, day), "line")
        self._header()
        if self.habits.instructions:
            self._banner("note", _INSTRUCTIONS, "note")
        faults = self.rng.sample(range(len(rows)), blots + spoilt)
        self._body(rows, set(faults[:blots]), set(faults[blots:]))
        self._foot(rows)
        return self.sheet

    def _columns(self, rows: Sequence[Row]) -> list[Field]:
        told = {key for row in rows for key, value in row.items() if value is not None}
        needed = {f.key for f in self.ledger.required}
        fields = [f for f in self.ledger.fields if f.key in told | needed]
        places = [f for f in fields if f.type == "community" or (f.type == "street" and self.habits.streets)]
        rest = [f for f in fields if f.type not in ("street", "community")]
        if self.habits.shuffled:
            self.rng.shuffle(rest)
        if self.habits.stacked:
            rest = self._together(rest)
        return places + rest

    def _together(self, fields: list[Field]) -> list[Field]:
        """`fields` with those under one heading moved next to the first of them."""
        for group in _GROUPS.get(self.ledger.key, {}).values():
            members = [f for key in group for f in fields if f.key == key]
            first = next((i for i, f in enumerate(fields) if f in members), 0)
            others = [f for f in fields if f not in members]
            before = sum(f not in members for f in fields[:first])
            fields = others[:before] + members + others[before:]
        return fields

    def _headings(self) -> list[list[str]]:
        """The headings of each column, from top to bottom; two where columns are grouped."""
        groups = _GROUPS.get(self.ledger.key, {}) if self.habits.stacked else {}
        above = {key: [name, below] for name, group in groups.items() for key, below in group.items()}
        names = [above.get(f.key) or [heading(self.rng, f)] for f in self.fields]
        return [["序号"], *names] if self.habits.numbered else names

    def _header(self) -> None:
        depth = max(map(len, self.head))
        for column, names in enumerate(self.head):
            for level, name in enumerate(names):
                self._put(self.at + level, column, name, "head")
            if len(names) < depth:
                self._merge(self.at, column, self.at + depth - 1, column)
        if depth > 1:
            self._merge_groups()
        self._advance("header", depth)

    def _merge_groups(self) -> None:
        column = 0
        for _, group in groupby(self.head, key=lambda names: names[0]):
            width = len(list(group))
            self._merge(self.at, column, self.at, column + width - 1)
            column += width

    def _body(self, rows: Sequence[Row], blotted: set[int], spoilt: set[int]) -> None:
        for _, group in groupby(enumerate(rows), key=lambda pair: pair[1]["street"]):
            if self.count and self.habits.blanks and self.rng.random() < 0.4:
                self._advance("blank")
            first, members = self.at, list(group)
            for number, row in members:
                if self.habits.header_again and self.count and self.count % self.habits.header_again == 0:
                    self._header()
                self._data(row, blotted=number in blotted, spoilt=number in spoilt)
            if self.habits.merged_streets:
                self._merge(first, self.habits.numbered, self.at - 1, self.habits.numbered)
            if self.habits.subtotals:
                self._sums("小计", [row for _, row in members])

    def _data(self, row: Row, *, blotted: bool, spoilt: bool) -> None:
        self.count += 1
        written, truth = write_row(self.rng, self.ledger, row, self.habits.hand), dict(row)
        if blotted:
            self._blot(written, truth)
        if spoilt:
            key, wrong = spoil(self.rng, self.ledger)
            written[key] = wrong
        if self.habits.numbered:
            self._put(self.at, 0, self.count, "text")
        for column, field in enumerate(self.fields, self.habits.numbered):
            self._put(self.at, column, written[field.key], self._style(field, written[field.key]))
        self.sheet.rows[self.at + 1] = None if spoilt else {f.key: truth.get(f.key) for f in self.ledger.fields}
        self.at += 1

    def _blot(self, written: dict[str, Written], truth: dict[str, Value]) -> None:
        blots = [(f.key, b) for f in self.fields if (b := blot(self.rng, f, truth.get(f.key)))]
        if blots:
            key, made = self.rng.choice(blots)
            written[key], truth[key] = made.written, made.value
            self.sheet.warned.append(Warned(self.at + 1, key, made.code))

    def _style(self, field: Field, value: Written) -> Style:
        if isinstance(value, dt.date):
            return "date"
        share = field.type == "percent" and self.habits.hand.percent == "fraction"
        return "share" if share else "text"

    def _foot(self, rows: Sequence[Row]) -> None:
        if self.habits.total:
            self._sums("合计", rows)
        if self.habits.signed:
            self._banner("note", self.rng.choice(_NOTES), "note")
            self._put(self.at, 0, "填报人：张某某", "note")
            self._put(self.at, len(self.head) - 1, "审核人：李某某", "note")
            self._advance("note")

    def _sums(self, name: str, rows: Sequence[Row]) -> None:
        self._put(self.at, 0, name, "sum")
        for column, field in enumerate(self.fields, self.habits.numbered):
            if column and field.unit in ("10k_yuan", "person") and field.type != "percent":
                numbers = [v for row in rows if isinstance(v := row.get(field.key), int | float)]
                self._put(self.at, column, round(sum(numbers), 1), "sum")
        self._advance("subtotal")

    def _unit_line(self, reporter: str, day: dt.date) -> str:
        gap = self.rng.choice(("    ", "　　　　"))
        said = self.rng.choice((f"填报日期：{day.year}年{day.month}月{day.day}日", f"填表时间：{day.isoformat()}"))
        return f"填报单位：{reporter}{gap}{said}" + self.rng.choice(("", f"{gap}单位：万元、人"))

    def _banner(self, kind: str, text: str, style: Style) -> None:
        self._put(self.at, 0, text, style)
        self._merge(self.at, 0, self.at, len(self.head) - 1)
        self._advance(kind)

    def _advance(self, kind: str, rows: int = 1) -> None:
        self.sheet.kinds[kind] = self.sheet.kinds.get(kind, 0) + rows
        self.at += rows

    def _put(self, row: int, column: int, value: Written, style: Style) -> None:
        self.sheet.cells[row, column + self.habits.left] = Cell(value, style)

    def _merge(self, r0: int, c0: int, r1: int, c1: int) -> None:
        if (r0, c0) != (r1, c1):
            self.sheet.merges.append((r0, c0 + self.habits.left, r1, c1 + self.habits.left))
