"""The session's training: started here, run by the scheduler."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from jobs.job import Job, Work
from jobs.memory import NOTHING, Need
from jobs.sharing import Equal
from ui.live.desk import Kept, desk
from ui.live.runtime import scheduler

_JOB_ID = Kept("_job", str)

T = TypeVar("T")
E = TypeVar("E", bound=Equal)


def start(work: Work, subject: object, *, need: Need = NOTHING, paused: bool = False) -> Job:
    """Start a job at this session's desk, or keep it paused; its former one is stopped.

    `subject` is what the work works on; its attribute `page` names the page that shows it.
    """
    owner = desk()
    job = scheduler().submit(owner.key, work, lambda: owner.is_held, subject, need=need, paused=paused)
    _JOB_ID.set(job.id)
    return job


def share(work: E, view: Callable[[E], object] | None = None, *, paused: bool = False) -> Job:
    """Start work that is done once for all who start the same, or keep this session's view of it paused.

    `view` returns the session's own subject, for the equal work that is done; by default that work is the subject.
    """
    owner = desk()
    job = scheduler().follow(owner.key, work, lambda: owner.is_held, view, paused=paused)
    _JOB_ID.set(job.id)
    return job


def current() -> Job | None:
    """Return this session's job, running or over, if it has one."""
    return scheduler().get(_JOB_ID.get())


def current_of(kind: type[T]) -> tuple[Job, T] | None:
    """Return this session's job and its subject if that is of a kind; other pages' jobs are not ours."""
    job = current()
    if job is None or not isinstance(job.subject, kind):
        return None
    return job, job.subject


def stop() -> None:
    """Stop this session's job."""
    job = current()
    if job is not None:
        scheduler().stop(job)


def discard() -> None:
    """Stop this session's job and forget it."""
    stop()
    _JOB_ID.clear()
