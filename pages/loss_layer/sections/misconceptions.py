"""Three beliefs about negative sampling, tried out on the page."""

from __future__ import annotations

import streamlit as st

from pages.loss_layer import figures
from pages.loss_layer import misconceptions as lesson
from pages.loss_layer.nearness_drawings import neighbourhoods, policies
from pages.loss_layer.sections.waiting import waiting
from pages.loss_layer.settings import LOSS_LAYER as TABLE
from pages.loss_layer.toy_network import SIZES
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.facts import facts
from ui.drawings.show import show_tree
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall
from ui.settings.controls import control
from ui.settings.session import share
from ui.text.i18n import Text
from ui.text.numbers import decimal


@st.fragment
def smaller_loss(t: Text) -> None:
    """Two models, each measured with its own number of negatives: the pitfall of the page."""
    st.subheader(t("loss_layer.ruler.title"), anchor=False)
    guess = predict(t, TABLE, "zero", options=tuple(lesson.ZERO_GUESSES)).guess
    with pitfall(t, TABLE.page):
        if guess is None:
            st.info(t("loss_layer.ruler.wait"), icon=":material/psychology:")
        else:
            st.markdown(t(f"loss_layer.predict.zero.replies.{guess}"))
            _two_runs(t, guess)
    share(TABLE, key="address.ruler")


def _two_runs(t: Text, guess: str) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        first = control(t, TABLE, "first_size")
    with right:
        second = control(t, TABLE, "second_size")
    with waiting(t):
        before, after = lesson.ruler(trained=False), lesson.ruler(trained=True)
    loss_a, loss_b = before.loss[SIZES.index(first)], after.loss[SIZES.index(second)]
    rank = t("loss_layer.ruler.rank", V=after.vocab_size)
    show_tree(
        facts(
            [
                (t("loss_layer.ruler.loss", run="A"), f"{loss_a:.2f}", f"K = {first}"),
                (t("loss_layer.ruler.rank_of", run="A"), f"{before.rank:.0f}", rank),
                (t("loss_layer.ruler.loss", run="B"), f"{loss_b:.2f}", f"K = {second}"),
                (t("loss_layer.ruler.rank_of", run="B"), f"{after.rank:.0f}", rank),
            ]
        ),
        key="runs",
    )
    chart(
        figures.losses(t, before, after, (first, second), lesson.ZERO_GUESSES[guess]),
        key="losses",
        alt=t("loss_layer.ruler.alt"),
        height=330,
    )
    st.markdown(t("loss_layer.ruler.fooled" if loss_a < loss_b else "loss_layer.ruler.lucky"))
    table_behind(t, figures.losses_table(t, before, after), key="loss_layer_ruler")


def others(t: Text) -> None:
    """Show who may be a negative, and what the two matrices are for."""
    st.subheader(t("loss_layer.policies.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "policies", K=lesson.POLICY_K))
    show_tree(policies(t, lesson.policies()), key="policies")

    st.subheader(t("loss_layer.roles.title"), anchor=False)
    with waiting(t):
        found = lesson.roles()
    st.markdown(
        t.prose(
            TABLE.page,
            "roles",
            own=decimal(found.own, ".1f"),
            own_y=f"{found.own_y:.2f}",
            same=f"{found.same:.1f}",
            same_y=f"{found.same_y:.2f}",
        )
    )
    show_tree(neighbourhoods(t, found.neighbourhoods), key="neighbourhoods")
