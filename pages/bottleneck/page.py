"""The bottleneck: what a large vocabulary costs after the hidden layer (4.2.1)."""

import streamlit as st

from pages.bottleneck import figures, lesson
from pages.bottleneck.drawings import costs, numbers
from pages.bottleneck.sections import cost_lab
from pages.bottleneck.settings import BOTTLENECK as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import open_table, share, state_of, text
from ui.text.numbers import count, size, times

t = text()
open_table(TABLE)
question(t, TABLE.page)


def sizes() -> lesson.State:
    return state_of(TABLE, lesson.State)


@st.fragment
def one_batch() -> None:
    view = lesson.run()
    step = stepper(t, TABLE, lesson.STEPS, **lesson.counts())
    formula_code_numbers(t, step, view.trace, numbers(step, view), key="fcn", widths=(1, 1.15))
    share(TABLE, key="address.one_batch")


@st.fragment
def theory() -> None:
    st.subheader(t("bottleneck.theory.title"), anchor=False)
    guess = predict(t, TABLE, "times", options=tuple(lesson.GUESSES)).guess
    st.markdown(t.prose(TABLE.page, "theory"))
    columns = st.columns(4, gap="medium")
    for column, name in zip(columns, ("vocab_size", "hidden_size", "batch_size", "sample_size"), strict=True):
        with column:
            control(t, TABLE, name)
    work = lesson.work(sizes())
    show_tree(costs(t, sizes(), revealed=guess is not None), key="costs")
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        said = {
            "V": f"{sizes().vocab_size:,}",
            "softmax": count(work.softmax),
            "negative": count(work.negative),
        }
        chart(
            figures.theory(t, sizes(), lesson.GUESSES[guess] if guess else None),
            key="theory",
            alt=t("bottleneck.theory.alt_hidden" if guess is None else "bottleneck.theory.alt", **said),
            height=330,
        )
    with right:
        chart(
            figures.memory_needed(t, sizes()),
            key="memory",
            alt=t(
                "bottleneck.memory.alt",
                V=f"{sizes().vocab_size:,}",
                size=size(lesson.memory(sizes()).weights),
            ),
            height=330,
        )
    if guess is not None:
        promised = times(lesson.work(lesson.State()).times)
        st.markdown(t(f"bottleneck.predict.times.replies.{guess}", times=promised))
        table_behind(t, figures.theory_table(t, sizes()), key="bottleneck_theory")
    share(TABLE, key="address.theory")


one_batch()
theory()
cost_lab.show(t)
quiz(t, TABLE, lesson.QUESTIONS)
