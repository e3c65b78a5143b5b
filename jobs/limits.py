"""The limits that the server sets to its jobs."""

from __future__ import annotations

import os
from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """The limits that the server sets.

    Attributes
    ----------
    workers : int
        The number of working threads; one core is left to the pages.
    memory : int
        The bytes that all jobs together may hold while they are under way; later ones wait in the queue.
    kept : int
        The bytes that finished work may hold which is kept for those who start the same later.
    seconds : float
        The time that one job may compute.
    grace : float
        The seconds that a job goes on after its session has gone, for connections that come back.
    patience : float
        The seconds that a paused job may hold the memory for which others wait.
    keep : float
        The seconds after which a job that its session has left is forgotten: who comes back before that sees how far
        it came.
    """

    workers: int = max(1, (os.cpu_count() or 1) - 1)
    memory: int = int(float(os.environ.get("LAB_MEMORY", "1800")) * MEGABYTE)
    kept: int = 100 * MEGABYTE
    seconds: float = 900.0
    grace: float = float(os.environ.get("LAB_GRACE", "300"))
    patience: float = 300.0
    keep: float = float(os.environ.get("LAB_KEEP", "1800"))
