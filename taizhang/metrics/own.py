"""The numbers that a ledger has of itself, without a metric file: how many rows, and what its amounts add up to."""

from collections.abc import Iterable, Iterator
from typing import Final

from taizhang.metrics.definition import Aggregate, Metric
from taizhang.metrics.keys import quoted
from taizhang.spec import Field, Ledger

_ADDABLE: Final = ("number", "integer")
_UNITS: Final = {
    None: ("", ""),
    "10k_yuan": ("万元", "10k yuan"),
    "person": ("人", "people"),
    "minute": ("分钟", "minutes"),
    "m2": ("平方米", "m²"),
}


def own_metrics(ledgers: Iterable[Ledger]) -> dict[str, Metric]:
    """By name: `<ledger>_rows`, and `<ledger>_<field>_sum` for each amount; positions on the map add up to nothing."""
    return {metric.name: metric for ledger in ledgers for metric in _of_ledger(ledger)}


def _of_ledger(ledger: Ledger) -> Iterator[Metric]:
    yield _metric(ledger, "rows", Aggregate("count"), ("行数", "rows"), ("行", "rows"))
    for field in ledger.fields:
        if field.type in _ADDABLE and field.unit in _UNITS:
            said = (f"{field.zh}合计", f"total {field.en}")
            yield _metric(ledger, f"{field.key}_sum", Aggregate("sum", (field.key,)), said, _UNITS[field.unit])


def _metric(ledger: Ledger, name: str, aggregate: Aggregate, said: tuple[str, str], unit: tuple[str, str]) -> Metric:
    zh, en = said
    return Metric(
        name=f"{ledger.key}_{name}",
        file=f"{ledger.key}.toml",
        zh=f"{ledger.zh}·{zh}",
        en=f"{ledger.en}: {en}",
        unit_zh=unit[0],
        unit_en=unit[1],
        aggregate=aggregate,
        good="neutral",
        about_zh=f"{ledger.zh}的全部行",
        about_en=f"all rows of {ledger.en}",
        ledgers=(ledger.key,),
        fields=ledger.fields,
        month=_day(ledger),
        query=f"select * from {quoted(ledger.key)}",
    )


def _day(ledger: Ledger) -> str | None:
    """The day by which rows of a ledger of happenings fall into months: the first that every row must have."""
    days: list[Field] = [f for f in ledger.fields if f.type == "date"]
    return next((f.key for f in sorted(days, key=lambda f: not f.required)), None)
