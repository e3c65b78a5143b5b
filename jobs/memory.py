"""What jobs need of the machine's memory, and how it gets back what they held."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from heapq import nlargest


@dataclass(frozen=True)
class Need:
    """The bytes that a job takes.

    Attributes
    ----------
    held : int
        What it holds from its beginning to its end.
    passing : int
        What a slice of it takes on top, and gives back.
    """

    held: int = 0
    passing: int = 0

    @property
    def alone(self) -> int:
        """What it takes at most while nothing else runs."""
        return self.held + self.passing


NOTHING = Need()


def together(needs: Iterable[Need], workers: int) -> int:
    """Return the bytes that jobs take at most together: as many of them as there are workers are within a slice."""
    all_ = tuple(needs)
    return sum(need.held for need in all_) + sum(nlargest(workers, (need.passing for need in all_)))


def give_back() -> None:
    """Let the system have the memory that is free in this process.

    glibc keeps what many threads have freed, in pieces; on other systems nothing is done.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL("libc.so.6").malloc_trim(0)
