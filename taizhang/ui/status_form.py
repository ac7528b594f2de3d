"""The status rules: what is said of each metric, and a dialog that changes one and shows what it would come to."""

from collections import Counter
from typing import Final

import streamlit as st

from taizhang.charts import rules
from taizhang.locale import N_, _
from taizhang.metrics import Metric
from taizhang.metrics.status import WORDS, status
from taizhang.spec import Against, StatusRule
from taizhang.ui import data, numbers
from taizhang.ui.plain import plain
from taizhang.ui.view import in_view

_AGAINST: Final[dict[Against, str]] = {
    "value": N_("the value itself"),
    "average": N_("percent of the district's average"),
}


def show() -> None:
    """Every rule as a sentence, with a button to change it."""
    st.markdown(
        _(
            "The scoreboard colours each street by these rules. Good but worse than last time is shown in amber as "
            "“good but slipping”: green and falling is not green."
        )
    )
    declared, metrics = data.store().declared_status_rules, data.metrics()
    for name, rule in data.store().status_rules().items():
        if name in metrics:
            _line(metrics[name], rule, own=rule != declared[name])


def _line(metric: Metric, rule: StatusRule, *, own: bool) -> None:
    badge = " :blue-badge[{}]".format(_("set here")) if own else ""
    name, said, edit = st.columns([3, 7, 1], vertical_alignment="center")
    name.markdown(f"**{plain(metric.label)}**{badge}")
    said.markdown(plain(rules.limits(rule, metric.good, metric.unit)))
    with edit:
        if st.button(_("Edit"), key=f"edit-{metric.name}", type="tertiary", icon=":material/edit:"):
            st.dialog(_("Status rule: {metric}").format(metric=metric.label), width="medium")(_edit)(metric, rule)


@in_view
def _edit(metric: Metric, rule: StatusRule) -> None:
    asked = _asked(metric, rule)
    fault = asked.fault(metric.good)
    if fault:
        st.error(_("These limits will not do: {fault}.").format(fault=fault))
    else:
        st.info(rules.stated(asked, metric.good, metric.unit))
        st.caption(_outcome(metric, asked))
    with st.container(horizontal=True):
        save = st.button(_("Save"), key="save-rule", type="primary", disabled=bool(fault))
        reset = st.button(_("Back to the default"), key="reset-rule")
    if save or reset:
        data.store().set_status_rule(metric.name, asked if save else None)
        st.rerun()


def _asked(metric: Metric, rule: StatusRule) -> StatusRule:
    """The rule as it is written in the dialog."""
    against = st.segmented_control(
        _("Limits are held against"),
        list(_AGAINST),
        default=rule.against,
        required=True,
        format_func=lambda code: _(_AGAINST[code]),
        key=f"against-{metric.name}",
    )
    unit = "%" if against == "average" else metric.unit
    up = metric.good == "up"
    labels = (_("Good at or above"), _("Behind below")) if up else (_("Good at or below"), _("Behind above"))
    green, red = (
        column.number_input(
            _("{label} ({unit})").format(label=label, unit=unit),
            value=limit,
            step=1.0,
            format="%g",
            key=f"{label}-{metric.name}",
        )
        for column, label, limit in zip(st.columns(2), labels, (rule.green, rule.red), strict=True)
    )
    return StatusRule(against=against, green=green, red=red)


def _outcome(metric: Metric, rule: StatusRule) -> str:
    """How many streets would stand how, by the numbers in view."""
    found = numbers.measured(metric.name, "street")
    average = numbers.average(metric, found)
    words = Counter(status(g.value, g.before, average, rule, metric.good).word for g in found.groups if g.key)
    counts = [_("{word} {count}").format(word=_(WORDS[word]), count=words[word]) for word in WORDS]
    return _("Streets in view by this rule: {counts}").format(counts=_(", ").join(counts))
