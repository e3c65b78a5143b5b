"""The loss layer whole: one mini-batch, from word ids to updated rows (4.2.7)."""

import streamlit as st

from pages.loss_layer import drawn, lesson
from pages.loss_layer import policies as negatives
from pages.loss_layer.drawings import policies
from pages.loss_layer.sections.gradient_check import gradient_check
from pages.loss_layer.settings import LOSS_LAYER as TABLE
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.frames.offer import offer
from ui.lecture.scenes import scene
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import open_table, reset, settings_of, share, state_of, text
from ui.settings.table import part_of

t = text()
open_table(TABLE)
question(t, TABLE.page)

MOVING = ("sample_size", "batch_size", "hidden_size")
"""Sliders that move the numbers of every step."""


def fourth(step: str) -> tuple[str, str]:
    """Return which of two sliders moves the numbers of a step, and which does not."""
    return ("learning_rate", "question") if step == "update" else ("question", "learning_rate")


def settings(step: str) -> None:
    """Show what moves the numbers of a step in a row, the rest behind a button."""
    shown, hidden = fourth(step)
    columns = st.columns([1, 1, 1, 1, 0.85], gap="medium", vertical_alignment="bottom")
    for column, name in zip(columns, (*MOVING, shown), strict=False):
        with column:
            setting(step, name)
    with columns[-1], st.popover(t("loss_layer.more"), icon=":material/tune:", width="stretch"):
        for name in ("weights", hidden, "seed"):
            setting(step, name)
        st.button(
            t("loss_layer.reset"), on_click=reset, args=(TABLE,), icon=":material/settings_backup_restore:"
        )


def setting(step: str, name: str) -> None:
    """Show one setting; which question is looked at has no effect where a step shows all of them."""
    is_off = name == "question" and step not in lesson.PER_QUESTION
    control(
        t,
        TABLE,
        name,
        # A disabled slider keeps its end, so that it need not be built anew while K moves.
        high=settings_of(TABLE).sample_size if name == "question" and not is_off else None,
        disabled=is_off,
        why_disabled=t("loss_layer.question.why") if is_off else "",
    )


@st.fragment
def one_batch() -> None:
    view = lesson.run(state_of(TABLE, lesson.State))
    K = settings_of(TABLE).sample_size
    k = min(settings_of(TABLE).question, K)
    step = stepper(
        t,
        TABLE,
        lesson.STEPS,
        C=lesson.C,
        V=lesson.V,
    )
    step = lesson.of_question(step, k)
    settings(step.name)
    shown = part_of(settings_of(TABLE), drawn.Batch)
    formula_code_numbers(t, step, view.trace, drawn.numbers(t, shown), key="fcn", widths=(1, 1.7))
    offer(t, TABLE, (*MOVING, fourth(step.name)[0]), drawn.batch, shown, high={"question": K})
    share(TABLE, key="address.one_batch")


@st.fragment
def checked() -> None:
    gradient_check(t)
    share(TABLE, key="address.checked")


with scene("steps"):
    one_batch()
with scene("pitfall"):
    checked()
with st.expander(t("loss_layer.policies.title"), icon=":material/person_off:"):
    st.markdown(t.prose(TABLE.page, "policies", K=negatives.POLICY_K, examples=lesson.MOST_EXAMPLES))
    show_tree(policies(t, negatives.policies()), key="policies")
with st.expander(t("loss_layer.whole"), icon=":material/code:"):
    for source in (lesson.LAYER_FORWARD, lesson.LAYER_BACKWARD, lesson.CONTEXT_BACKWARD):
        show_tree(element("div", "", code(source)), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
