"""One piece of work that runs in slices, and the events that it has told so far."""

from __future__ import annotations

import secrets
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from threading import Lock

from jobs.event import Event
from jobs.memory import NOTHING, Need

Work = Iterator[Event | None]
"""A generator; each `next` is one slice of some 20 ms, and yields an event or None.

An event with ``then="pause"`` pauses the job after it; with ``rest=2.0`` its next turn comes two seconds later.
"""


class Status(StrEnum):
    """The states of a job."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self in (Status.DONE, Status.STOPPED, Status.FAILED)


@dataclass(frozen=True)
class Told:
    """An event and its number; numbers rise by at least one from event to event."""

    number: int
    event: Event


class Job:
    """A job of one session.

    Parameters
    ----------
    owner : str
        The session; it has at most one job at a time.
    work : Work
        The generator to run.
    is_wanted : callable
        Tells whether somebody still looks on; a job that nobody wants is stopped after a short grace.
    subject : object
        The object that the work changes, for its owner to look at.
    need : Need
        The memory that the work takes.

    Attributes
    ----------
    id : str
        An identifier that cannot be guessed: whoever knows it may read the job's events.
    has_begun : bool
        Whether it has been let in among those that take turns; from then to its end it holds its memory.
    has_shown : bool
        Whether it has told progress.
    seconds : float
        How long it has computed.
    account : float
        The processor time of that, with a credit for the time in which it took no turns: the smallest goes next.
    """

    KEPT_EVENTS = 1200

    def __init__(
        self,
        owner: str,
        work: Work,
        is_wanted: Callable[[], bool],
        subject: object = None,
        *,
        need: Need = NOTHING,
    ) -> None:
        self.id = secrets.token_urlsafe(16)
        self.owner = owner
        self.work = work
        self.is_wanted = is_wanted
        self.subject = subject
        self.need = need
        self.status = Status.QUEUED
        self.has_begun = False
        self.has_shown = False
        self.seconds = 0.0
        self.account = 0.0
        self.unwanted_since: float | None = None
        self.paused_since: float | None = None
        self._told: list[Told] = []
        self._next_number = 1
        self._stride = 1
        self._lock = Lock()

    def tell(self, event: Event) -> None:
        """Add an event for all viewers, those who come later included.

        Raises
        ------
        TypeError
            If it is no event, or cannot be sent: better known here than by all who look on.
        """
        if not isinstance(event, Event):
            raise TypeError(f"{event!r} is no event")
        event.to_json()
        with self._lock:
            self._told.append(Told(self._next_number, event))
            self._next_number += 1
            if len(self._told) > self.KEPT_EVENTS:
                self._thin_out()

    def _thin_out(self) -> None:
        """Keep every n-th event of the past, for some n: who comes late sees all of a long run, in less detail.

        The latest of each kind stays: it says how things stand.
        """
        latest = set({told.event.kind: told.number for told in self._told}.values())
        kept = self._told
        while len(kept) > self.KEPT_EVENTS // 2:
            kept = [told for told in kept if told.number % self._stride == 0 or told.number in latest]
            self._stride *= 2
        self._stride //= 2
        self._told = kept

    def told_after(self, number: int) -> list[Told]:
        """Return the events with greater numbers."""
        with self._lock:
            return self._told[bisect_right(self._told, number, key=attrgetter("number")) :]

    def last(self, kind: str) -> Event | None:
        """Return the latest event of a kind."""
        with self._lock:
            return next((told.event for told in reversed(self._told) if told.event.kind == kind), None)

    @property
    def n_told(self) -> int:
        """How many events are kept."""
        return len(self._told)

    @property
    def fraction(self) -> float:
        """How much of the whole work is done, as far as it has said so."""
        progress = self.last("progress")
        if progress is None:
            return 0.0
        fraction: float = progress.get("of_all", progress["fraction"])
        return fraction

    def change(self, status: Status, **details: object) -> None:
        """Set the status and tell it."""
        # Told first: who sees that the job is over shall find that it was said.
        self.tell(Event("status", status=status.value, **details))
        self.status = status
