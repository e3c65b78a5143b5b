"""The gradient check of the learner's batch, and the division by the number of context words, on the page."""

from __future__ import annotations

import streamlit as st

from pages.loss_layer import drawings as visuals
from pages.loss_layer import gradient_check as lesson
from pages.loss_layer.figures import check_table
from pages.loss_layer.lesson import C, State, run
from pages.loss_layer.settings import LOSS_LAYER as TABLE
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.settings.controls import control
from ui.text.i18n import Text
from ui.text.numbers import tiny


def gradient_check(t: Text, state: State) -> None:
    """Compare every gradient with the slope of the loss, and say whether they agree.

    Moving the batch's own sliders does not run the check again, which would slow them; a button does.
    """
    left, right, button = st.columns([1.5, 1, 1], gap="medium", vertical_alignment="bottom")
    with left:
        shift = control(t, TABLE, "shift")
    with right:
        divide = control(t, TABLE, "divide")
    with button:
        st.button(t("loss_layer.check.run"), icon=":material/fact_check:", key="check.run")
    found = lesson.check(state, shift, divide)
    st.caption(
        t(
            "loss_layer.check.batch",
            weights=t(f"loss_layer.weights.options.{state.weights}"),
            K=state.sample_size,
            B=state.batch_size,
            H=state.hidden_size,
            seed=state.seed,
        )
    )
    show_tree(visuals.checks(found, run(state)), key="checks")

    worst = max(float(one.error.max()) for one in found)
    values = {"worst": tiny(worst), "limit": tiny(lesson.PASSED), "C": C}
    if worst < lesson.PASSED:
        st.success(t("loss_layer.check.passed", **values), icon=":material/check_circle:")
    elif divide:
        st.warning(t("loss_layer.check.shift", **values), icon=":material/straighten:")
    else:
        st.error(t("loss_layer.check.failed", **values), icon=":material/error:")
    table_behind(t, check_table(t, found), key="loss_layer_check")


def division(t: Text, state: State) -> None:
    """Show the change of W_in with and without the division."""
    divided, whole = (lesson.change_of_input(state, divide=divide) for divide in (True, False))
    show_tree(visuals.division(t, divided, whole, run(state)), key="division")
