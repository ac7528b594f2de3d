"""How people write what is true: dates in many ways, numbers with units, ticks for yes, and now and then a mistake."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from taizhang.demo.town import REPORT_DAYS, Row, Value, place_name
from taizhang.spec import Choice, Field, Ledger

Written = str | int | float | dt.date | None
DateStyle = Literal["excel", "serial", "dash", "dot", "slash", "chinese", "packed"]
PercentStyle = Literal["number", "sign", "fraction"]

FULL_WIDTH: Final = str.maketrans("0123456789.", "０１２３４５６７８９．")
_UNIT_WORDS: Final = {"10k_yuan": "万元", "person": "人", "minute": "分钟", "m2": "平方米", "degree": "°"}
_YES_NO: Final = (("是", "否"), ("√", "×"), ("有", "无"))
_NOTHING: Final = ("/", "—", "无")
_EPOCH: Final = dt.date(1899, 12, 30)
_DATE_WRITINGS: Final[dict[DateStyle, Callable[[dt.date], Written]]] = {
    "excel": lambda d: d,
    "serial": lambda d: (d - _EPOCH).days,
    "dash": lambda d: d.isoformat(),
    "dot": lambda d: f"{d.year}.{d.month}.{d.day}",
    "slash": lambda d: f"{d.year}/{d.month}/{d.day}",
    "chinese": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "packed": lambda d: f"{d:%Y%m%d}",
}


class Hand(NamedTuple):
    """One writer's hand: the usual way to write each kind of thing, and how often it slips into another."""

    date: DateStyle
    percent: PercentStyle
    yes_no: tuple[str, str]
    slips: float
    marks_nothing: bool


class Habits(NamedTuple):
    """How one workbook is laid out. `streets` says whether a column names the street."""

    hand: Hand
    top: int
    left: int
    numbered: bool
    streets: bool
    merged_streets: bool
    stacked: bool
    shuffled: bool
    instructions: bool
    header_again: int
    blanks: bool
    subtotals: bool
    total: bool
    signed: bool


class Blot(NamedTuple):
    """A faulty cell: what is written, what it loads as (None: empty), and the finding it makes."""

    written: Written
    value: Value
    code: str


def some_hand(rng: random.Random) -> Hand:
    """A hand; dates are mostly written as Excel keeps them, slips are few."""
    return Hand(
        date=rng.choices(tuple(_DATE_WRITINGS), (30, 10, 15, 18, 10, 12, 5))[0],
        percent=rng.choice(("number", "sign", "fraction")),
        yes_no=rng.choice(_YES_NO),
        slips=rng.choice((0.02, 0.06, 0.12)),
        marks_nothing=rng.random() < 0.2,
    )


def some_habits(rng: random.Random, *, streets: bool) -> Habits:
    """The habits of whoever keeps a workbook."""
    merged = streets and rng.random() < 0.45
    return Habits(
        hand=some_hand(rng),
        top=rng.choice((0, 0, 0, 1, 2)),
        left=rng.choice((0, 0, 0, 1, 2)),
        numbered=rng.random() < 0.7,
        streets=streets,
        merged_streets=merged,
        stacked=rng.random() < 0.4,
        shuffled=rng.random() < 0.5,
        instructions=rng.random() < 0.35,
        header_again=rng.choice((0, 0, 25, 30)) if not merged else 0,
        blanks=rng.random() < 0.3,
        subtotals=streets and rng.random() < 0.45,
        total=rng.random() < 0.7,
        signed=rng.random() < 0.5,
    )


def write_row(rng: random.Random, ledger: Ledger, row: Row, hand: Hand) -> dict[str, Written]:
    """The cells of one row, by field key, as `hand` writes them; nothing in them is faulty."""
    return {f.key: write_value(rng, f, row.get(f.key), hand) for f in ledger.fields}


def write_value(rng: random.Random, field: Field, value: Value, hand: Hand) -> Written:
    """One cell that says `value`."""
    if value is None:
        return rng.choice(_NOTHING) if hand.marks_nothing and field.type in ("date", "number") else None
    slips = rng.random() < hand.slips
    if isinstance(value, bool):
        return (rng.choice(_YES_NO) if slips else hand.yes_no)[not value]
    if isinstance(value, dt.date):
        return _DATE_WRITINGS[rng.choice(tuple(_DATE_WRITINGS)) if slips else hand.date](value)
    if isinstance(value, str):
        return _write_text(rng, field, value, slips)
    if field.type == "percent":
        return _write_percent(value, hand.percent)
    return _write_number(rng, field, value) if slips else value


def blot(rng: random.Random, field: Field, value: Value) -> Blot | None:
    """A faulty cell that lets its row in, for an optional field that says `value`; None where none comes to mind."""
    if field.required or value is None:
        return None
    if isinstance(value, dt.date):
        return _blot_date(rng, field, value)
    if isinstance(value, str):
        return Blot("详见方案", None, "unreadable") if field.type == "choice" else None
    if field.type in ("number", "integer") and field.unit != "degree":
        return rng.choice((Blot(f"约{value}", value, "approximate"), Blot("见附件", None, "unreadable")))
    return None


def _blot_date(rng: random.Random, field: Field, value: dt.date) -> Blot:
    blots = [Blot(rng.choice(("待定", "见附件")), None, "unreadable")]
    if value.year == REPORT_DAYS[0].year:
        blots.append(Blot(f"{value.month}月{value.day}日", value, "year_filled"))
    if field.key != "due_on":  # a due day read as the first of its month would seem postponed a report later
        blots.append(Blot(f"{value.year}年{value.month}月", value.replace(day=1), "day_filled"))
    return rng.choice(blots)


def spoil(rng: random.Random, ledger: Ledger) -> tuple[str, Written]:
    """A field every row needs, and what stands there so that the row cannot be taken."""
    field = rng.choice([f for f in ledger.required if f.type != "street"])
    spoilt: dict[str, Written] = {"community": "高新社区", "choice": "见附件", "date": "近期", "integer": "若干"}
    return field.key, spoilt.get(field.type)


def heading(rng: random.Random, field: Field) -> str:
    """What a column is headed: the official name or a synonym, perhaps with its unit, perhaps over two lines."""
    name = field.zh if rng.random() < 0.5 else rng.choice((field.zh, *field.synonyms[:4]))
    unit = _UNIT_WORDS.get(field.unit or "", "°")
    if unit != "°" and "（" not in name and rng.random() < 0.4:
        return f"{name}（{unit}）"
    return f"{name[:2]}\n{name[2:]}" if len(name) > 3 and rng.random() < 0.25 else name


def _write_text(rng: random.Random, field: Field, value: str, slips: bool) -> str:
    if field.type == "street":
        return f"{place_name(value)}街道" + ("办事处" if slips else "")
    if field.type == "community":
        return place_name(value) + ("居民委员会" if slips else "")
    if field.type != "choice":
        return value
    choice = next(c for c in field.choices if c.code == value)
    return _write_choice(rng, choice, slips)


def _write_choice(rng: random.Random, choice: Choice, slips: bool) -> str:
    return rng.choice((choice.zh, *choice.synonyms[:2])) if slips or rng.random() < 0.15 else choice.zh


def _write_percent(value: float, style: PercentStyle) -> Written:
    writings: dict[PercentStyle, Written] = {"number": value, "sign": f"{value}%", "fraction": value / 100}
    return writings[style]


def _write_number(rng: random.Random, field: Field, value: float) -> Written:
    word = _UNIT_WORDS.get(field.unit or "", "")
    plain = f"{value}".translate(FULL_WIDTH)
    return rng.choice((f"{value}{word}", f"{plain}{word}", plain, f"{value:,}"))
