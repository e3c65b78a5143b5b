"""The buttons of an experiment that runs as a job, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from jobs.job import Job, Status
from ui.live import session_job as runs
from ui.live.runtime import scheduler
from ui.text.errors import error_text
from ui.text.i18n import Text


def start_stop(t: Text, base: str, job: Job | None, begin: Callable[[], object], *, ready: bool) -> None:
    """Offer to start an experiment, to stop it while it runs, and to start it again.

    Texts: ``base.start``, ``base.again``, and ``base.wait`` for while it cannot be started.

    Parameters
    ----------
    t : Text
    base : str
    job : Job, optional
        The experiment's own, running or over.
    begin : callable
        Called to submit the experiment.
    ready : bool
        Whether it may be started: the guess is committed.
    """
    if job is not None and not job.status.is_over:
        st.button(
            t("lesson.stop"),
            on_click=scheduler().stop,
            args=(job,),
            icon=":material/stop:",
            key=f"{base}.stop",
        )
        return
    pressed = st.button(
        t(f"{base}.start" if job is None else f"{base}.again"),
        type="primary",
        icon=":material/play_arrow:",
        disabled=not ready,
        help=None if ready else t(f"{base}.wait"),
        key=f"{base}.start",
    )
    if pressed:
        begin()
        # The whole page, not the fragment alone: the badge beside the title is to know of the new job.
        st.rerun()


def warn_of_other(t: Text, job: Job | None) -> None:
    """Say that a start would stop another page's job, while one is running."""
    other = runs.current()
    if other is not None and other is not job and not other.status.is_over:
        st.warning(t("lesson.replaces"), icon=":material/info:")


def say_how_it_ended(t: Text, base: str, job: Job) -> None:
    """Explain a job that failed, or one that was stopped.

    Texts: ``base.stopped``, which says what is still shown; or ``base.stopped.reason`` for reasons that are not the
    learner's own wish.
    """
    last = job.last("status")
    if last is None:
        return
    if job.status is Status.FAILED:
        st.error(error_text(t, last["code"], last["values"]), icon=":material/error:")
    elif job.status is Status.STOPPED:
        reason = f"{base}.stopped.{last['reason']}"
        if t.has(f"{base}.stopped"):
            st.info(t(f"{base}.stopped"), icon=":material/stop:")
        elif t.has(reason):
            st.warning(t(reason), icon=":material/info:")
