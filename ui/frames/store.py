"""Frames of all sessions: offered for nothing, drawn once at the first request, by one thread that gives way."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from threading import Lock

from jobs.scheduler import give_way

log = logging.getLogger(__name__)

MOST_OFFERS = 4096
MOST_BYTES = 64_000_000

Build = Callable[[], bytes]


class Frames:
    """Frames by the digest of what they depend on.

    Parameters
    ----------
    most_offers : int
        Older offers are forgotten; a page's next run makes its own again.
    most_bytes : int
        Of frames kept; those that nobody asked for the longest go first.
    """

    def __init__(self, most_offers: int = MOST_OFFERS, most_bytes: int = MOST_BYTES) -> None:
        self.most_offers, self.most_bytes = most_offers, most_bytes
        self._offers: OrderedDict[str, Build] = OrderedDict()
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._asked: dict[str, tuple[Future[bytes], int]] = {}
        self._lock = Lock()
        # One thread: others would only take turns with it, and with the pages.
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="frames", initializer=give_way)

    def offer(self, digest: str, build: Build) -> None:
        """Say how frames are made, should anybody ask for them."""
        with self._lock:
            self._offers[digest] = build
            self._offers.move_to_end(digest)
            while len(self._offers) > self.most_offers:
                self._offers.popitem(last=False)

    def ask(self, digest: str) -> Future[bytes] | None:
        """Return frames that are there or will be; none if nobody offers them. Follow it by `leave`."""
        with self._lock:
            if digest in self._kept:
                self._kept.move_to_end(digest)
                done: Future[bytes] = Future()
                done.set_result(self._kept[digest])
                return done
            if digest in self._asked:
                future, waiting = self._asked[digest]
            elif digest in self._offers:
                future, waiting = self._worker.submit(self._make, digest, self._offers[digest]), 0
            else:
                return None
            self._asked[digest] = future, waiting + 1
            return future

    def leave(self, digest: str) -> None:
        """Say that one who asked has gone: what nobody waits for any more is not begun."""
        with self._lock:
            if digest in self._asked:
                future, waiting = self._asked[digest]
                self._asked[digest] = future, waiting - 1
                if waiting <= 1 and future.cancel():
                    del self._asked[digest]

    def _make(self, digest: str, build: Build) -> bytes:
        try:
            made = build()
        except Exception:
            log.exception("Frames could not be drawn")
            raise
        else:
            with self._lock:
                self._kept[digest] = made
                while sum(map(len, self._kept.values())) > self.most_bytes:
                    self._kept.popitem(last=False)
            return made
        finally:
            with self._lock:
                self._asked.pop(digest, None)


@cache
def frames() -> Frames:
    """Return the server's frames."""
    return Frames()
