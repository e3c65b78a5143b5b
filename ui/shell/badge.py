"""The sign of a running training, for every page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from jobs.job import Job, Status
from ui.live import session_job as runs
from ui.live import stream as events
from ui.navigation.links import link
from ui.text.i18n import Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import component

HERE = Path(__file__).parent
_BADGE = component(
    "badge", HERE / "badge.js", HERE / "badge.css", html='<div class="lab-badge" role="status"></div>'
)


def show(t: Text, present: str) -> None:
    """Show the state of this session's job, if it has one, and the way to its page; not on that page itself."""
    job = runs.current()
    page = getattr(job.subject, "page", "train") if job else present
    if job is None or page == present:
        return
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        sign(t, job, page, key="badge")
        link(page, t, t("live.go") if page == "train" else None)


def sign(t: Text, job: Job, page: str, *, key: str) -> None:
    """Show the state and the progress of a job that belongs to a page."""
    labels = {status.value: t(f"live.status.{status.value}") for status in Status}
    if t.has(f"{page}.running"):
        labels[Status.RUNNING.value] = t(f"{page}.running")
    _BADGE(
        key=key,
        width="content",
        data={
            "stream": below_root(events.url(job)),
            "streamModule": below_root(assets.url("stream.js")),
            "labels": labels,
        },
    )
