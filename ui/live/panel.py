"""The live panel of a training."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jobs.job import Job, Status
from jobs.sharing import SHARED
from ui.live import stream as events
from ui.text.i18n import Text
from ui.web import assets
from ui.web.address import below_root
from ui.web.component import DOM, component

HERE = Path(__file__).parent
_LIVE = component("live", DOM, HERE / "panel.js", HERE / "panel.css", html='<div class="lab-live"></div>')

_LABELS = (
    "loss",
    "p_positive",
    "p_negative",
    "median_rank",
    "words_per_second",
    "seconds_left",
    "place",
    "starts",
    "progress",
    "neighbours",
    "similarity",
    "explained",
)


def figures(t: Text, job: Job, *, key: str, on_status: Callable[[], None] | None = None) -> None:
    """Show state, progress and figures of a job as they come.

    `on_status` is called, before a rerun, when the job changes its status by itself.
    """
    _show(t, job, key, "figures", on_status)


def progress(
    t: Text, job: Job, *, key: str, running: str | None = None, on_status: Callable[[], None] | None = None
) -> None:
    """Show state and progress alone, of work that is no training; `running` names the state in its own words."""
    _show(t, job, key, "progress", on_status, running=running)


@dataclass(frozen=True)
class Fact:
    """A field of an event, as it is shown: times a factor, with so many digits and a unit."""

    field: str
    label: str
    digits: int = 0
    unit: str = ""
    factor: float = 1.0


def facts(
    t: Text,
    job: Job,
    *,
    key: str,
    kind: str,
    fields: Sequence[Fact],
    run: int | None = None,
    follows: bool = False,
) -> None:
    """Show what a job's latest event of a kind says; `run` and `follows` as in `part`."""
    told: dict[str, object] = {"kind": kind, "fields": [asdict(field) for field in fields]}
    _show(t, job, key, "facts", None, facts=told, run=run, follows=follows)


def part(t: Text, job: Job, name: str, *, key: str, run: int | None = None, follows: bool = False) -> None:
    """Show one thing of a job as it comes: "neighbours" of the watched words, or the "map" in words.

    `run` names one run of a series; by default the latest is shown. What `follows` goes back in time with
    `ui.live.look_back`.
    """
    _show(t, job, key, name, None, run=run, follows=follows)


def _show(
    t: Text,
    job: Job,
    key: str,
    name: str,
    on_status: Callable[[], None] | None,
    *,
    running: str | None = None,
    facts: dict[str, object] | None = None,
    run: int | None = None,
    follows: bool = False,
) -> None:
    labels: dict[str, object] = {name: t(f"live.{name}") for name in _LABELS}
    states = {status.value: t(f"live.status.{status.value}") for status in Status}
    if running:
        labels["progress"] = states[Status.RUNNING.value] = running
    labels["status"] = states
    labels["shared"] = {how: [t(f"live.shared.{how}"), t(f"live.shared.{how}_help")] for how in SHARED}
    _LIVE(
        key=key,
        data={
            "part": name,
            "stream": below_root(events.url(job)),
            "status": job.status.value,
            "streamModule": below_root(assets.url("stream.js")),
            "labels": labels,
            "lang": t.lang,
            "facts": facts,
            "run": run,
            "follows": follows,
        },
        on_status_change=on_status or (lambda: None),
    )
