"""The loss layer whole: one mini-batch, from word ids to updated rows (4.2.7)."""

import streamlit as st

from pages.loss_layer import lesson
from pages.loss_layer.drawings import numbers
from pages.loss_layer.sections import misconceptions as beliefs
from pages.loss_layer.sections import nearness
from pages.loss_layer.sections.gradient_check import division, gradient_check
from pages.loss_layer.settings import LOSS_LAYER as TABLE
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import open_table, reset, settings_of, share, state_of, text

t = text()
open_table(TABLE)
question(t, TABLE.page)


def settings(step: str) -> None:
    columns = st.columns([1.7, 1, 1, 1], gap="medium")
    one_at_a_time = step in lesson.PER_QUESTION
    for column, name in zip(columns, ("weights", "sample_size", "batch_size"), strict=False):
        with column:
            control(t, TABLE, name)
    with columns[-1]:
        control(
            t,
            TABLE,
            "question",
            # A disabled slider keeps its end, so that it need not be built anew while K moves.
            high=settings_of(TABLE).sample_size if one_at_a_time else None,
            disabled=not one_at_a_time,
            why_disabled="" if one_at_a_time else t("loss_layer.question.why"),
        )
    columns = st.columns([1, 1, 1, 0.7], gap="medium", vertical_alignment="bottom")
    for column, name in zip(columns, ("hidden_size", "learning_rate", "seed"), strict=False):
        with column:
            control(t, TABLE, name)
    with columns[-1]:
        st.button(
            t("loss_layer.reset"), on_click=reset, args=(TABLE,), icon=":material/settings_backup_restore:"
        )


def state() -> lesson.State:
    return state_of(TABLE, lesson.State)


@st.fragment
def one_batch() -> None:
    view = lesson.run(state())
    K = state().sample_size
    k = min(settings_of(TABLE).question, K)
    step = stepper(
        t,
        TABLE,
        lesson.STEPS,
        K=K,
        questions=K + 1,
        k=k,
        C=lesson.C,
        loss=f"{view.loss:.2f}",
        rows=len(view.rows_out),
        V=lesson.V,
    )
    step = lesson.of_question(step, k)
    formula_code_numbers(t, step, view.trace, numbers(t, step, view, k), key="fcn", widths=(1, 1.7))
    with st.container(border=True):
        settings(step.name)
    share(TABLE, key="address.one_batch")


@st.fragment
def checked() -> None:
    st.subheader(t("loss_layer.check.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "check"))
    gradient_check(t, state())
    st.subheader(t("loss_layer.division.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "division", C=lesson.C))
    division(t, state())
    share(TABLE, key="address.checked")


one_batch()
checked()
beliefs.smaller_loss(t)
nearness.show(t)
beliefs.others(t)
with st.expander(t("loss_layer.whole"), icon=":material/code:"):
    for source in (lesson.LAYER_FORWARD, lesson.LAYER_BACKWARD, lesson.CONTEXT_BACKWARD):
        show_tree(element("div", "", code(source)), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
