"""Work that is done once for all sessions that start the same, and is kept for a while once it is over."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Protocol, runtime_checkable

from jobs.event import Event
from jobs.job import Job, Status, Work
from jobs.memory import Need

SHARED = ("live", "replay")
"""How work may be shared: while it is done, or told again once it is over."""

REPLAY_SECONDS = 5.0
"""The most seconds in which work that is over is told again: so that one can watch it."""

MOST_BEHIND = 0.5
"""The most seconds of a replay that are told at once, after a pause or when the machine is busy."""


class Equal(Protocol):
    """Work that gives the same whoever starts it."""

    @property
    def key(self) -> Hashable:
        """Equal where the work is."""

    @property
    def need(self) -> Need:
        """The memory that it takes while it is under way."""

    @property
    def keeps(self) -> int:
        """The bytes that it holds once it is over."""

    def events(self) -> Work:
        """Do the work."""


@runtime_checkable
class Following(Protocol):
    """A session's own view of work that is done for others too."""

    def take(self, event: Event) -> float:
        """Take note of the next event of the work; return the seconds until the one after it may be told."""


class Leader(Job):
    """A job that belongs to no session: those that look at it follow it.

    Parameters
    ----------
    equal : Equal

    Attributes
    ----------
    followers : list of Follower
        Those that still look at it.
    """

    def __init__(self, equal: Equal) -> None:
        super().__init__("", equal.events(), lambda: True, equal, need=equal.need)
        self.key = equal.key
        self.keeps = equal.keeps
        self.followers: list[Follower] = []


class Follower(Job):
    """A job whose work another does.

    It is told what the other told from the beginning: at once what lies behind, then live; of work that is over, at a
    pace that can be watched. To pause or to stop it ends this view alone.

    Parameters
    ----------
    owner : str
        The session; it has at most one job at a time.
    leader : Leader
        The job that does the work.
    is_wanted : callable
        Tells whether the session still looks on.
    subject : object
        What the session looks at; if it is `Following`, it takes note of what is told.
    """

    def __init__(self, owner: str, leader: Leader, is_wanted: Callable[[], bool], subject: object) -> None:
        super().__init__(owner, iter(()), is_wanted, subject)
        self.leader: Leader | None = leader
        self._take = subject.take if isinstance(subject, Following) else _take_no_note
        self._is_said_shared = False
        self._number = 0
        self._next = float("-inf")

    def say_shared(self, how: str) -> None:
        """Tell, once, that the work is shared, in one of the ways of `SHARED`."""
        if not self._is_said_shared:
            self._is_said_shared = True
            self.tell(Event("shared", how=how))

    def hand_on(self, now: float) -> None:
        """Tell what the leader has told since, as far as its time has come; `now` is in seconds."""
        leader = self.leader
        if leader is None or self.status.is_over or self.status is Status.PAUSED:
            return
        is_over = leader.status.is_over  # read before the events, so that the last ones are not missed
        if leader.status is Status.QUEUED and self.status is not Status.QUEUED:
            self.change(Status.QUEUED)
        elif leader.status is not Status.QUEUED and self.status is Status.QUEUED:
            self.change(Status.RUNNING)
        for told in leader.told_after(self._number):
            if self._next > now:
                return
            self._number = told.number
            if told.event.kind != "status":
                rest = self._take(told.event) + (_interval(leader) if is_over else 0.0)
                if rest:
                    self._next = max(self._next, now - MOST_BEHIND) + rest
                self.tell(told.event)
        if is_over:
            last = dict(leader.last("status") or {})
            self.change(leader.status, **{key: last[key] for key in last if key not in ("kind", "status")})


def _interval(leader: Leader) -> float:
    """Return the seconds between two events of work that is over: it is told again no slower than it was done."""
    return min(REPLAY_SECONDS, leader.seconds) / max(leader.n_told, 1)


def _take_no_note(event: Event) -> float:
    return 0.0


class Leaders:
    """The leaders by their keys, those that were asked for last at the end.

    Parameters
    ----------
    most : int
        The bytes that those which are over may hold together; others are forgotten.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._leaders: OrderedDict[Hashable, Leader] = OrderedDict()

    def get(self, key: Hashable) -> Leader | None:
        """Return the leader whose work is equal, if there is one."""
        found = self._leaders.get(key)
        if found is not None:
            self._leaders.move_to_end(key)
        return found

    def add(self, leader: Leader) -> None:
        """Take up a new leader."""
        self._leaders[leader.key] = leader

    def tidy(self) -> None:
        """Forget what ended before its end, and what is over and too much to be kept."""
        room = self.most
        for key, leader in reversed(self._leaders.copy().items()):
            if leader.status is Status.DONE:
                room -= leader.keeps
            if leader.status.is_over and (leader.status is not Status.DONE or room < 0):
                del self._leaders[key]

    def __iter__(self) -> Iterator[Leader]:
        return iter(self._leaders.values())
