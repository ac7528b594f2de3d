"""The streets' scoreboard: how each stands by a few numbers, and the rank that they give together."""

from collections.abc import Mapping, Sequence
from html import escape
from statistics import fmean
from typing import Final

from taizhang.charts import rules
from taizhang.charts.scoreboard import Column, Score, Standing, Verdict, scoreboard
from taizhang.locale import _
from taizhang.metrics import Group, Measure, Metric
from taizhang.metrics.status import Status, status
from taizhang.ui import address, data, drill, figures, numbers, slice
from taizhang.ui.view import View, cached, current, fragment

_SORT: Final = "sort"
_BY_RANK: Final = "rank"


@fragment
def show(names: Sequence[str]) -> None:
    """The scoreboard of the metrics `names`, the best street first, by the metric that the URL names as `sort` if any.

    Streets are ranked among all of the district, and those in view are shown.
    """
    asked = address.value(_SORT)
    figures.draw(_board(current(), tuple(names), asked if asked in names else None), "scoreboard", _sort)
    address.link("settings", _("Change these rules"), ":material/tune:", section="status")


def ranks(values: Mapping[str, float | None], good: str) -> dict[str, int]:
    """The rank of each street that has a value, 1 the best; equal values share one."""
    sign = 1 if good == "down" else -1
    scores = {code: sign * round(value, 1) for code, value in values.items() if value is not None}
    return {code: 1 + sum(other < score for other in scores.values()) for code, score in scores.items()}


def together(columns: Sequence[Mapping[str, int]], streets: Sequence[str]) -> dict[str, int]:
    """The rank of each of `streets` by the mean of its ranks in `columns`; one without any is last."""
    means = {code: fmean([r[code] for r in columns if code in r] or [len(streets)]) for code in streets}
    return {code: 1 + sum(other < mean for other in means.values()) for code, mean in means.items()}


def stands(name: str, group: Group) -> Status | None:
    """How a street stands by the metric `name`, held against the district; None for one without a rule."""
    rule, metric = data.store().status_rules().get(name), data.metric(name)
    average = numbers.average(metric, numbers.of_district(name))
    return status(group.value, group.before, average, rule, metric.good) if rule else None


def of_streets(name: str) -> dict[str, Group]:
    """The metric `name` of every street of the district by its code."""
    return {g.key: g for g in numbers.of_district(name).groups if g.key}


def _sort(opens: str) -> bool:
    """Follow an address that sorts; whether it was one."""
    name, _equals, by = opens.partition("=")
    if name == _SORT:
        address.put(sort=None if by == _BY_RANK else by)
    return name == _SORT


@cached()
def _board(view: View, names: tuple[str, ...], by: str | None) -> str:
    metrics = [data.metric(name) for name in names]
    found = {name: of_streets(name) for name in names}
    now = {m.name: ranks({c: g.value for c, g in found[m.name].items()}, m.good) for m in metrics}
    standings = _standings(view, metrics, found, now)
    order = sorted(standings, key=lambda code: (now[by].get(code, len(standings)) if by else 0, standings[code].rank))
    shown = [standings[code] for code in order if not view.slice.streets or code in view.slice.streets]
    columns = [_column(metric, sorted=metric.name == by) for metric in metrics]
    return scoreboard(columns, shown, _district(metrics), by_rank=f"{_SORT}={_BY_RANK}", note=_note(metrics))


def _standings(
    view: View,
    metrics: Sequence[Metric],
    found: Mapping[str, Mapping[str, Group]],
    now: Mapping[str, Mapping[str, int]],
) -> dict[str, Standing]:
    streets = {code: group.label for code, group in found[metrics[0].name].items()}
    rank, before = together(list(now.values()), list(streets)), _ranks_before(metrics, found, list(streets))
    return {
        code: Standing(
            name=label,
            opens=slice.address_of(code),
            rank=rank[code],
            rose=before[code] - rank[code] if before else None,
            scores=tuple(_score(m.name, code, found[m.name][code]) for m in metrics),
            chosen=view.slice.streets == (code,),
        )
        for code, label in streets.items()
    }


def _ranks_before(
    metrics: Sequence[Metric], found: Mapping[str, Mapping[str, Group]], streets: Sequence[str]
) -> dict[str, int]:
    """The ranks on the day compared with; none where there is none, or nothing had been reported by then."""
    values = {m.name: {c: g.before for c, g in found[m.name].items()} for m in metrics}
    if not any(value for column in values.values() for value in column.values()):
        return {}
    return together([ranks(values[m.name], m.good) for m in metrics], streets)


def _score(name: str, code: str, group: Group) -> Score:
    found = stands(name, group)
    verdict = Verdict(found.label, found.colour, found.trend, found.better) if found else Verdict()
    return Score(group.value, group.before, verdict, drill.address_of(name, {"street": code}))


def _district(metrics: Sequence[Metric]) -> list[Score]:
    found: list[tuple[Metric, Measure]] = [(m, numbers.of_district(m.name)) for m in metrics]
    return [Score(numbers.average(metric, measure)) for metric, measure in found]


def _column(metric: Metric, *, sorted: bool) -> Column:
    opens = f"{_SORT}={metric.name}"
    return Column(
        heading=metric.label, unit=metric.unit, opens=opens, less_is_better=metric.good == "down", sorted=sorted
    )


def _note(metrics: Sequence[Metric]) -> str:
    """How ranks come about, and the rule of each column."""
    known = data.store().status_rules()
    said = [
        f"<li><b>{escape(m.label)}</b> {escape(rules.limits(known[m.name], m.good, m.unit))}</li>"
        for m in metrics
        if m.name in known
    ]
    rank = _("Rank: by the mean of the ranks in these columns; equal values share one, empty ones do not count.")
    falling = _("Good but worse than last time is “good but slipping”.")
    return f'<p>{escape(rank)} {escape(falling)}</p><ul class="tz-rules">{"".join(said)}</ul>'
