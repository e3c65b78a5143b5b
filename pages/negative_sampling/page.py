"""Negative sampling: why wrong answers are needed at all (4.2.5)."""

import streamlit as st

from jobs.job import Job, Status
from material.corpora import load
from pages.negative_sampling import figures, lesson
from pages.negative_sampling import two_models as training
from pages.negative_sampling.drawings import comparison, notations, numbers
from pages.negative_sampling.sections import two_models as contrast
from pages.negative_sampling.settings import NEGATIVE_SAMPLING as TABLE
from pages.negative_sampling.subsampling import compare
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.code import code
from ui.drawings.show import show_tree
from ui.drawings.tree import element
from ui.lesson_parts.formulas import formula_code_numbers
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import pitfall, quiz
from ui.lesson_parts.stepper import question, stepper
from ui.live import session_job as runs
from ui.live.start_stop import start_stop, warn_of_other
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, state_of, text

t = text()
open_table(TABLE)
question(t, TABLE.page)


@st.fragment
def example() -> None:
    view = lesson.run(state_of(TABLE, lesson.State))
    step = stepper(
        t,
        TABLE,
        lesson.STEPS,
        first=view.words[1],
        second=view.words[2],
        y0=f"{view.y[0]:.2f}",
        y1=f"{view.y[1]:.2f}",
        y2=f"{view.y[2]:.2f}",
        loss=f"{view.loss:.3f}",
    )
    formula_code_numbers(t, step, view.trace, numbers(t, step, view), key="fcn")
    first, second, trained = st.columns([1, 1, 1.6], gap="medium")
    with first:
        control(t, TABLE, "first")
    with second:
        control(t, TABLE, "second")
    with trained:
        control(t, TABLE, "trained")
    st.subheader(t("negative_sampling.notations.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "notations", first=view.words[1], second=view.words[2]))
    show_tree(notations(t, view), key="notations")
    share(TABLE, key="address.example")


def begin() -> None:
    settings = settings_of(TABLE)
    run = training.ContrastRun(load(settings.corpus, 1), settings.corpus, settings.sample_size, settings.seed)
    runs.start(run.events(), run)


@st.fragment
def side_by_side() -> None:
    st.subheader(t("negative_sampling.contrast.title"), anchor=False)
    guess = predict(t, TABLE, "alone", options=("fall", "stay", "climb")).guess
    corpus, size, start = st.columns([1.7, 1.4, 1], gap="medium", vertical_alignment="bottom")
    with corpus:
        control(t, TABLE, "corpus")
    with size:
        control(t, TABLE, "sample_size")
    found = runs.current_of(training.ContrastRun)
    job = found[0] if found else None
    with start:
        start_stop(t, "negative_sampling.contrast", job, begin, ready=guess is not None)
    warn_of_other(t, job)
    if guess is None:
        st.info(t("negative_sampling.contrast.wait"), icon=":material/psychology:")
    elif found is None:
        st.info(t("negative_sampling.contrast.empty"), icon=":material/play_circle:")
    else:
        contrast.show(t, *found, guess)
        verdict(*found, guess)
    share(TABLE, key="address.contrast")


def verdict(job: Job, run: training.ContrastRun, guess: str) -> None:
    alone, paired = job.last(training.POSITIVES), job.last(training.NEGATIVES)
    if job.status is not Status.DONE or alone is None or paired is None:
        return
    st.markdown(t(f"negative_sampling.predict.alone.replies.{guess}"))
    st.markdown(t.prose(TABLE.page, "verdict", **contrast.numbers(run, alone, paired)))
    if run.corpus_name == "toy_ko":
        st.caption(t.prose(TABLE.page, "islands"))


@st.fragment
def untrained() -> None:
    st.subheader(t("negative_sampling.untrained.title"), anchor=False)
    losses = {size: lesson.untrained_loss(size) for size in lesson.UNTRAINED_SIZES}
    st.markdown(t.prose(TABLE.page, "untrained", two=f"{losses[2]:.2f}", ten=f"{losses[10]:.2f}"))
    chart(figures.untrained(t), key="untrained", alt=t("negative_sampling.untrained.alt"), height=230)
    table = {"K": losses.keys(), t("negative_sampling.untrained.y"): losses.values()}
    table_behind(t, table, key="negative_sampling_untrained")


def next_sentence() -> None:
    key = TABLE.key("sentence")
    st.session_state[key] = (st.session_state[key] + 1) % 10_000


@st.fragment
def mixup() -> None:
    with pitfall(t, TABLE.page):
        show_tree(comparison(t, compare(settings_of(TABLE).sentence)), key="mixup")
        st.button(
            t("negative_sampling.mixup.another"),
            on_click=next_sentence,
            icon=":material/casino:",
            key="mixup.next",
        )
    share(TABLE, key="address.mixup")


example()
side_by_side()
untrained()
mixup()
with st.expander(t("negative_sampling.whole"), icon=":material/code:"):
    for source in lesson.SOURCES:
        show_tree(element("div", "", code(source)), key=f"whole.{source.name}")
quiz(t, TABLE, lesson.QUESTIONS)
