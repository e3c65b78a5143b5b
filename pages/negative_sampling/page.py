"""Negative sampling: why wrong answers are needed at all (4.2.5)."""

import streamlit as st

from pages.negative_sampling import drawn, lesson
from pages.negative_sampling import two_models as training
from pages.negative_sampling.drawings import comparison, numbers
from pages.negative_sampling.sections import two_models as contrast
from pages.negative_sampling.settings import NEGATIVE_SAMPLING as TABLE
from pages.negative_sampling.subsampling import compare
from pages.negative_sampling.worlds import world
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.frames.offer import offer
from ui.lecture.scenes import scene
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall, quiz
from ui.lesson_parts.stepper import question, stepper
from ui.live import panel as live
from ui.live import session_job as runs
from ui.live.start_stop import start_stop, warn_of_other
from ui.settings.controls import control
from ui.settings.session import change, open_table, settings_of, share, state_of, text
from ui.settings.table import part_of

t = text()
open_table(TABLE)
question(t, TABLE.page)


@st.fragment
def example() -> None:
    with scene("steps"):
        first, second, trained = st.columns([1, 1, 1.6], gap="medium")
        with first:
            control(t, TABLE, "first")
        with second:
            control(t, TABLE, "second")
        with trained:
            control(t, TABLE, "trained")
        view = lesson.run(state_of(TABLE, lesson.State))
        words = {"first": view.words[1], "second": view.words[2]}
        step = stepper(t, TABLE, lesson.STEPS, **words)
        shown = part_of(settings_of(TABLE), drawn.Example)
        now = drawn.example(t, shown)
        formula_code_numbers(t, step, view.trace, numbers(t, step, view), key="fcn")
    with scene("notations"):
        st.subheader(t("negative_sampling.notations.title"), anchor=False)
        st.markdown(t.prose(TABLE.page, "notations", **words))
        show_tree(now.trees["notations"], key="notations")
        offer(t, TABLE, ("trained",), drawn.example, shown, key="frames.trained")
    share(TABLE, key="address.example")


def begin() -> None:
    settings = settings_of(TABLE)
    run = training.ContrastRun(world(t.lang), settings.sample_size, settings.seed)
    runs.share(run)


def learning(guess: str | None) -> None:
    """Let both models learn, once there is a guess."""
    found = runs.current_of(training.ContrastRun)
    job = found[0] if found else None
    start, state, view = st.columns(3, gap="medium", vertical_alignment="bottom")
    with start:
        start_stop(t, "negative_sampling.contrast", job, begin, ready=guess is not None)
    warn_of_other(t, job)
    if guess is not None and found is not None:
        with state:
            live.progress(t, found[0], key="contrast.state", running=t("negative_sampling.running"))
        with view:
            chosen = control(t, TABLE, "view")
        contrast.show(t, *found, chosen, guess)


@st.fragment
def side_by_side() -> None:
    st.subheader(t("negative_sampling.contrast.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "world"))
    control(t, TABLE, "sample_size")
    shown = part_of(settings_of(TABLE), drawn.Questions)
    show_tree(drawn.questions(t, shown).trees["questions"], key="questions")
    with scene("alone"):
        asked = predict(t, TABLE, "alone", options=("fall", "stay", "climb"), truth="climb")
        with asked.box:
            learning(asked.guess)
    offer(t, TABLE, ("sample_size",), drawn.questions, shown, key="frames.K")
    share(TABLE, key="address.contrast")


def next_sentence() -> None:
    change(TABLE, sentence=(settings_of(TABLE).sentence + 1) % 10_000)


@st.fragment
def mixup() -> None:
    with pitfall(t, TABLE.page):
        show_tree(comparison(t, compare(t.lang, settings_of(TABLE).sentence)), key="mixup")
        st.button(
            t("negative_sampling.mixup.another"),
            on_click=next_sentence,
            icon=":material/casino:",
            key="mixup.next",
        )
    share(TABLE, key="address.mixup")


example()
with scene("two-models"):
    side_by_side()
with scene("pitfall"):
    mixup()
with st.expander(t("negative_sampling.whole"), icon=":material/code:"):
    for source in lesson.SOURCES:
        show_tree(element("div", "", code(source)), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
