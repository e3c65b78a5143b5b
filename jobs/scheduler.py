"""One scheduler for all sessions: fair slices, a queue, limits.

Many busy threads in one Python process would starve the pages: so there are at most as many workers as spare
cores, they run at low priority, and jobs take turns in slices of some 20 ms.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition, Thread, get_native_id

from core.errors import LabError
from jobs.event import Event
from jobs.job import Job, Status, Work

log = logging.getLogger(__name__)

NICENESS = 10

LOOK_SECONDS = 1.0
"""How often it is asked whether somebody looks on."""


def give_way() -> None:
    """Give the calling thread a low priority: the threads that answer the pages go first."""
    # Only on Linux has each thread a priority of its own.
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), NICENESS)


@dataclass(frozen=True)
class Limits:
    """The limits that the server sets.

    Attributes
    ----------
    workers : int
        The number of working threads; one core is left to the pages.
    running : int
        The number of jobs that take turns; later ones wait in the queue.
    seconds : float
        The time that one job may compute.
    grace : float
        The seconds that a job goes on after its session has gone, for connections that come back.
    keep : float
        The seconds after which a job that its session has left is forgotten: who comes back before that sees how far
        it came.
    """

    workers: int = max(1, (os.cpu_count() or 1) - 1)
    running: int = 8
    seconds: float = 900.0
    grace: float = float(os.environ.get("LAB_GRACE", "300"))
    keep: float = float(os.environ.get("LAB_KEEP", "1800"))


class Scheduler:
    """Runs the jobs of all sessions.

    Parameters
    ----------
    limits : Limits
    clock : callable
        A function that returns the time in seconds.
    """

    def __init__(self, limits: Limits | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits or Limits()
        self.clock = clock
        self._jobs: dict[str, Job] = {}
        self._turns: deque[Job] = deque()
        self._queue: deque[Job] = deque()
        self._busy: set[str] = set()
        self._resting: list[tuple[float, Job]] = []
        self._changed = Condition()
        self._threads: list[Thread] = []

    def submit(
        self,
        owner: str,
        work: Work,
        is_wanted: Callable[[], bool],
        subject: object = None,
        *,
        paused: bool = False,
    ) -> Job:
        """Queue a job, or keep it paused until it is resumed; the owner's former job is stopped."""
        job = Job(owner, work, is_wanted, subject)
        with self._changed:
            self._forget_jobs_of(owner)
            self._jobs[job.id] = job
            if paused:
                job.change(Status.PAUSED)
            else:
                self._queue.append(job)
                job.change(Status.QUEUED, place=len(self._queue))
                self._fill_turns()
            self._start_threads()
        return job

    def get(self, job_id: str) -> Job | None:
        """Return a job by its id."""
        return self._jobs.get(job_id)

    def pause(self, job: Job) -> None:
        """Give the job no more turns until it is resumed."""
        with self._changed:
            if not job.status.is_over and job.status is not Status.PAUSED:
                self._withdraw(job)
                job.change(Status.PAUSED)
                self._fill_turns()

    def resume(self, job: Job) -> None:
        """Queue a paused job again."""
        with self._changed:
            if job.status is Status.PAUSED:
                job.change(Status.QUEUED)
                self._queue.append(job)
                self._fill_turns()

    def stop(self, job: Job, reason: str = "asked") -> None:
        """End a job; a slice under way is its last."""
        with self._changed:
            self._end(job, Status.STOPPED, reason=reason)

    def _forget_jobs_of(self, owner: str) -> None:
        for old in [job for job in self._jobs.values() if job.owner == owner]:
            self._end(old, Status.STOPPED, reason="replaced")
            del self._jobs[old.id]

    def _end(self, job: Job, status: Status, **details: object) -> None:
        if job.status.is_over:
            return
        self._withdraw(job)
        # What the work holds is let go; after a slice under way the worker does that.
        work, job.work = job.work, iter(())
        error = _close(work) if job.id not in self._busy else None
        if error is None:
            job.change(status, **details)
        else:
            job.change(Status.FAILED, **_told_of(error))
        self._fill_turns()

    def _withdraw(self, job: Job) -> None:
        for line in (self._turns, self._queue):
            if job in line:
                line.remove(job)
        self._resting = [rest for rest in self._resting if rest[1] is not job]

    def _fill_turns(self) -> None:
        """Move jobs from the queue into the round of turns as far as there is room; wake the workers."""
        while self._queue and self._under_way < self.limits.running:
            job = self._queue.popleft()
            job.change(Status.RUNNING)
            # A job paused and resumed within one slice takes its place when that slice ends.
            if job.id not in self._busy:
                self._turns.append(job)
        for place, job in enumerate(self._queue, start=1):
            last = job.last("status")
            if last is None or last.get("place") != place:
                job.change(Status.QUEUED, place=place)
        self._changed.notify_all()

    @property
    def _under_way(self) -> int:
        return len(self._turns) + len(self._busy) + len(self._resting)

    def _end_rests(self) -> float | None:
        """Give those who have rested their turns; return the seconds until the next rest ends, if anybody rests."""
        now = self.clock()
        self._turns.extend(job for end, job in self._resting if end <= now)
        self._resting = [(end, job) for end, job in self._resting if end > now]
        return min((end - now for end, _ in self._resting), default=None)

    def _start_threads(self) -> None:
        if not self._threads:
            targets = [self._work_forever] * self.limits.workers + [self._look_after_forever]
            self._threads = [Thread(target=target, daemon=True) for target in targets]
            for thread in self._threads:
                thread.start()

    def _work_forever(self) -> None:
        give_way()
        while True:
            with self._changed:
                seconds = self._end_rests()
                while not self._turns:
                    self._changed.wait(seconds)
                    seconds = self._end_rests()
                job = self._turns.popleft()
                self._busy.add(job.id)
                work = job.work  # before a stop can put another in its place
            self._run_slice(job, work)

    def _run_slice(self, job: Job, work: Work) -> None:
        """Run one slice without holding the lock, then give the job its next turn or its end."""
        start = self.clock()
        event: Event | None = None
        error: BaseException | None = None
        try:
            event = next(work)
        except BaseException as raised:  # whatever a job does, its worker goes on
            error = raised
        job.seconds += self.clock() - start

        with self._changed:
            self._busy.discard(job.id)
            was_ended = job.status.is_over
            if not was_ended:
                if event is not None:
                    error = _tell(job, event)
                self._go_on(job, event, error)
            self._fill_turns()
        if was_ended:
            _close(work)

    def _go_on(self, job: Job, event: Event | None, error: BaseException | None) -> None:
        """Give a job its next turn, or its end, or the pause that it asks for."""
        if isinstance(error, StopIteration):
            self._end(job, Status.DONE)
        elif error is not None:
            self._end(job, Status.FAILED, **_told_of(error))
        elif job.status is not Status.RUNNING:
            return
        elif job.seconds > self.limits.seconds:
            self._end(job, Status.STOPPED, reason="time_limit")
        elif event is not None and event.get("then") == "pause":
            job.change(Status.PAUSED)
        elif event is not None and event.get("rest"):
            self._resting.append((self.clock() + event["rest"], job))
        else:
            self._turns.append(job)

    def _look_after_forever(self) -> None:
        while True:
            time.sleep(LOOK_SECONDS)
            self.look_after()

    def look_after(self) -> None:
        """Stop the jobs that nobody has wanted for longer than the grace; forget them later."""
        now = self.clock()
        with self._changed:
            for job in list(self._jobs.values()):
                if self._is_wanted(job):
                    job.unwanted_since = None
                elif job.unwanted_since is None:
                    job.unwanted_since = now
                elif now - job.unwanted_since > self.limits.grace:
                    self._end(job, Status.STOPPED, reason="left")
                    if now - job.unwanted_since > self.limits.keep:
                        del self._jobs[job.id]

    def _is_wanted(self, job: Job) -> bool:
        """Ask whether somebody still looks on; a job that cannot say fails."""
        try:
            return job.is_wanted()
        except BaseException as error:
            job.is_wanted = lambda: False  # not asked again
            self._end(job, Status.FAILED, **_told_of(error))
            return False


def _tell(job: Job, event: Event) -> TypeError | None:
    """Tell what a job yielded; return the error if that is no event or cannot be sent."""
    try:
        job.tell(event)
    except TypeError as error:
        return error
    return None


def _close(work: Work) -> BaseException | None:
    """Let a generator end; return the error if it cannot."""
    try:
        if isinstance(work, Generator):
            work.close()
    except BaseException as error:
        log.exception("A job did not let go of its work")
        return error
    return None


def _told_of(error: BaseException) -> Mapping[str, object]:
    """Return an error's code and values; of one that no learner can do anything about, only that it is ours."""
    if isinstance(error, LabError):
        said = {"code": error.code, "values": error.values}
        with suppress(TypeError):  # a value that cannot be sent is a fault of ours
            Event("status", **said).to_json()
            return said
    log.error("A job failed", exc_info=error)
    return {"code": "internal", "values": {}}
