"""What a link asks the analysis for, and what is said of that which there is not."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Final, Literal

import msgspec

from taizhang.charts.crossing import Share
from taizhang.locale import _
from taizhang.metrics import Metric
from taizhang.metrics.filters import filter_of, keys_text
from taizhang.metrics.labels import field_of
from taizhang.spec import Field
from taizhang.ui import address, data
from taizhang.ui.groupings import NUMBERS, Groupings, groupings, side_name

Order = Literal["declared", "greatest", "smallest", "name"]
ORDERS: Final[tuple[Order, ...]] = ("declared", "greatest", "smallest", "name")
SHARES: Final[tuple[Share, ...]] = ("none", "row", "column", "all")
PARAMETERS: Final = ("of", "by", "across", "only", "chart", "share", "order")
DAYS: Final = (dt.date(1949, 1, 1), dt.date(2100, 1, 1))
_FIRST: Final = ("lecture_sessions", "projects_declared", "issues_found", "cobuilding_units")


class Asked(msgspec.Struct, frozen=True):
    """What is looked at: a metric by one or two things, over the rows that filters keep, in an order, with shares.

    `filters` are the columns that are filtered in the order they were added, `where` what is kept of them; a `chart`
    of "" is the one that fits.
    """

    of: str
    by: str
    across: str | None
    filters: tuple[str, ...]
    where: tuple[tuple[str, str | None], ...]
    chart: str
    share: Share
    order: Order


def subjects() -> dict[str, str]:
    """The metrics that can be looked at by name, with what each is called after its ledger, ledger by ledger."""
    found: dict[str, str] = {}
    for ledger in data.ledgers().values():
        for metric in data.metrics().values():
            if metric.ledgers[0] == ledger.key and metric.aggregate.kind != "range":
                own = metric.label.startswith(ledger.label)
                found[metric.name] = metric.label if own else f"{ledger.label}{_(': ')}{metric.label}"
    return found


def first_subject() -> str:
    """What is looked at where nothing is asked: a number whose ledger holds rows."""
    known = data.metrics()
    named = (name for name in _FIRST if data.has_rows(known[name].ledgers[0]))
    loaded = (f"{key}_rows" for key in data.ledgers() if data.has_rows(key))
    return next(named, next(loaded, _FIRST[0]))


def read() -> tuple[Asked, list[str]]:
    """What the URL asks for, as near as there is such a thing, and a sentence for each part that there is not."""
    of, said = address.value("of"), list[str]()
    if of is not None and of not in subjects():
        said.append(_("There is no number called “{name}”.").format(name=of))
        of = None
    metric = data.metric(of or first_subject())
    known = groupings(metric.name)
    by = _side(metric, known, "by", said) or "street"
    across = _side(metric, known, "across", said)
    if across == by:
        said.append(_("Rows and columns are the same; the columns are left out."))
        across = None
    filters, where = _filters(metric, known, said)
    return Asked(metric.name, by, across, filters, where, address.value("chart") or "", *_shown()), said


def _side(metric: Metric, known: Groupings, name: str, said: list[str]) -> str | None:
    asked = address.value(name)
    if asked and not known.can_group(metric, asked):
        said.append(_("“{subject}” has no column “{name}” to go by.").format(subject=metric.label, name=asked))
        return None
    return asked


def _shown() -> tuple[Share, Order]:
    share, order = address.value("share"), address.value("order")
    return next((s for s in SHARES if s == share), SHARES[0]), next((o for o in ORDERS if o == order), ORDERS[0])


def _filters(
    metric: Metric, known: Groupings, said: list[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, str | None], ...]]:
    """The columns that are filtered, and the conditions that hold, without those that make no sense."""
    columns, groups, where = dict[str, None](), dict[str, list[str | None]](), dict[str, str | None]()
    for by, colon, key in (text.partition(":") for text in address.values("only")):
        found = filter_of(by)
        column = found.by if found else by
        if not known.field(column):
            said.append(_("“{subject}” has no column “{name}” to filter by.").format(subject=metric.label, name=column))
        elif not _sensible(metric, by, key or None):
            text = _("“{value}” is nothing that “{name}” can be; that filter is left out.")
            said.append(text.format(value=key, name=side_name(metric, column)))
        else:
            columns[column] = None
            if found:
                where[by] = key
            elif colon:
                groups.setdefault(column, []).append(key or None)
    return tuple(columns), (*((f"{c}.in", keys_text(keys)) for c, keys in groups.items()), *where.items())


def _sensible(metric: Metric, by: str, key: str | None) -> bool:
    """Whether `key` can be a value of what is filtered by `by`."""
    found = filter_of(by)
    field = field_of(metric, found.by if found else by)
    if found:
        return key is not None and field is not None and _is_end(field, found.kind, key)
    if key and field and field.type in ("choice", "boolean"):
        return key in ([choice.code for choice in field.choices] or ["true", "false"])
    return True


def _is_end(field: Field, kind: str, key: str) -> bool:
    """Whether `key` is an end of a span of `field`, or words to be found in it."""
    if kind == "has":
        return field.type == "text"
    try:
        if field.type == "date":
            return DAYS[0] <= dt.datetime.strptime(key, "%Y-%m-%d").date() <= DAYS[1]
        return field.type in NUMBERS and isfinite(float(key)) and kind in ("from", "to")
    except ValueError:
        return False


def kept(where: Sequence[tuple[str, str | None]], column: str) -> Iterator[tuple[str, str | None]]:
    """The conditions of `where` that are about `column`."""
    for by, value in where:
        found = filter_of(by)
        if found and found.by == column:
            yield found.kind, value


def put_filters(entries: Mapping[str, Sequence[str]]) -> None:
    """Write the filters into the URL: by column what `only` says of it; a column alone is one that keeps all."""
    address.put(only=[text for column, texts in entries.items() for text in (texts or [column])])
