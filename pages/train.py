"""Train: watch a real CBOW learn."""

import streamlit as st

from core.errors import LabError
from jobs.job import Job, Status
from lessons.training_run import TrainingRun
from ui import events, live, own_text, runs
from ui.chart import chart
from ui.controls import control
from ui.errors import error_text, show_error
from ui.figures import train as figures
from ui.runtime import scheduler
from ui.session import open_table, reset, share, text, values_of
from ui.tables.train import OWN, TRAIN
from ui.train_setup import adopt_recipe, corpus_of, settings_of, watched_words

t = text()
open_table(TRAIN)


@st.fragment
def setup() -> None:
    control(t, TRAIN, "corpus", on_change=adopt_recipe)
    if values_of(TRAIN)["corpus"] == OWN:
        own_text.ask(t)
    try:
        corpus = corpus_of(values_of(TRAIN))
    except LabError as error:
        show_error(t, error)
        corpus = None
    most = len(corpus.vocab) - 1 if corpus else None

    control(t, TRAIN, "power")
    control(t, TRAIN, "sample_size", high=most)
    control(t, TRAIN, "epochs")
    with st.expander(t("train.more")):
        for name in ("window_size", "hidden_size", "learning_rate", "subsample", "min_count"):
            control(t, TRAIN, name)
        for name in ("shrink", "divide", "engine", "seed"):
            control(t, TRAIN, name)
        st.button(
            t("train.defaults"), on_click=reset, args=(TRAIN,), icon=":material/settings_backup_restore:"
        )
    if corpus:
        st.caption(
            t("train.corpus_size", words=f"{len(corpus):,}", types=f"{len(corpus.vocab):,}")
            + "  \n"
            + t("train.first_sentence", sentence=" ".join(corpus.sentence(0)[:12]))
        )
    share(TRAIN, key="address.setup")


def begin() -> None:
    values = values_of(TRAIN)
    try:
        corpus = corpus_of(values)
    except LabError:
        return  # said beside the settings
    run = TrainingRun(corpus, values["corpus"], settings_of(values), watched_words(values["corpus"]))
    runs.start(run.events(), run)


def buttons(job: Job | None) -> None:
    status = job.status if job else None
    with st.container(horizontal=True):
        if job is None or status is None or status.is_over:
            st.button(
                t("train.start"), on_click=begin, type="primary", icon=":material/play_arrow:", key="start"
            )
        elif status is Status.PAUSED:
            st.button(
                t("train.resume"),
                on_click=scheduler().resume,
                args=(job,),
                type="primary",
                icon=":material/play_arrow:",
                key="resume",
            )
        else:
            st.button(
                t("train.pause"),
                on_click=scheduler().pause,
                args=(job,),
                icon=":material/pause:",
                key="pause",
            )
        if job and status and not status.is_over:
            st.button(
                t("train.stop"), on_click=scheduler().stop, args=(job,), icon=":material/stop:", key="stop"
            )
        if job:
            st.button(t("train.reset"), on_click=runs.discard, icon=":material/replay:", key="reset")


@st.fragment
def stage() -> None:
    found = runs.current_of(TrainingRun)
    buttons(found[0] if found else None)
    if found is None:
        st.info(t("train.empty"), icon=":material/play_circle:")
        return
    job, run = found
    settings = run.settings
    st.caption(
        t(
            "train.running_with",
            corpus=t(f"train.corpus.options.{run.corpus_name}"),
            K=settings.sample_size,
            power=f"{settings.power:g}",
            H=settings.hidden_size,
            window=settings.window_size,
            engine=t(f"train.engine.options.{settings.engine}"),
            seed=settings.seed,
        )
    )
    last = job.last("status")
    if job.status is Status.FAILED and last:
        st.error(error_text(t, last["code"], last["values"]), icon=":material/error:")
    elif job.status is Status.STOPPED and last and last["reason"] != "asked":
        st.warning(t(f"train.stopped.{last['reason']}"), icon=":material/info:")

    live.figures(t, job, key="figures")
    left, right = st.columns([3, 2])
    with left:
        st.markdown(f"**{t('train.loss.title')}**")
        chart(
            figures.loss(t, settings.sample_size),
            key="loss",
            alt=t("train.loss.alt"),
            height=270,
            stream=events.url(job),
        )
    with right:
        st.markdown(f"**{t('train.probability.title')}**")
        chart(
            figures.probabilities(t),
            key="probabilities",
            alt=t("train.probability.alt"),
            height=270,
            stream=events.url(job),
        )
    live.neighbours(t, job, key="neighbours")


controls, area = st.columns([1, 2.6], gap="medium")
with controls:
    setup()
with area:
    stage()
