"""How long those who wait for memory will wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobs.memory import Need, together


@dataclass(frozen=True)
class Load:
    """What a job still asks of the machine: seconds of computing, and memory until they are over."""

    seconds: float
    need: Need


def seconds_to_wait(
    under_way: Sequence[Load], waiting: Sequence[Load], memory: int, workers: int
) -> list[float]:
    """Return in how many seconds each of those who wait will be let in.

    Those under way share the workers equally, and the first who waits is let in as soon as enough of them are over.

    Parameters
    ----------
    under_way, waiting : sequences of Load
    memory : int
        The bytes that all who are under way may hold together.
    workers : int

    Returns
    -------
    list of float
        One for each who waits, in their order; rising.
    """
    now, left, begins = 0.0, list(under_way), []
    for load in waiting:
        while left and together([load.need, *(other.need for other in left)], workers) > memory:
            first = min(left, key=lambda other: other.seconds)
            now += first.seconds * max(1.0, len(left) / workers)
            left.remove(first)
            left = [Load(other.seconds - first.seconds, other.need) for other in left]
        begins.append(now)
        left.append(load)
    return begins
