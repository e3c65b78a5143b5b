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
    "explained",
    "no_step",
    "rows",
    "movers",
)


def figures(t: Text, job: Job, *, key: str, on_status: Callable[[], None] | None = None) -> None:
    """Show state, progress and figures of a job as they come.

    `on_status` is called, before a rerun, when the job changes its status by itself.
    """
    _show(t, job, key, "figures", on_status)


def part(t: Text, job: Job, name: str, *, key: str) -> None:
    """Show one thing of a job as it comes: "neighbours" of the watched words, "map" or "step" in words."""
    _show(t, job, key, name, None)


def _show(t: Text, job: Job, key: str, name: str, on_status: Callable[[], None] | None) -> None:
    labels: dict[str, object] = {name: t(f"live.{name}") for name in _LABELS}
    labels["status"] = {status.value: t(f"live.status.{status.value}") for status in Status}
    _LIVE(
        key=key,
        data={
            "part": name,
            "stream": below_root(events.url(job)),
            "streamModule": below_root(assets.url("stream.js")),
            "labels": labels,
            "lang": t.lang,
        },
        on_status_change=on_status or (lambda: None),
    )
