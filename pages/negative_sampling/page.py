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
from ui.drawings import markup
from ui.drawings.code import code
from ui.drawings.markup import h
from ui.lesson_parts import lesson as parts
from ui.live import session_job as runs
from ui.live.start_stop import start_stop, warn_of_other
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, state_of, text

t = text()
open_table(TABLE)
parts.question(t, TABLE.page)


@st.fragment
def example() -> None:
    view = lesson.run(state_of(TABLE, lesson.State))
    step = parts.stepper(
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
    parts.formula_code_numbers(t, step, view.trace, numbers(t, step, view), key="fcn")
    first, second, trained = st.columns([1, 1, 1.6], gap="medium")
    with first:
        control(t, TABLE, "first")
    with second:
        control(t, TABLE, "second")
    with trained:
        control(t, TABLE, "trained")
    st.subheader(t("negative_sampling.notations.title"), anchor=False)
    st.markdown(t.prose(TABLE.page, "notations", first=view.words[1], second=view.words[2]))
    markup.show(notations(t, view), key="notations")
    share(TABLE, key="address.example")


def begin() -> None:
    settings = settings_of(TABLE)
    run = training.ContrastRun(load(settings.corpus, 1), settings.corpus, settings.sample_size, settings.seed)
    runs.start(run.events(), run)


@st.fragment
def side_by_side() -> None:
    st.subheader(t("negative_sampling.contrast.title"), anchor=False)
    guess = parts.predict(t, TABLE.page, "alone", options=("fall", "stay", "climb"))
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
    parts.table_behind(t, table, key="negative_sampling_untrained")


def next_sentence() -> None:
    key = TABLE.key("sentence")
    st.session_state[key] = (st.session_state[key] + 1) % 10_000


@st.fragment
def mixup() -> None:
    with parts.pitfall(t, TABLE.page):
        markup.show(comparison(t, compare(settings_of(TABLE).sentence)), key="mixup")
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
        markup.show(h("div", "", code(source)), key=f"whole.{source.name}")
parts.quiz(t, TABLE.page, lesson.QUESTIONS)
