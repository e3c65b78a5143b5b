"""The pace of a run, from one position at a time to full speed, and what a slow step touches."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from jobs.job import Job, Status
from pages.studio.sections import experiments
from runs.slow_motion import Pace
from ui.lecture import mode
from ui.live import stream
from ui.settings.session import carry_over
from ui.text.i18n import Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import DOM, component

HERE = Path(__file__).parent
_MOTION = component(
    "slow_motion",
    DOM,
    HERE / "slow_motion.js",
    HERE / "slow_motion.css",
    html='<div class="lab-motion" role="group"></div>',
)
_KEY = "train.pace"
_LABELS = (
    "waiting",
    "position",
    "batch",
    "h",
    "word",
    "question",
    "yes",
    "no",
    "before",
    "after",
    "loss",
    "note",
)


def pace() -> Pace:
    """Return the chosen pace."""
    return Pace(st.session_state.get(_KEY) or Pace.FULL)


def ask() -> None:
    """Let the session's runs go at the chosen pace; for use as a callback, and when a run begins."""
    if pace().is_told:
        experiments.go_alone()
    current = experiments.series()
    for run in current.runs if current else ():
        run.pace = pace()


def control(t: Text) -> None:
    """Ask for the pace."""
    carry_over(_KEY)
    # Of a slider one would see the end where it stands, and pass the paces between on the way to another.
    st.session_state.setdefault(_KEY, Pace.FULL)
    st.segmented_control(
        t("train.pace.label"),
        list(Pace),
        format_func=lambda value: t(f"train.pace.options.{value}"),
        key=_KEY,
        required=True,
        on_change=ask,
        help=t("train.pace.help"),
        label_visibility="collapsed" if mode.is_on() else "visible",
        persist_state="session",
    )


def show(t: Text, job: Job, *, samples: bool) -> bool:
    """Show the latest step, while the pace is slow or the run rests after one; return whether it does."""
    if not pace().is_told and not (job.status is Status.PAUSED and job.last("lit")):
        return False
    labels = {name: t(f"train.lit.{name}") for name in _LABELS}
    if not samples:
        labels |= {name: t(f"train.lit.softmax.{name}") for name in ("question", "yes", "before", "after")}
    labels["rows_in"] = t("train.lit.rows_in")
    labels["rows_out"] = t("train.lit.rows_out" if samples else "train.lit.rows_all")
    _MOTION(
        key="slow_motion",
        data={
            "stream": below_root(stream.url(job)),
            "streamModule": below_root(assets.url("stream.js")),
            "labels": labels,
            "lang": t.lang,
        },
    )
    return True
