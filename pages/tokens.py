"""Tokenisation: one Korean text, split three ways."""

import pandas as pd
import streamlit as st

from jobs.job import Status
from lessons import tokens as lesson
from ui import events, live, markup, runs
from ui import lesson as parts
from ui.chart import chart
from ui.controls import control
from ui.figures import tokens as figures
from ui.session import open_table, share, text, values_of
from ui.tables.tokens import TOKENS as TABLE
from ui.visuals import tokens as visuals

t = text()
open_table(TABLE)
parts.question(t, TABLE.page)
view = lesson.run()

st.markdown(t.prose(TABLE.page, "text"))
markup.show(visuals.sentences(view), key="sentences")
markup.show(visuals.forms(t, view), key="forms")
counts = pd.DataFrame(
    {
        t("tokens.columns.way"): [t(f"tokens.ways.{way}") for way in lesson.WAYS],
        t("tokens.columns.types"): [f"{view.types[way]:,}" for way in lesson.WAYS],
        t("tokens.columns.known"): [f"{view.known[way]:.0%}" for way in lesson.WAYS],
    }
)
st.table(counts.set_index(t("tokens.columns.way")))


def begin() -> None:
    comparison = lesson.Comparison(values_of(TABLE)["seed"])
    runs.start(comparison.events(), comparison)


@st.fragment(key="tokens.race")
def race() -> None:
    guess = parts.predict(t, TABLE.page, "solved", bounds=(0.0, 100.0, 5.0), unit="%")
    found = runs.current_of(lesson.Comparison)
    is_running = found is not None and not found[0].status.is_over
    control(t, TABLE, "seed", disabled=is_running, why_disabled=t("tokens.locked") if is_running else "")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            t("tokens.start"),
            on_click=begin,
            type="primary",
            icon=":material/play_arrow:",
            disabled=guess is None or is_running,
            help=t("tokens.start_help"),
            key="tokens.start",
        )
        if is_running:
            st.button(t("train.stop"), on_click=runs.stop, icon=":material/stop:", key="tokens.stop")
    if found:
        job, _ = found
        live.progress(
            t, job, key="progress", running=t("tokens.running"), on_status=lambda: st.rerun("tokens.race")
        )
        stream = events.url(job)
        left, right = st.columns(2)
        with left:
            chart(
                figures.shares(t, guess), key="shares", alt=t("tokens.alt.shares"), height=400, stream=stream
            )
        with right:
            chart(
                figures.by_section(t), key="sections", alt=t("tokens.alt.sections"), height=400, stream=stream
            )
        if job.status is Status.DONE:
            told = [told.event for told in job.told_after(0) if told.event["kind"] == "analogies"]
            frame = pd.DataFrame(
                {
                    t("tokens.columns.way"): [
                        t(f"tokens.ways.{lesson.WAYS[event['run']]}") for event in told
                    ],
                    t("train.loss.x"): [event["epoch"] for event in told],
                    t("tokens.solved"): [event["share"] for event in told],
                }
            )
            parts.table_behind(t, frame, key="tokens")
            st.success(t.prose(TABLE.page, "result"), icon=":material/lightbulb:")
    share(TABLE, key="address.tokens")


race()
parts.quiz(t, TABLE.page, lesson.QUESTIONS)
