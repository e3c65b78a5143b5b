"""What all sessions of this server share."""

from __future__ import annotations

from functools import cache

from jobs.scheduler import Scheduler


@cache
def scheduler() -> Scheduler:
    """Return the server's one scheduler."""
    return Scheduler()
