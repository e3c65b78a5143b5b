"""Codes that a class is joined by, secrets that it is led by, and the limit on guessing either."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import deque
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What cannot be taken for something else when it is read from a wall: no 0 and O, no 1, I and L."""
LENGTH = 6
MOST_TRIES = 10
"""Wrong codes that one connection may try within `WITHIN`: of 31⁶ codes it cannot find one by chance."""
WITHIN = 60.0
"""Seconds."""


def new_code() -> str:
    """Return a code that nobody can foresee."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_secret() -> str:
    """Return a secret of 128 bits, as an address can hold it."""
    return secrets.token_urlsafe(16)


def typed_code(text: str) -> str | None:
    """Return the code that somebody typed, whatever its case and spaces; None if it cannot be one."""
    code = "".join(text.upper().split()).replace("-", "")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def digest(*parts: str) -> str:
    """Return what stands for a secret where it must not be known: nobody finds the parts from it."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


class Tries:
    """How often each connection has tried a wrong code of late.

    Parameters
    ----------
    clock : callable
        Returns seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: dict[str, deque[float]] = {}

    def may(self, connection: str) -> bool:
        """Whether a connection may try once more."""
        self._forget()
        return len(self._failed.get(connection, ())) < MOST_TRIES

    def note_failure(self, connection: str) -> None:
        """Count a wrong code."""
        self._failed.setdefault(connection, deque()).append(self._clock())

    def _forget(self) -> None:
        oldest = self._clock() - WITHIN
        for connection, times in list(self._failed.items()):
            while times and times[0] < oldest:
                times.popleft()
            if not times:
                del self._failed[connection]
