"""Number cards of the current view: each with its change and its history; a click opens its rows."""

from collections.abc import Sequence

from taizhang.charts import Card, amount, card_grid, difference
from taizhang.charts.cards import Mood
from taizhang.locale import _
from taizhang.metrics import Measure, Metric
from taizhang.ui import data, drill, figures, numbers
from taizhang.ui.view import View, cached, current


def show(names: Sequence[str], *, history: bool = True) -> None:
    """A grid of cards of the metrics `names`; each `history` takes six more measurements where a view is new."""
    figures.draw(_grid(current(), tuple(names), history), f"cards-{names[0]}")


@cached()
def _grid(view: View, names: tuple[str, ...], history: bool) -> str:
    return card_grid([_card(data.metric(name), numbers.measured(name), history) for name in names])


def _card(metric: Metric, found: Measure, history: bool) -> Card:
    mood, change = _change(metric, found)
    return Card(
        label=metric.label,
        value=amount(found.value, ""),
        unit=metric.unit if found.value is not None else "",
        change=change,
        mood=mood,
        history=numbers.history(metric.name) if history else (),
        title=f"{metric.label}\n{metric.about}",
        opens=drill.address_of(metric.name),
    )


def _change(metric: Metric, found: Measure) -> tuple[Mood, str]:
    """Whether the change since the meeting before is for the better, and its words, which say so too."""
    change = found.change
    if change is None:
        return "", "" if found.before is None else _("Before: {amount}").format(
            amount=amount(found.before, metric.unit)
        )
    if round(change, 1) == 0:
        return "", _("＝ unchanged")
    text = f"{'▲' if change > 0 else '▼'} {difference(abs(change), metric.unit)}"
    if metric.good == "neutral":
        return "", text
    better = (change > 0) == (metric.good == "up")
    return ("better", f"{text} {_('better')}") if better else ("worse", f"{text} {_('worse')}")
