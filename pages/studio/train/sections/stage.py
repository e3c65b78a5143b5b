"""Where a run is started, watched and stopped; before that, the text that it will learn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.engines.kinds import ENGINES
from core.errors import LabError
from jobs.job import Job, Status
from pages.studio.explore.sections.sources import run_source
from pages.studio.explore.settings import EXPLORE
from pages.studio.sections import experiments
from pages.studio.train import figures, preview_figures
from pages.studio.train.drawn import drawn
from pages.studio.train.preview import Preview, preview
from pages.studio.train.sections import look_back, own_text, slow_motion, ways
from pages.studio.train.sections.choices import (
    check_memory,
    corpus_of,
    is_korean,
    training_settings_of,
    watch,
)
from pages.studio.train.sections.fragments import Fragment
from pages.studio.train.settings import OWN, TRAIN
from runs.library import CURVE
from runs.series import Series
from runs.slow_motion import Pace
from runs.training_run import Reading
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.lecture import mode
from ui.lecture.scenes import desk as at_desk
from ui.lecture.scenes import scene, shared
from ui.live import panel, returning, session_job, stream
from ui.live.desk import desk
from ui.live.runtime import scheduler
from ui.live.start_stop import say_how_it_ended, warn_of_other
from ui.navigation.links import go_to
from ui.settings.session import change, is_to_start, settings_of
from ui.settings.table import part_of
from ui.text.errors import error_text
from ui.text.i18n import Text

_VIEWS = ("ranks", "knowledge", "map", "look_back", "means", "lengths")
"""What can be seen of a run below its loss, each in a tab; in a lecture, on a screen."""


@st.fragment(key=Fragment.STAGE)
def show(t: Text) -> None:
    """Show the buttons, and the run or the text."""
    experiments.collect()
    job = session_job.current()
    if is_to_start(TRAIN, at=desk().key) and (job is None or job.status.is_over) and not _why_not(t):
        begin(t)
        # The whole page: the badge beside the title is to know of the new job.
        st.rerun()
    found = session_job.current_of(Series)
    # A lecturer who talks about the map may want to pause the run there.
    with shared("settings", "run-result", "loss", "neighbours", *map(_scene_of, _VIEWS)):
        # On a screen that shows one thing, pace and buttons take one line.
        with st.container(horizontal=mode.is_on(), vertical_alignment="center"):
            slow_motion.control(t)
            _buttons(t, found[0] if found else None)
        warn_of_other(t, found[0] if found else None)
    if found:
        _run(t, *found)
    else:
        _text(t)
    returning.keep_up("returning.stage")


def begin(
    t: Text, *, vary: Mapping[str, Sequence[Any]] | None = None, seeds: int = 1, paused: bool = False
) -> None:
    """Start a run with the present settings, or a series in which some vary; for use as a callback."""
    chosen = settings_of(TRAIN)
    try:
        corpus = corpus_of(chosen)
        check_memory(chosen, corpus)
    except LabError:
        return  # explained beside the settings
    names, reading = watch(chosen.corpus, corpus), part_of(chosen, Reading)
    settings = training_settings_of(chosen, corpus)
    experiments.start(
        t,
        corpus,
        chosen.corpus,
        settings,
        names,
        reading,
        vary=vary,
        seeds=seeds,
        paused=paused,
        alone=slow_motion.pace().is_told,
    )
    slow_motion.ask()


def _one_step(t: Text) -> None:
    if experiments.series() is None:
        begin(t, paused=True)
    shown = experiments.series()
    if shown is None:
        return
    number = shown.runs.index(shown.current)
    experiments.go_alone()
    found = session_job.current_of(Series)
    if found:
        job, series = found
        series.runs[number].one_step = True
        scheduler().resume(job)


def _rewind(t: Text) -> None:
    current = experiments.series()
    if current is not None:
        run = current.current
        experiments.start(t, run.corpus, run.corpus_name, run.settings, run.watch, run.reading, paused=True)
        slow_motion.ask()


def _explore(t: Text) -> None:
    """Offer to look around in a paused run, as far as it has come."""
    pressed = st.button(t("train.explore"), icon=":material/travel_explore:", help=t("train.explore_help"))
    record = experiments.keep_so_far(t) if pressed else None
    if record is not None:
        change(EXPLORE, source=run_source(record.name))
        go_to("explore", t)


def _buttons(t: Text, job: Job | None) -> None:
    current = experiments.series()
    status = job.status if job else None
    is_over = status is None or status.is_over
    why_not = _why_not(t)
    with st.container(horizontal=True, width="content" if mode.is_on() else "stretch"):
        if is_over:
            st.button(
                t("train.start"),
                on_click=begin,
                args=(t,),
                disabled=bool(why_not),
                help=why_not or None,
                type="primary",
                icon=":material/play_arrow:",
                key="start",
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
        if job is None or status is Status.PAUSED:
            st.button(
                t("train.one_position" if slow_motion.pace() is Pace.POSITION else "train.one_step"),
                on_click=_one_step,
                args=(t,),
                icon=":material/skip_next:",
                help=t("train.one_step_help"),
                disabled=job is None and bool(why_not),
                key="one_step",
            )
        if status is Status.PAUSED and current is not None and current.current.curve:
            _explore(t)
        if job is not None and not is_over:
            st.button(t("train.stop"), on_click=session_job.stop, icon=":material/stop:", key="stop")
        if job is not None:
            st.button(
                t("train.rewind"),
                on_click=_rewind,
                args=(t,),
                icon=":material/fast_rewind:",
                help=t("train.rewind_help"),
                key="rewind",
            )
            st.button(t("train.reset"), on_click=session_job.discard, icon=":material/close:", key="reset")


def _why_not(t: Text) -> str:
    """Return why the text cannot be trained on; "" if it can."""
    chosen = settings_of(TRAIN)
    try:
        check_memory(chosen, corpus_of(chosen))
    except LabError as error:
        if chosen.corpus == OWN and not own_text.is_given():
            return t("train.own.none")
        return error_text(t, error.code, error.values)
    return ""


def _text(t: Text) -> None:
    try:
        corpus = corpus_of(settings_of(TRAIN))
    except LabError:
        return  # explained beside the settings
    seen = preview(corpus)
    with shared("settings"):
        st.markdown(t("train.empty"))
        with st.container(horizontal=True):
            for name, value in (("sentences", seen.sentences), ("words", seen.words), ("types", seen.types)):
                st.metric(t(f"train.preview.{name}"), f"{value:,}")
    with scene("text"):
        _beginning(t, seen)


def _beginning(t: Text, seen: Preview) -> None:
    st.caption(t("train.preview.first"))
    for sentence in seen.first:
        st.text(f"“{sentence}”")
    settings = settings_of(TRAIN)
    if settings.corpus == OWN:
        own_text.report(t, settings.tokens)
    if settings.corpus == OWN and is_korean(seen.first[0]):
        ways.show(t, settings.min_count)
    chart(
        preview_figures.rank_frequency(t, seen),
        key="rank_frequency",
        alt=t("train.preview.alt", first=seen.commonest[0], types=f"{seen.types:,}"),
        height=260,
    )
    columns = {"place": seen.rank, "word": seen.commonest, "times": seen.count}
    table = {t(f"train.preview.table.{name}"): column for name, column in columns.items()}
    table_behind(t, table, key="rank_frequency")


def _run(t: Text, job: Job, current: Series) -> None:
    samples = ENGINES[current.current.settings.engine].samples
    number = current.runs.index(current.current)
    events = stream.url(job)
    with scene("run-result"):
        _caption(t, current)
        say_how_it_ended(t, "train", job)
        # Of single steps there are no figures yet, and what they touch is to be in sight.
        head = panel.progress if slow_motion.pace().is_told else panel.figures
        head(t, job, key="figures", on_status=lambda: st.rerun([Fragment.STAGE, Fragment.COMPARE]))
        # A step that is looked at fills a screen, and the curves follow it.
        is_step = slow_motion.show(t, job, samples=samples)
        with scene("loss") if is_step else st.container():
            _curves(t, current, number, events, samples=samples)
    with scene("neighbours"):
        panel.part(t, job, "neighbours", key="neighbours")
    _more(t, job, current, number, events)


def _curves(t: Text, current: Series, number: int, events: str, *, samples: bool) -> None:
    left, right = st.columns([3, 2])
    with left:
        st.markdown(f"**{t('train.loss.title')}**")
        labels = experiments.labels(t, current)
        loss = drawn(t, figures.loss, figures.starts(current), tuple(labels))
        chart(loss, key="loss", alt=t("train.loss.alt"), height=figures.height(labels), stream=events)
    with right:
        asked = figures.answers(samples=samples)
        st.markdown(f"**{t(f'train.{asked}.title')}**")
        histograms = drawn(t, figures.histograms, number, samples=samples)
        chart(histograms, key="histograms", alt=t(f"train.{asked}.alt"), height=270, stream=events)


def _caption(t: Text, current: Series) -> None:
    run = current.current
    settings = run.settings
    st.caption(
        t(
            "train.running_with" if ENGINES[settings.engine].samples else "train.running_softmax",
            corpus=t(f"train.corpus.options.{run.corpus_name}"),
            K=settings.sample_size,
            power=f"{settings.power:g}",
            H=settings.hidden_size,
            window=settings.window_size,
            engine=t(f"train.engine.options.{settings.engine}"),
            seed=settings.seed,
        )
    )
    if len(current.runs) > 1:
        st.caption(t("train.series", number=current.runs.index(run) + 1, total=len(current.runs)))


def _ranks(t: Text, current: Series, events: str) -> None:
    settings = current.current.settings
    if not settings.held_out:
        st.info(t("train.ranks.none"), icon=":material/info:")
        return
    with at_desk("ranks"):
        st.markdown(t("train.ranks.text", n=f"{settings.held_out:,}"))
    labels = experiments.labels(t, current)
    curves = drawn(t, figures.ranks, tuple(labels))
    chart(curves, key="ranks", alt=t("train.ranks.alt"), height=figures.height(labels), stream=events)


def _knowledge(t: Text, current: Series, events: str) -> None:
    """Show what the vectors know, where there are questions for the text."""
    watch = current.current.watch
    if not (watch.analogies or watch.related):
        st.info(t("train.knowledge.none"), icon=":material/info:")
        return
    kind = "analogies" if watch.analogies else "related"
    n = sum(len(section.questions) for section in watch.analogies) or len(watch.related)
    st.markdown(t(f"train.knowledge.{kind}", n=f"{n:,}"))
    labels = experiments.labels(t, current)
    curves = drawn(t, figures.knowledge, tuple(labels), kind)
    chart(curves, key="knowledge", alt=t("train.knowledge.alt"), height=figures.height(labels), stream=events)


def _scene_of(view: str) -> str:
    return view.replace("_", "-")


def _places(t: Text) -> dict[str, DeltaGenerator]:
    """Return where each view goes: into a tab, or in a lecture onto a screen below its title."""
    titles = {name: t(f"train.{name}.title") for name in (*_VIEWS, "table")}
    if not mode.is_on():
        return dict(zip(titles, st.tabs(list(titles.values())), strict=True))
    places = {name: scene(_scene_of(name)) for name in _VIEWS} | {"table": at_desk("table")}
    for name, place in places.items():
        place.markdown(f"**{titles[name]}**")
    return places


def _more(t: Text, job: Job, current: Series, number: int, events: str) -> None:
    run = current.current
    tabs = _places(t)
    with tabs["ranks"]:
        _ranks(t, current, events)
    with tabs["knowledge"]:
        _knowledge(t, current, events)
    with tabs["map"]:
        panel.part(t, job, "map", key="map.explained")
        word_map = drawn(t, figures.word_map, run.watch.groups, number)
        chart(word_map, key="map", alt=t("train.map.alt"), height=420, stream=events)
    with tabs["look_back"]:
        look_back.show(t, job, current)
    with tabs["means"]:
        samples = ENGINES[run.settings.engine].samples
        means = drawn(t, figures.means, number, samples=samples)
        alt = t("train.means.alt" if samples else "train.softmax_means.alt")
        chart(means, key="means", alt=alt, height=270, stream=events)
    with tabs["lengths"]:
        st.markdown(t("train.lengths.text"))
        chart(
            drawn(t, figures.lengths, number),
            key="lengths",
            alt=t("train.lengths.alt"),
            height=270,
            stream=events,
        )
    with tabs["table"]:
        st.caption(t("train.table.text"))
        columns = run.columns((*CURVE, "learning_rate"))
        curve = {t(f"train.table.columns.{name}"): values for name, values in columns.items()}
        table_behind(t, curve, key="curve")
