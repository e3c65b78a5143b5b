"""How much a run may be looked at while it trains: all looks together take a small share of its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jobs.event import Event

SHARE = 0.1
"""The share of a run's time that all looks together may take, where they are not what the run is for."""

LONGEST_WAIT = 3.0
"""The most seconds between two slices that count as waiting for one's turn: whatever is longer is a pause."""


class Looks:
    """Keeps account of the time that a run takes and of what its looks take of it.

    A look (a ranking of held-out words, a map, a list of neighbours) is made if its kind has had less than its part of
    `share` since it was last made, and if time is left for one more of each kind at the end of the run. What a look
    costs is known from the last of its kind.

    Parameters
    ----------
    clock : callable
        Returns seconds.
    share : float
        The share of the run's time that they may take together.
    at_the_end : mapping of str to float
        How many times as much as on the way the last look of a kind costs, if that is not the same.

    Attributes
    ----------
    spent : float
        The seconds that all looks have taken.
    """

    def __init__(self, clock: Callable[[], float], share: float, at_the_end: Mapping[str, float]) -> None:
        self.clock = clock
        self.share = share
        self.at_the_end = at_the_end
        self.spent = 0.0
        self._before = 0.0
        self._begun = clock()
        self._cost: dict[str, float] = {}
        self._last: dict[str, float] = {}

    @property
    def seconds(self) -> float:
        """How long the run takes by now, with other people's turns and without pauses."""
        return self._before + self.clock() - self._begun

    def counted(self, slices: Iterator[Event | None]) -> Iterator[Event | None]:
        """Pass the slices of a run on, and count the time in them and between them."""
        self._begun = self.clock()
        for event in slices:
            self._before = self.seconds
            left = self.clock()
            yield event
            self._begun = self.clock()
            self._before += min(self._begun - left, LONGEST_WAIT)

    def affords(self, kind: str, kinds: Sequence[str]) -> bool:
        """Whether a look of a kind may be made now; `kinds` are all that the run has."""
        cost, seconds = self._expected(kind), self.seconds
        is_rare = len(kinds) * cost <= self.share * (seconds - self._last.get(kind, 0.0))
        reserve = sum(self.at_the_end.get(kind, 1.0) * self._expected(kind) for kind in kinds)
        return is_rare and self.spent + cost + reserve <= self.share * seconds

    def _expected(self, kind: str) -> float:
        """Return what a look will cost: as much as the last of its kind, or as the dearest of the others."""
        return self._cost.get(kind, max(self._cost.values(), default=0.0))

    def take(self, kind: str, parts: Iterator[Event | None]) -> Iterator[Event | None]:
        """Make a look, part by part, and count what it takes."""
        cost, begin = 0.0, self.clock()
        for part in parts:
            cost += self.clock() - begin
            yield part
            begin = self.clock()
        cost += self.clock() - begin
        self.spent += cost
        self._cost[kind], self._last[kind] = cost, self.seconds
