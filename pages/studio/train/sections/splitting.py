"""Texts that are split into morphemes, by a job in turns with all others: once for all who have the same text."""

from __future__ import annotations

from threading import Lock
from weakref import WeakValueDictionary

from core.errors import StillSplit
from core.text.corpus import Corpus
from core.text.reading import MOST_BYTES, read
from jobs.job import Job, Status
from material.once import once
from runs.splitting import Splitting
from ui.live import runtime
from ui.live.desk import Desk, desk

KEPT = 8
"""How many texts are kept for those who have the same."""

_starting = Lock()


class _Shared:
    """A text's splitting, its job, and the desks that wait for it."""

    def __init__(self, splitting: Splitting) -> None:
        self.splitting = splitting
        self.job_id = ""
        self.waiting: WeakValueDictionary[str, Desk] = WeakValueDictionary()

    def job(self) -> Job:
        """Return the job that splits the text; begun, or begun again after all had left it."""
        self.waiting[desk().key] = desk()
        with _starting:
            job = runtime.scheduler().get(self.job_id)
            if job is None or job.status is Status.STOPPED:
                job = runtime.scheduler().submit(
                    f"splitting.{id(self)}", self.splitting.events(), self._is_wanted, self.splitting
                )
                self.job_id = job.id
        return job

    def _is_wanted(self) -> bool:
        return any(waiting.is_held for waiting in list(self.waiting.values()))


@once(maxsize=KEPT)
def _shared(given: str | bytes) -> _Shared:
    return _Shared(Splitting(read(given, most=MOST_BYTES).corpus))


def morphemes(given: str | bytes) -> Corpus:
    """Return a text in morphemes.

    Raises
    ------
    StillSplit
        If it is not there yet: the work has begun, and `job` tells how far it is.
    """
    found = _shared(given).splitting.found
    if found is None:
        job(given)
        raise StillSplit
    return found


def job(given: str | bytes) -> Job:
    """Return the job that splits a text; it begins if need be."""
    return _shared(given).job()


def known(given: str | bytes) -> Corpus | None:
    """Return a text in morphemes if somebody has had it split; nothing is begun."""
    return _shared(given).splitting.found if _shared.is_ready(given) else None


def is_under_way(given: str | bytes) -> bool:
    """Whether a text is being split now."""
    if not _shared.is_ready(given):
        return False
    found = runtime.scheduler().get(_shared(given).job_id)
    return found is not None and not found.status.is_over
