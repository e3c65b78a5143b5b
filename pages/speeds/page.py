"""Where the speed comes from: same mathematics in two codes, then other mathematics."""

import pandas as pd
import streamlit as st

from jobs.job import Job
from pages.speeds import figures, lesson
from pages.speeds.settings import SPEEDS as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.lecture.scenes import scene
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question
from ui.live import panel as live
from ui.live import session_job as runs
from ui.live import stream as events
from ui.live.start_stop import say_how_it_ended, start_stop, warn_of_other
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, text
from ui.text.i18n import Text
from ui.text.numbers import times


def ways(t: Text) -> pd.DataFrame:
    """Return what each engine does: the optimiser, the batch, and whether its mathematics is the book's."""
    racers = {name: lesson.WAYS[name] for name in lesson.RACERS}
    return pd.DataFrame(
        {
            t("train.engine.label"): [t(f"speeds.racers.{name}") for name in racers],
            t("speeds.optimiser"): [t(f"speeds.optimisers.{way.optimiser}") for way in racers.values()],
            t("speeds.batch"): [f"{way.batch_size:,}" for way in racers.values()],
            t("speeds.mathematics"): [
                t("speeds.books" if way == lesson.WAYS[lesson.BASE] else "speeds.other")
                for way in racers.values()
            ],
        }
    )


t = text()
open_table(TABLE)
question(t, TABLE.page)
with scene("ways"):
    st.markdown(
        t.prose(
            TABLE.page,
            "text",
            words=f"{lesson.WORDS_IN_TEXT:,}",
            V=f"{lesson.VOCAB_SIZE:,}",
            H=lesson.SETTINGS.hidden_size,
            K=lesson.SETTINGS.sample_size,
            window=lesson.SETTINGS.window_size,
        )
    )

    st.table(ways(t).set_index(t("train.engine.label")))
    st.markdown(
        "\n".join(f"- **{t(f'speeds.racers.{name}')}**: {t(f'speeds.buys.{name}')}" for name in lesson.RACERS)
    )
    if lesson.SAME not in lesson.RACERS:
        st.info(t("speeds.no_numba"))


def begin() -> None:
    settings = settings_of(TABLE)
    race = lesson.Race(settings.seconds, settings.seed)
    runs.start(race.events(), race, need=race.need)


@st.fragment(key="speeds.race")
def race() -> None:
    found = runs.current_of(lesson.Race)
    job = found[0] if found else None
    is_running = job is not None and not job.status.is_over
    gain = found[1].gain() if found and not is_running else None
    is_asked = lesson.SAME in lesson.RACERS
    asked = (
        predict(
            t,
            TABLE,
            "factor",
            options=tuple(lesson.GUESSES),
            truth=None if gain is None else lesson.nearest(gain),
            is_right=lambda guess: None if gain is None else lesson.is_right(guess, gain),
            result_follows=False,
        )
        if is_asked
        else None
    )
    with scene("racing"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            control(t, TABLE, "seconds", disabled=is_running)
            control(t, TABLE, "seed", disabled=is_running)
            start_stop(t, TABLE.page, job, begin, ready=asked is None or asked.guess is not None)
        warn_of_other(t, job)
        if found:
            show(*found)
    if asked is not None and asked.guess is not None and gain is not None:
        worth = lesson.judge(asked.guess, gain)
        with asked.box:
            st.markdown(t(f"speeds.predict.factor.replies.{worth}", factor=times(gain)))
    share(TABLE, key="address.speeds")


def show(job: Job, current: lesson.Race) -> None:
    live.progress(
        t, job, key="progress", running=t("speeds.running"), on_status=lambda: st.rerun("speeds.race")
    )
    say_how_it_ended(t, TABLE.page, job)
    stream = events.url(job)
    left, right = st.columns(2)
    with left:
        st.markdown(f"**{t('speeds.speed')}**")
        chart(figures.speeds(t), key="speeds", alt=t("speeds.alt.speeds"), height=300, stream=stream)
    with right:
        st.markdown(f"**{t('speeds.loss')}**")
        chart(figures.losses(t), key="losses", alt=t("speeds.alt.losses"), height=300, stream=stream)
    if job.status.is_over:
        with scene("race-results"):
            results = current.results()
            table = {
                t("train.engine.label"): [t(f"speeds.racers.{r.engine}") for r in results],
                t("live.words_per_second"): [f"{r.words_per_second:,.0f}" for r in results],
                t("speeds.factor"): [times(r.factor) for r in results],
                t("live.loss"): [f"{r.loss:.3f}" for r in results],
            }
            st.table(pd.DataFrame(table).set_index(t("train.engine.label")))
            st.caption(t("speeds.loss_read"))
            table_behind(t, table, key="speeds")
    with scene("neighbours"):
        for number, name in enumerate(lesson.RACERS):
            st.markdown(f"**{t(f'speeds.racers.{name}')}**")
            live.part(t, job, "neighbours", key=f"neighbours.{name}", run=number)
    with scene("phases"):
        st.markdown(f"**{t('speeds.where')}**")
        st.caption(t("speeds.whole_network"))
        chart(figures.phases(t), key="phases", alt=t("speeds.alt.phases"), height=150, stream=stream)


with scene("race"):
    race()
quiz(t, TABLE, lesson.QUESTIONS)
