"""The sign of a running training, for every page."""

from __future__ import annotations

from jobs.job import Status
from ui import assets, events, nav, runs
from ui.chart import below_root
from ui.components import component
from ui.i18n import Text

_BADGE = component(
    "badge", js="badge.js", css="badge.css", html='<div class="lab-badge" role="status"></div>'
)


def show(t: Text) -> None:
    """Show the state of this session's job, if it has one, and the way to its page."""
    job = runs.current()
    if job is None:
        return
    # The subject says which page its work belongs to.
    page = getattr(job.subject, "page", "train")
    labels = {status.value: t(f"live.status.{status.value}") for status in Status}
    if t.has(f"{page}.running"):
        labels[Status.RUNNING.value] = t(f"{page}.running")
    _BADGE(
        key="badge",
        data={
            "stream": below_root(events.url(job)),
            "streamModule": below_root(assets.url("stream.js")),
            "labels": labels,
        },
    )
    nav.link(page, t, t("live.go") if page == "train" else None)
