"""Where units, resources, needs and projects lie, by kind, as points over the map of a number."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from taizhang.charts import amount
from taizhang.locale import _
from taizhang.maps import Spot
from taizhang.ui import address, data, mapping, numbers, suggestions

LAYERS: Final = ("cobuilding_resources_shared", "cobuilding_units", "needs_open", "needs_raised", "cobuilding_projects")
_EVERY: Final = "all"
_LARGEST: Final = 6  # the size of the largest point where counts are greater; larger ones would hide one another


def show(metrics: Sequence[str]) -> None:
    """The map of one of `metrics`, with points for what is chosen; the choices stand in the URL as `layer`, `kind`."""
    with st.container(horizontal=True):
        layer = address.choice(
            _("Points on the map"), LAYERS, "layer", labels=lambda n: data.metric(n).label, width=240
        )
        choices = data.ledgers()[data.metric(layer).ledgers[0]].field("kind").choices
        labels = {_EVERY: _("All kinds"), **{choice.code: choice.label for choice in choices}}
        kind = address.choice(_("Kind"), list(labels), "kind", labels=labels.__getitem__, width=200)
    words = _("{name} ({kind}), by the area of the dot").format(name=data.metric(layer).label, kind=labels[kind])
    mapping.show(metrics, metrics[0], "community", spots=(words, partial(spots, layer, kind)))


def spots(layer: str, kind: str) -> list[Spot]:
    """A point for each community that has any row of the metric `layer` of a kind; its text counts them by kind."""
    metric, points = data.metric(layer), suggestions.points()
    rows = numbers.rows(layer, {} if kind == _EVERY else {"kind": kind})
    columns = ("community_code", "community", "kind")
    counted = Counter(zip(*(rows.column(name).to_pylist() for name in columns), strict=True))
    kinds: dict[tuple[str, str], dict[str | None, int]] = {}
    for (code, name, found), count in counted.items():
        if code in points:
            kinds.setdefault((code, name), {})[found] = count
    greatest = max((sum(counts.values()) for counts in kinds.values()), default=1)
    return [
        Spot(
            code=code,
            name=name,
            longitude=points[code][0],
            latitude=points[code][1],
            size=sum(counts.values()) * min(1, _LARGEST / greatest),
            text=_text(name, metric.label, metric.unit, metric.ledgers[0], counts),
        )
        for (code, name), counts in kinds.items()
    ]


def _text(name: str, label: str, unit: str, ledger: str, counts: dict[str | None, int]) -> str:
    parts = [f"{suggestions.kind_name(ledger, kind)} {count}" for kind, count in counts.items()]
    return f"{name}\n{label} {amount(sum(counts.values()), unit)}\n{_(', ').join(parts)}"
