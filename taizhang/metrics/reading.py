"""Metric files read strictly: a mistake names its file and what is wrong."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from taizhang.errors import MetricError
from taizhang.locale import _
from taizhang.metrics.definition import Aggregate, Good, Metric
from taizhang.paths import QUERIES

_LINE: Final = re.compile(r"-- ([a-z]+): +(\S.*)")
_REQUIRED: Final = ("zh", "en", "unit", "aggregate", "good", "about")
_OF_ROWS: Final = ("ledgers", "month")
_AGGREGATES: Final = {
    "count": re.compile(r"count"),
    "sum": re.compile(r"sum\((\w+)\)"),
    "distinct": re.compile(r"distinct\((\w+)\)"),
    "mean": re.compile(r"mean\((\w+)\)"),
    "median": re.compile(r"median\((\w+)\)"),
    "quantile": re.compile(r"quantile\((\w+), *(0\.\d+|1)\)"),
    "share": re.compile(r"share\((\w+), *(\w+)\)"),
    "range": re.compile(r"range\((street)\)"),
    "ratio": re.compile(r"ratio\((\w+), *(\w+)\)"),
}


def load_metrics(folder: Path = QUERIES / "metrics") -> dict[str, Metric]:
    """Every metric declared in `folder` by name, in the order of file names. Raises MetricError."""
    read = {path.stem: read_metric(path) for path in sorted(folder.glob("*.sql"))}
    return {name: _with_parts(metric, read) for name, metric in read.items()}


def read_metric(path: Path) -> Metric:
    """The metric of one file; a ratio is still without its parts. Raises MetricError."""
    head, query = _split(path)
    aggregate = _aggregate(path, head)
    _check_keys(path, head, ratio=aggregate.kind == "ratio")
    _check_query(path, query, ratio=aggregate.kind == "ratio")
    unit_zh, unit_en = _both(path, head, "unit")
    about_zh, about_en = _both(path, head, "about")
    if head["good"] not in get_args(Good):
        raise _wrong(path, _("good is up, down or neutral, not “{value}”"), value=head["good"])
    declared: dict[str, Any] = {key: head[key] for key in ("zh", "en", "good", "month") if key in head}
    ledgers = tuple(re.split(r", *", head["ledgers"])) if "ledgers" in head else ()
    return Metric(
        name=path.stem, file=path.name, unit_zh=unit_zh, unit_en=unit_en, about_zh=about_zh, about_en=about_en,
        aggregate=aggregate, ledgers=ledgers, query=query, **declared,
    )  # fmt: skip


def _split(path: Path) -> tuple[dict[str, str], str]:
    head: dict[str, str] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    body = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    for number, line in enumerate(lines[:body], start=1):
        matched = _LINE.fullmatch(line.rstrip())
        if not matched:
            raise _wrong(path, _("line {line} of the head is not “-- key: value”"), line=number)
        key, value = matched.groups()
        if key in head:
            raise _wrong(path, _("“{key}” stands twice in the head"), key=key)
        head[key] = value
    return head, "\n".join(lines[body:]).strip()


def _aggregate(path: Path, head: Mapping[str, str]) -> Aggregate:
    written = head.get("aggregate")
    if written is None:
        raise _wrong(path, _("“{key}” is missing from the head"), key="aggregate")
    for kind, pattern in _AGGREGATES.items():
        if matched := pattern.fullmatch(written):
            return msgspec.convert({"kind": kind, "of": matched.groups()}, Aggregate)
    known = (
        "count, sum(column), distinct(column), mean(column), median(column), quantile(column, 0.9), "
        "share(column, column), range(street), ratio(metric, metric)"
    )
    raise _wrong(path, _("“{value}” is no aggregate (known: {known})"), value=written, known=known)


def _check_keys(path: Path, head: Mapping[str, str], *, ratio: bool) -> None:
    required = _REQUIRED if ratio else (*_REQUIRED, "ledgers")
    known = _REQUIRED if ratio else (*_REQUIRED, *_OF_ROWS)
    for key in head:
        if ratio and key in _OF_ROWS:
            raise _wrong(path, _("a ratio has no “{key}”: it is its denominator's"), key=key)
        if key not in known:
            raise _wrong(path, _("“{key}” is no key of the head (known: {known})"), key=key, known=", ".join(known))
    for key in required:
        if key not in head:
            raise _wrong(path, _("“{key}” is missing from the head"), key=key)


def _check_query(path: Path, query: str, *, ratio: bool) -> None:
    if ratio and query:
        raise _wrong(path, _("a ratio has no query: its rows are its denominator's"))
    if not ratio and not re.match(r"(select|with)\b", query, re.IGNORECASE):
        raise _wrong(path, _("the query does not start with select or with"))
    if ";" in query:
        raise _wrong(path, _("the query holds a semicolon; it is one select and ends without one"))


def _both(path: Path, head: Mapping[str, str], key: str) -> tuple[str, str]:
    """What the head says under `key` in both languages."""
    zh, bar, en = (part.strip() for part in head[key].partition("|"))
    if not (zh and bar and en) or "|" in en:
        raise _wrong(path, _("the {key} “{value}” is not “Chinese | English”"), key=key, value=head[key])
    return zh, en


def _with_parts(metric: Metric, read: Mapping[str, Metric]) -> Metric:
    if metric.aggregate.kind != "ratio":
        return metric
    for name in metric.aggregate.of:
        if name not in read or read[name].aggregate.kind in ("ratio", "range"):
            reason = _("the ratio names “{name}”, which is no metric that a ratio can be made of").format(name=name)
            raise MetricError(file=metric.file, reason=reason)
    numerator, denominator = (read[name] for name in metric.aggregate.of)
    return msgspec.structs.replace(
        metric, parts=(numerator, denominator), ledgers=denominator.ledgers, month=denominator.month
    )


def _wrong(path: Path, template: str, **params: object) -> MetricError:
    return MetricError(file=path.name, reason=template.format(**params))
