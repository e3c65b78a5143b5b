"""The loss layer whole: one mini-batch, from word ids to updated rows (4.2.7)."""

import streamlit as st

from lessons import loss_layer as lesson
from ui import beliefs, markup, nearness
from ui import lesson as parts
from ui.controls import control
from ui.gradient_check import division, gradient_check
from ui.markup import h
from ui.session import open_table, reset, share, text, values_of
from ui.tables.loss_layer import LOSS_LAYER as TABLE
from ui.visuals.code import code
from ui.visuals.loss_layer import numbers

t = text()
open_table(TABLE)
parts.question(t, TABLE.page)


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
            high=values_of(TABLE)["sample_size"],
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


@st.fragment
def one_batch() -> None:
    values = values_of(TABLE)
    state = lesson.State(*(values[name] for name in lesson.State.__dataclass_fields__))
    view = lesson.run(state)
    K = state.sample_size
    k = min(values["question"], K)
    step = parts.stepper(
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
    parts.formula_code_numbers(t, step, view.trace, numbers(t, step, view, k), key="fcn")
    with st.container(border=True):
        settings(step.name)
    gradient_check(t, TABLE, state, view)
    division(t, TABLE, state, view)
    share(TABLE, key="address.one_batch")


one_batch()
beliefs.smaller_loss(t, TABLE)
nearness.show(t, TABLE)
beliefs.others(t, TABLE)
with st.expander(t("loss_layer.whole"), icon=":material/code:"):
    for source in (lesson.LAYER_FORWARD, lesson.LAYER_BACKWARD, lesson.CONTEXT_BACKWARD):
        markup.show(h("div", "", code(source)), key=f"whole.{source.name}")
parts.quiz(t, TABLE.page, lesson.QUESTIONS)
