"""Same mathematics, three speeds."""

import pandas as pd
import streamlit as st

from jobs.job import Job
from pages.speeds import figures, lesson
from pages.speeds.settings import SPEEDS as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.lesson_parts.prediction import predict
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question
from ui.live import panel as live
from ui.live import session_job as runs
from ui.live import stream as events
from ui.live.start_stop import say_how_it_ended, start_stop, warn_of_other
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, text

t = text()
open_table(TABLE)
question(t, TABLE.page)
st.markdown(t.prose(TABLE.page, "text"))


def begin() -> None:
    settings = settings_of(TABLE)
    race = lesson.Race(settings.seconds, settings.seed)
    runs.start(race.events(), race)


@st.fragment(key="speeds.race")
def race() -> None:
    guess = predict(t, TABLE, "factor", options=("ten", "hundred", "thousand")).guess
    found = runs.current_of(lesson.Race)
    job = found[0] if found else None
    is_running = job is not None and not job.status.is_over
    with st.container(horizontal=True, vertical_alignment="bottom"):
        control(t, TABLE, "seconds", disabled=is_running)
        control(t, TABLE, "seed", disabled=is_running)
        start_stop(t, TABLE.page, job, begin, ready=guess is not None)
    warn_of_other(t, job)
    if found:
        show(*found, guess)
    share(TABLE, key="address.speeds")


def show(job: Job, current: lesson.Race, guess: str | None) -> None:
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
    for number, name in enumerate(lesson.RACERS):
        st.markdown(f"**{t(f'train.engine.options.{name}')}**: {t(f'speeds.buys.{name}')}")
        live.part(t, job, "neighbours", key=f"neighbours.{name}", run=number)
    st.markdown(f"**{t('speeds.where')}**")
    chart(figures.phases(t), key="phases", alt=t("speeds.alt.phases"), height=150, stream=stream)
    if job.status.is_over and guess is not None:
        results = current.results()
        table = {
            t("train.engine.label"): [t(f"train.engine.options.{r.engine}") for r in results],
            t("live.words_per_second"): [f"{r.words_per_second:,.0f}" for r in results],
            t("speeds.factor"): [f"{r.factor:,.1f}" for r in results],
            t("live.loss"): [f"{r.loss:.3f}" for r in results],
        }
        st.markdown(t(f"speeds.predict.factor.replies.{guess}"))
        st.table(pd.DataFrame(table).set_index(t("train.engine.label")))
        table_behind(t, table, key="speeds")


race()
quiz(t, TABLE, lesson.QUESTIONS)
