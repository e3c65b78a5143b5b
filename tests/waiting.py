"""What tests wait for that other threads do."""

import time
from collections.abc import Callable

GUARD = 120.0
"""Seconds after which a test is given up; no machine that is merely busy takes as long."""


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + GUARD
    while not condition():
        assert time.monotonic() < end, "did not happen"
        time.sleep(0.005)
