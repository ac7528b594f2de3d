"""Parts beside their wholes by street, community or choice: closed of found, spent of planned."""

from collections.abc import Mapping

from taizhang.charts import amount
from taizhang.charts.paired import Pair, paired_bars
from taizhang.metrics import Group
from taizhang.ui import data, drill, figures, numbers
from taizhang.ui.view import View, cached, current


def show(part: str, whole: str, rate: str, by: str, opens: str, most: int = 99) -> int:
    """The metric `part` of the metric `whole` in each group of `by`, the lowest `rate` first, `most` of them.

    A row opens the rows of the metric `opens`. Returns how many groups have any, those not drawn too.
    """
    markup, count = _drawn(current(), part, whole, rate, by, opens, most)
    figures.draw(markup, f"chart-{part}-of-{whole}-{by}")
    return count


@cached()
def _drawn(view: View, part: str, whole: str, rate: str, by: str, opens: str, most: int) -> tuple[str, int]:
    groups = [group for group in numbers.alone(whole, by) if group.value]
    parts, rates = _by_key(part, by), _by_key(rate, by)
    groups.sort(key=lambda group: (rates.get(group.key) is None, rates.get(group.key), group.label))
    pairs = [_pair(group, parts, rates, drill.address_of(opens, {by: group.key})) for group in groups[:most]]
    metric = data.metric(part)
    return paired_bars(pairs, metric.unit, (metric.label, data.metric(whole).label)), len(groups)


def _pair(
    whole: Group, parts: Mapping[str | None, float | None], rates: Mapping[str | None, float | None], opens: str
) -> Pair:
    rate = rates.get(whole.key)
    said = "" if rate is None else amount(round(rate), "%")
    return Pair(whole.label, parts.get(whole.key) or 0, whole.value, said, opens=opens)


def _by_key(name: str, by: str) -> dict[str | None, float | None]:
    return {group.key: group.value for group in numbers.alone(name, by)}
