"""Measuring beside other programs: a turn in which they took much of the machine is taken again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

TRIES = 4
QUIET = 0.1
"""The share of all processors that others may take in a turn that counts."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _busy() -> float:
    """Return how long the processors have worked since they were started, for whomever; 0 where that is not told."""
    try:
        with open("/proc/stat") as file:
            user, nice, system, _, _, irq, softirq, steal = map(int, file.readline().split()[1:9])
    except OSError:
        return 0.0
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def quietly(task: Callable[[], float]) -> tuple[float, float]:
    """Run a task until others left it alone, at most `TRIES` times.

    Returns
    -------
    result, others : float
        What the task returned in the quietest turn, and the share of all processors that others took.
    """
    turns = []
    for _ in range(TRIES):
        start, own, busy = time.perf_counter(), time.process_time(), _busy()
        result = task()
        by_others = _busy() - busy - (time.process_time() - own)
        turns.append((max(by_others, 0) / (time.perf_counter() - start) / cores(), result))
        if turns[-1][0] < QUIET:
            break
    others, result = min(turns)
    return result, others
