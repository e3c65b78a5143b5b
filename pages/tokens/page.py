"""Tokenisation: one Korean text, split three ways."""

import pandas as pd
import streamlit as st

from jobs.job import Status
from pages.tokens import drawings as visuals
from pages.tokens import figures, lesson
from pages.tokens.settings import TOKENS as TABLE
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree
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

t = text()
open_table(TABLE)
question(t, TABLE.page)
view = lesson.run()

with scene("sentences"):
    st.markdown(t.prose(TABLE.page, "text"))
    show_tree(visuals.sentences(view), key="sentences")
    show_tree(visuals.forms(t, view), key="forms")
    counts = pd.DataFrame(
        {
            t("tokens.columns.way"): [t(f"tokens.ways.{way}") for way in lesson.WAYS],
            t("tokens.columns.types"): [f"{view.types[way]:,}" for way in lesson.WAYS],
            t("tokens.columns.known"): [f"{view.known[way]:.0%}" for way in lesson.WAYS],
        }
    )
    st.table(counts.set_index(t("tokens.columns.way")))


def begin() -> None:
    comparison = lesson.Comparison(settings_of(TABLE).seed)
    runs.share(comparison)


def solved() -> float | None:
    """Return the share that a comparison has found; None before one has ended."""
    found = runs.current_of(lesson.Comparison)
    if found is None or found[0].status is not Status.DONE:
        return None
    told = [told.event for told in found[0].told_after(0) if told.event.kind == "analogies"]
    return lesson.solved_by_spaces(told)


@st.fragment(key="tokens.race")
def race() -> None:
    share_solved = solved()
    asked = predict(
        t,
        TABLE,
        "solved",
        bounds=(0.0, 100.0, 5.0),
        unit="%",
        truth=None if share_solved is None else 100 * share_solved,
        is_right=lambda guess: None if share_solved is None else lesson.is_right(guess, share_solved),
        result_follows=False,
    )
    guess = asked.guess
    found = runs.current_of(lesson.Comparison)
    job = found[0] if found else None
    is_running = job is not None and not job.status.is_over
    with scene("racing"):
        control(t, TABLE, "seed", disabled=is_running, why_disabled=t("tokens.locked") if is_running else "")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            start_stop(t, TABLE.page, job, begin, ready=guess is not None)
        warn_of_other(t, job)
        if found and job and guess is not None:
            live.progress(
                t, job, key="progress", running=t("tokens.running"), on_status=lambda: st.rerun("tokens.race")
            )
            say_how_it_ended(t, TABLE.page, job)
            stream = events.url(job)
            left, right = st.columns(2)
            with left:
                chart(
                    figures.shares(t, guess),
                    key="shares",
                    alt=t("tokens.alt.shares"),
                    height=400,
                    stream=stream,
                )
            with right:
                chart(
                    figures.by_section(t),
                    key="sections",
                    alt=t("tokens.alt.sections"),
                    height=400,
                    stream=stream,
                )
    if found and job and guess is not None and share_solved is not None:
        told = [told.event for told in job.told_after(0) if told.event.kind == "analogies"]
        table = {
            t("tokens.columns.way"): [t(f"tokens.ways.{lesson.WAYS[event['run']]}") for event in told],
            t("train.loss.x"): [event["epoch"] for event in told],
            t("tokens.solved"): [event["share"] for event in told],
        }
        table_behind(t, table, key="tokens")
        with asked.box:
            reply = lesson.reply(guess, share_solved)
            said = t(f"tokens.predict.solved.replies.{reply}", found=f"{share_solved:.0%}")
            st.markdown(f"{said} {t('tokens.trained', seed=found[1].seed)}")
        with scene("why"):
            told_why = t.prose(TABLE.page, "result", kinds=view.kinds, unasked=view.unasked)
            st.success(told_why, icon=":material/lightbulb:")
    share(TABLE, key="address.tokens")


with scene("race"):
    race()
quiz(t, TABLE, lesson.QUESTIONS)
