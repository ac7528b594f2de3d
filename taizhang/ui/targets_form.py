"""The targets: what each means, its default, and the value that the district sets."""

from typing import Final

import streamlit as st

from taizhang.charts import amount
from taizhang.locale import _
from taizhang.spec import Target
from taizhang.ui import data
from taizhang.ui.plain import plain

_SAVED: Final = "targets-saved"


def show() -> None:
    """Every target in one form, saved together."""
    st.markdown(_("Metrics measure against these values. A new value holds at once, for every day looked at."))
    targets = data.store().targets()
    with st.form("targets"):
        asked = {target.name: _line(target) for target in targets}
        with st.container(horizontal=True):
            saving = st.form_submit_button(_("Save"), type="primary", key="save-targets")
            st.form_submit_button(_("All back to their defaults"), key="reset-targets", on_click=_reset)
    if saving:
        _save(targets, asked)
    if st.session_state.pop(_SAVED, False):
        st.success(_("Saved. Every number now follows these targets."), icon=":material/check:")


def _line(target: Target) -> float:
    asked, unit, said = st.columns([3, 2, 12], vertical_alignment="center")
    said.markdown(f"{plain(target.sentence)}  \n:small[:gray[{plain(_hint(target))}]]")
    unit.markdown(target.unit)
    with asked:
        return st.number_input(
            _("{label} ({unit})").format(label=target.sentence, unit=target.unit),
            value=int(target.value) if target.whole else target.value,
            step=1 if target.whole else 1.0,
            format="%d" if target.whole else "%g",
            key=_key(target),
            label_visibility="collapsed",
        )


def _hint(target: Target) -> str:
    """The default, whether another value is in force, and the metrics that measure against it."""
    metrics = [metric.label for metric in data.metrics().values() if target.name in metric.query]
    parts = [_("default: {amount}").format(amount=amount(target.default, target.unit))]
    if target.value != target.default:
        parts.append(_("set here: {amount}").format(amount=amount(target.value, target.unit)))
    return _("; ").join([*parts, _("used by: {metrics}").format(metrics=_(", ").join(metrics))])


def _key(target: Target) -> str:
    return f"target-{target.name}-{target.value:g}"  # a value set elsewhere is shown anew


def _save(targets: tuple[Target, ...], asked: dict[str, float]) -> None:
    """Put all in force, or none and say what is wrong with which."""
    wrong = False
    for target in targets:
        fault = target.fault(asked[target.name])
        if fault:
            wrong = True
            st.error(_("{target}: {fault}.").format(target=target.sentence, fault=fault))
    if not wrong:
        for target in targets:
            if asked[target.name] != target.value:
                data.store().set_target(target.name, asked[target.name])
        st.session_state[_SAVED] = True
        st.rerun()


def _reset() -> None:
    for target in data.store().targets():
        st.session_state[_key(target)] = int(target.default) if target.whole else target.default
        if target.value != target.default:
            data.store().set_target(target.name, None)
