"""What all sessions of this server share."""

from __future__ import annotations

from jobs.scheduler import Scheduler
from material.once import once


@once(maxsize=1)
def scheduler() -> Scheduler:
    """Return the server's one scheduler."""
    return Scheduler()
