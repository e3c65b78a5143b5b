"""The session's training: started here, run by the scheduler."""

from __future__ import annotations

from typing import TypeVar

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from jobs.job import Job, Work
from ui.live.runtime import scheduler
from ui.settings.slot import Slot

_JOB_ID = Slot("_job", str)

T = TypeVar("T")


def start(work: Work, subject: object, *, paused: bool = False) -> Job:
    """Start a job for this session, or keep it paused; its former one is stopped.

    `subject` is what the work works on; its attribute `page` names the page that shows it.
    """
    context = get_script_run_ctx()
    session = context.session_id if context else "none"

    def is_wanted() -> bool:
        # Without a server (in tests) there are no connections to lose.
        return not runtime.exists() or runtime.get_instance().is_active_session(session)

    job = scheduler().submit(session, work, is_wanted, subject, paused=paused)
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
