"""Coroutines in tests, also in a process where the browser tests have a loop of their own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def run(coroutine):
    """Return the result of a coroutine, run in a thread: in this one Playwright's loop may be running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
