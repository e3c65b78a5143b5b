"""The bottleneck: what a large vocabulary costs after the hidden layer (4.2.1)."""

import streamlit as st

from pages.bottleneck import drawn, figures, lesson
from pages.bottleneck.cost_lab import SIZES_OF_A_BATCH
from pages.bottleneck.drawings import numbers
from pages.bottleneck.sections import cost_lab
from pages.bottleneck.settings import BOTTLENECK as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
from ui.frames.offer import offer
from ui.lecture.scenes import scene
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question, stepper
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, state_of, text
from ui.settings.table import part_of
from ui.text.numbers import count, size, times

SLIDERS = ("vocab_size", "hidden_size", "batch_size", "sample_size")
THEORY = "bottleneck.theory"

t = text()
open_table(TABLE)
question(t, TABLE.page)


@st.fragment
def one_batch() -> None:
    view = lesson.run()
    step = stepper(t, TABLE, lesson.STEPS, **lesson.counts())
    formula_code_numbers(t, step, view.trace, numbers(step, view), key="fcn", widths=(1, 1.15))
    share(TABLE, key="address.one_batch")


def run_both() -> None:
    """Run the measurement's fragment with this one: its guess and its reply belong to the same sizes."""
    st.rerun([THEORY, cost_lab.FRAGMENT])


@st.fragment(key=THEORY)
def theory() -> None:
    with scene("guess"):
        st.subheader(t("bottleneck.theory.title"), anchor=False)
        asked = predict(t, TABLE, "times", options=tuple(lesson.GUESSES), truth="e5")
        guess: str | None = asked.guess
        if guess is not None:
            with asked.box:
                promised = times(lesson.work(lesson.ASKED).times)
                st.markdown(t(f"bottleneck.predict.times.replies.{guess}", times=promised))
    with scene("theory"):
        st.markdown(t.prose(TABLE.page, "theory"))
        columns = st.columns(4, gap="medium")
        for column, name in zip(columns, SLIDERS, strict=True):
            with column:
                is_shared = name in SIZES_OF_A_BATCH
                control(t, TABLE, name, on_change=run_both if is_shared else None)
        sizes = state_of(TABLE, lesson.State)
        shown = part_of(settings_of(TABLE), drawn.Sizes, guess=guess)
        now = drawn.counted(t, shown)
        show_tree(now.trees["costs"], key="costs")
        work, V = lesson.work(sizes), f"{sizes.vocab_size:,}"
        told = {"V": V, "softmax": count(work.softmax), "negative": count(work.negative)}
        alts = {
            "theory": t("bottleneck.theory.alt_hidden" if guess is None else "bottleneck.theory.alt", **told),
            "memory": t("bottleneck.memory.alt", V=V, size=size(lesson.memory(sizes).weights)),
        }
        for column, (name, alt) in zip(st.columns([1.25, 1], gap="medium"), alts.items(), strict=True):
            with column:
                chart(now.charts[name], key=name, alt=alt, height=240)
        table_behind(t, figures.theory_table(t, sizes, revealed=guess is not None), key="bottleneck_theory")
        offer(t, TABLE, SLIDERS, drawn.counted, shown)
    share(TABLE, key="address.theory")


with scene("steps"):
    one_batch()
theory()
with scene("measured"):
    cost_lab.show(t)
quiz(t, TABLE, lesson.QUESTIONS)
