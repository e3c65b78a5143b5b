"""One scheduler for all sessions: fair turns, a queue for memory, limits.

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
from threading import Condition, Thread, get_native_id
from typing import TypeVar

from core.errors import LabError, NeedsMoreMemory
from jobs.event import Event
from jobs.job import Job, Status, Work
from jobs.limits import MEGABYTE, Limits
from jobs.memory import NOTHING, Need, give_back, together
from jobs.sharing import Equal, Follower, Leader, Leaders
from jobs.waiting import Load, seconds_to_wait

log = logging.getLogger(__name__)

NICENESS = 10

LOOK_SECONDS = 1.0
"""How often it is asked whether somebody looks on."""

HAND_ON_SECONDS = 0.1
"""How often those who follow work that is done for several are told its news."""

HEAD_START = 1.0
"""The most seconds that a job computes before others' turns, so that everybody soon sees something."""

USUAL_SECONDS = 10.0
"""How long a job is taken to compute that has not told how far it is."""

ABOUT = 1.25
"""A time that changed by less than this factor is not told anew."""


E = TypeVar("E", bound=Equal)


def give_way() -> None:
    """Give the calling thread a low priority: the threads that answer the pages go first."""
    # Only on Linux has each thread a priority of its own.
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), NICENESS)


class Scheduler:
    """Runs the jobs of all sessions.

    Parameters
    ----------
    limits : Limits
    clock : callable
        A function that returns the time in seconds.
    effort : callable
        A function that returns the seconds of computing of the thread that calls it: turns go by these, lest a job
        pays for the moments in which the machine did something else.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        effort: Callable[[], float] = time.thread_time,
    ) -> None:
        self.limits = limits or Limits()
        self.clock = clock
        self.effort = effort
        self._jobs: dict[str, Job] = {}
        self._leaders = Leaders(self.limits.kept)
        self._turns: list[Job] = []
        self._queue: deque[Job] = deque()
        self._places: list[str] = []
        self._has_ended = False
        self._busy: dict[str, Job] = {}
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
        need: Need = NOTHING,
        paused: bool = False,
    ) -> Job:
        """Queue a job, or keep it paused until it is resumed; the owner's former job is stopped."""
        job = Job(owner, work, is_wanted, subject, need=need)
        with self._changed:
            self._forget_jobs_of(owner)
            self._jobs[job.id] = job
            if paused:
                job.change(Status.PAUSED)
            else:
                self._enqueue(job)
                self._fill_turns()
            self._start_threads()
        return job

    def follow(
        self,
        owner: str,
        work: E,
        is_wanted: Callable[[], bool],
        view: Callable[[E], object] | None = None,
        *,
        paused: bool = False,
    ) -> Follower:
        """Let a session follow work that is done once for all who start the same; its former job is stopped.

        Parameters
        ----------
        owner : str
        work : Equal
            It is done if nothing equal is under way or kept.
        is_wanted : callable
        view : callable, optional
            Returns what the session looks at, for the equal work that is done (`jobs.sharing.Following`); by default
            that work itself.
        paused : bool
            Whether nothing is told until it is resumed.
        """
        with self._changed:
            self._forget_jobs_of(owner)
            leader = self._leaders.get(work.key)
            if leader is None:
                leader = Leader(work)
                leader.status = Status.PAUSED
                self._leaders.add(leader)
            done: E = leader.subject  # type: ignore[assignment]
            job = Follower(owner, leader, is_wanted, view(done) if view else done)
            self._jobs[job.id] = job
            leader.followers.append(job)
            if leader.status.is_over:
                job.say_shared("replay")
            if paused:
                job.change(Status.PAUSED)
            else:
                self._resume_following(job)
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
                job.paused_since = self.clock()
                self._look_to_leader(job)
                self._fill_turns()

    def resume(self, job: Job) -> None:
        """Queue a paused job again; one that has begun takes its turns again at once."""
        with self._changed:
            if job.status is not Status.PAUSED:
                return
            if isinstance(job, Follower):
                self._resume_following(job)
            elif job.has_begun:
                job.change(Status.RUNNING)
                self._take_turns(job)
            else:
                self._enqueue(job)
            self._fill_turns()

    def stop(self, job: Job, reason: str = "asked") -> None:
        """End a job; a slice under way is its last."""
        with self._changed:
            self._end(job, Status.STOPPED, reason=reason)

    def _resume_following(self, job: Follower) -> None:
        job.status = Status.RUNNING
        self._look_to_leader(job)
        is_queued = job.leader is not None and job.leader.status is Status.QUEUED
        job.change(Status.QUEUED if is_queued else Status.RUNNING)
        job.hand_on(self.clock())
        if job.status.is_over:
            self._look_to_leader(job)
        self._fill_turns()

    def _enqueue(self, job: Job) -> None:
        if job.need.alone > self.limits.memory:
            needs = NeedsMoreMemory(needs=job.need.alone // MEGABYTE, limit=self.limits.memory // MEGABYTE)
            self._end(job, Status.FAILED, code=needs.code, values=needs.values)
            return
        self._queue.append(job)
        job.change(Status.QUEUED)

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
        self._has_ended = True
        self._leaders.tidy()
        self._look_to_leader(job)
        self._fill_turns()

    def _look_to_leader(self, job: Job) -> None:
        """Let the work that a job follows go on while anybody follows it: it pauses if all do, and ends if all left."""
        if not isinstance(job, Follower) or job.leader is None:
            return
        leader = job.leader
        if job.status.is_over:
            job.leader = None  # what it holds goes with the last who looks at it
        leader.followers = [other for other in leader.followers if not other.status.is_over]
        if leader.status.is_over:
            return
        if not leader.followers:
            self._end(leader, Status.STOPPED, reason="left")
        elif all(other.status is Status.PAUSED for other in leader.followers):
            self.pause(leader)
        else:
            self.resume(leader)
        if len(leader.followers) > 1:
            for other in leader.followers:
                other.say_shared("live")

    def _withdraw(self, job: Job) -> None:
        if job in self._turns:
            self._turns.remove(job)
        if job in self._queue:
            self._queue.remove(job)
        self._resting = [rest for rest in self._resting if rest[1] is not job]

    def _fill_turns(self) -> None:
        """Let jobs from the queue in as far as there is memory; wake the workers."""
        while self._queue and self._has_room_for(self._queue[0]):
            job = self._queue.popleft()
            job.has_begun = True
            job.change(Status.RUNNING)
            self._take_turns(job)
        self._tell_places()
        self._changed.notify_all()

    @property
    def _under_way(self) -> list[Job]:
        """The jobs that hold memory."""
        return [
            job for job in (*self._jobs.values(), *self._leaders) if job.has_begun and not job.status.is_over
        ]

    def _has_room_for(self, job: Job) -> bool:
        needs = [job.need, *(other.need for other in self._under_way)]
        return together(needs, self.limits.workers) <= self.limits.memory

    def _take_turns(self, job: Job) -> None:
        """Give a job turns like the others', whatever they had while it had none."""
        others = [*self._turns, *self._busy.values()]
        job.account = max(job.account, min((other.account for other in others), default=0.0))
        # A job paused and resumed within one slice takes its place when that slice ends.
        if job.id not in self._busy:
            self._turns.append(job)

    def _end_rests(self) -> float | None:
        """Give those who have rested their turns; return the seconds until the next rest ends, if anybody rests."""
        now = self.clock()
        rested = [job for end, job in self._resting if end <= now]
        self._resting = [(end, job) for end, job in self._resting if end > now]
        for job in rested:
            self._take_turns(job)
        return min((end - now for end, _ in self._resting), default=None)

    def _next_in_turn(self) -> Job:
        """Take out who has computed least; those who have shown nothing yet go first for a moment."""

        def precedence(job: Job) -> tuple[bool, float]:
            return job.has_shown or job.seconds > HEAD_START, job.account

        job = min(self._turns, key=precedence)
        self._turns.remove(job)
        return job

    def _tell_places(self, *, anew: bool = False) -> None:
        """Tell those who wait their places and how long it will take, where that has changed."""
        places = [job.id for job in self._queue]
        if not places or (places == self._places and not anew):
            self._places = places
            return
        self._places = places
        under_way = [_load(job) for job in self._under_way if job.status is not Status.PAUSED]
        held_by_paused = sum(job.need.held for job in self._under_way if job.status is Status.PAUSED)
        seconds = seconds_to_wait(
            under_way,
            [_load(job) for job in self._queue],
            self.limits.memory - held_by_paused,
            self.limits.workers,
        )
        for place, (job, wait) in enumerate(zip(self._queue, seconds, strict=True), start=1):
            last = job.last("queue")
            if (
                last is None
                or last["place"] != place
                or not 1 / ABOUT < (wait + 1) / (last["seconds"] + 1) < ABOUT
            ):
                job.tell(Event("queue", place=place, seconds=wait))

    def _start_threads(self) -> None:
        if not self._threads:
            targets = [
                *[self._work_forever] * self.limits.workers,
                self._look_after_forever,
                self._hand_on_forever,
            ]
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
                job = self._next_in_turn()
                self._busy[job.id] = job
                work = job.work  # before a stop can put another in its place
            self._run_slice(job, work)

    def _run_slice(self, job: Job, work: Work) -> None:
        """Run one slice without holding the lock, then give the job its next turn or its end."""
        start, before = self.clock(), self.effort()
        event: Event | None = None
        error: BaseException | None = None
        try:
            event = next(work)
        except BaseException as raised:  # whatever a job does, its worker goes on
            error = raised
        spent, effort = self.clock() - start, self.effort() - before

        with self._changed:
            job.seconds += spent
            job.account += effort
            self._busy.pop(job.id, None)
            was_ended = job.status.is_over
            if not was_ended:
                if event is not None:
                    error = _tell(job, event)
                self._go_on(job, event, error)
            self._fill_turns()
        error = None  # its traceback holds this frame, and so would keep all that the job has held
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
            self.pause(job)
        elif event is not None and event.get("rest"):
            self._resting.append((self.clock() + event["rest"], job))
        else:
            self._turns.append(job)

    def _hand_on_forever(self) -> None:
        while True:
            with self._changed:
                followers = self._hand_on()
                if not followers:
                    self._changed.wait()
            time.sleep(HAND_ON_SECONDS)

    def _hand_on(self) -> list[Follower]:
        """Tell those who follow something its news; return those who still do."""
        now = self.clock()
        followers = [job for job in self._jobs.values() if isinstance(job, Follower)]
        followers = [job for job in followers if job.status in (Status.QUEUED, Status.RUNNING)]
        for job in followers:
            job.hand_on(now)
            if job.status.is_over:
                self._look_to_leader(job)
        return followers

    def _look_after_forever(self) -> None:
        while True:
            time.sleep(LOOK_SECONDS)
            self.look_after()
            has_ended, self._has_ended = self._has_ended, False
            if has_ended:
                give_back()

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
            self._make_room(now)
            self._tell_places(anew=True)

    def _make_room(self, now: float) -> None:
        """End the jobs that have been paused for long while others wait for the memory that they hold."""
        for job in self._under_way if self._queue else ():
            is_paused = job.status is Status.PAUSED and job.paused_since is not None
            if is_paused and now - (job.paused_since or now) > self.limits.patience:
                self._end(job, Status.STOPPED, reason="room")

    def _is_wanted(self, job: Job) -> bool:
        """Ask whether somebody still looks on; a job that cannot say fails."""
        try:
            return job.is_wanted()
        except BaseException as error:
            job.is_wanted = lambda: False  # not asked again
            self._end(job, Status.FAILED, **_told_of(error))
            return False


def _load(job: Job) -> Load:
    """Return what a job still asks for, as far as it has told."""
    if job.fraction:
        return Load(job.seconds * (1 - job.fraction) / job.fraction, job.need)
    return Load(max(USUAL_SECONDS - job.seconds, 0.0), job.need)


def _tell(job: Job, event: Event) -> TypeError | None:
    """Tell what a job yielded; return the error if that is no event or cannot be sent."""
    try:
        job.tell(event)
    except TypeError as error:
        return error
    job.has_shown |= event.kind == "progress"
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
