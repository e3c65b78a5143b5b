"""The live panel of a training."""

from __future__ import annotations

from collections.abc import Callable

from jobs.job import Job, Status
from ui import assets, events
from ui.chart import below_root
from ui.components import component
from ui.i18n import Text

_LIVE = component("live", js="live.js", css="live.css", html='<div class="lab-live"></div>')

_LABELS = (
    "loss",
    "p_positive",
    "p_negative",
    "words_per_second",
    "seconds_left",
    "place",
    "progress",
    "neighbours",
    "similarity",
)


def figures(t: Text, job: Job, *, key: str, on_status: Callable[[], None] | None = None) -> None:
    """Show state, progress and figures of a job as they come.

    `on_status` is called, before a rerun, when the job changes its status by itself.
    """
    _show(t, job, key, "figures", on_status)


def neighbours(t: Text, job: Job, *, key: str) -> None:
    """Show the nearest words of a job's watched words as they come."""
    _show(t, job, key, "neighbours", None)


def progress(
    t: Text, job: Job, *, key: str, running: str, on_status: Callable[[], None] | None = None
) -> None:
    """Show state and progress alone, of work that is no training; `running` names the state in its own words."""
    _show(t, job, key, "progress", on_status, running)


def _show(
    t: Text,
    job: Job,
    key: str,
    part: str,
    on_status: Callable[[], None] | None,
    running: str | None = None,
) -> None:
    labels: dict[str, object] = {name: t(f"live.{name}") for name in _LABELS}
    states = {status.value: t(f"live.status.{status.value}") for status in Status}
    if running:
        labels["progress"] = states[Status.RUNNING.value] = running
    labels["status"] = states
    _LIVE(
        key=key,
        data={
            "part": part,
            "stream": below_root(events.url(job)),
            "streamModule": below_root(assets.url("stream.js")),
            "labels": labels,
            "lang": t.lang,
        },
        on_status_change=on_status or (lambda: None),
    )
