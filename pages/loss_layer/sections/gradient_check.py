"""The gradient check of the learner's batch, on the page."""

from __future__ import annotations

import streamlit as st

from pages.loss_layer import drawn
from pages.loss_layer import gradient_check as lesson
from pages.loss_layer.figures import check_table
from pages.loss_layer.lesson import State
from pages.loss_layer.settings import LOSS_LAYER as TABLE
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lecture.scenes import scene, shared
from ui.lesson_parts.quiz import pitfall
from ui.settings.controls import control
from ui.settings.session import settings_of, state_of
from ui.settings.table import part_of
from ui.text.i18n import Text


def gradient_check(t: Text) -> None:
    """Compare every gradient with the slope of the loss, and say whether they agree, or what fails.

    Moving the batch's own sliders does not run the check again, which would slow them; a button does.
    """
    st.subheader(t("loss_layer.check.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "check"))
    with pitfall(t, TABLE.page):
        with shared("pitfall", "checks"):
            left, middle, right = st.columns([1.7, 1, 1.1], gap="medium", vertical_alignment="center")
            with left:
                control(t, TABLE, "shift")
            with middle:
                control(t, TABLE, "hold")
                control(t, TABLE, "divide")
            with right:
                is_asked = st.button(t("loss_layer.check.run"), icon=":material/fact_check:", key="check.run")
        settings, state = settings_of(TABLE), state_of(TABLE, State)
        shown = part_of(settings, drawn.Checked)
        now = drawn.check(t, shown)
        show_tree(now.trees["verdict"], key="verdict")
        checked = t(
            "loss_layer.check.batch",
            weights=t(f"loss_layer.weights.options.{state.weights}"),
            K=state.sample_size,
            B=state.batch_size,
            H=state.hidden_size,
            seed=state.seed,
        )
        st.caption(checked)
        if is_asked:
            # The batch may be the one that was checked before: then nothing else would move.
            st.toast(checked, icon=":material/fact_check:")
        with scene("checks"):
            show_tree(now.trees["checks"], key="checks")
        offer(t, TABLE, ("shift",), drawn.check, shown, key="frames.check")
        found = lesson.check(state, settings.shift, settings.divide, settings.hold)
        table_behind(t, check_table(t, found), key="loss_layer_check")
