"""Looks at classes in the database: one look for all streams of a class in this server, however many there are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from board.store import Class, Store
from core.errors import LabError

INTERVAL = 0.3
"""Seconds between looks: a press is on the wall well within a second."""
WHOLE = 5.0
"""Seconds after which a class is read whole although nothing else has changed: students come and go."""
log = logging.getLogger(__name__)

Parts = dict[str, Any]
"""What is known of a class, by what can change on its own."""


def parts_for_students(seen: Class) -> Parts:
    """Return what everybody in a class may know: whether it takes answers, where it is led, and what was shown."""
    return {
        "state": {"open": seen.is_open, "locked": seen.is_locked, "away": False},
        "lead": seen.lead,
        "shown": sorted(seen.shown),
    }


def parts_for_lecturer(seen: Class) -> Parts:
    """Return what the one who leads may know: numbers of answers, and those answers that are to be shown."""
    return parts_for_students(seen) | {
        "places": sorted([page, step, number] for (page, step), number in seen.places.items()),
        "runs": [[settings, rank] for settings, rank in seen.runs],
        **{
            f"question {name}": {
                "count": len(given),
                "shown": name in seen.shown,
                "answers": [list(pair) for pair in given] if name in seen.shown else [],
            }
            for name, given in _with_shown(seen).items()
        },
    }


def _with_shown(seen: Class) -> dict[str, list[tuple[Any, Any]]]:
    """Return the answers by question; also none, to a question that is shown and that nobody has answered."""
    return {name: [] for name in seen.shown} | dict(seen.answers)


class Watch:
    """Looks at one class while anybody listens."""

    def __init__(self, store: Store, class_id: str) -> None:
        self._store = store
        self._class_id = class_id
        self._seen_at = 0.0
        self._task: asyncio.Task[None] | None = None
        self.listeners = 0
        self.seen: Class | None = None
        self.is_away = False
        self.is_gone = False
        self.news = asyncio.Event()

    def begin(self) -> None:
        """Begin to look, if nobody has yet."""
        self.listeners += 1
        if self._task is None:
            self._task = asyncio.create_task(self._look_on())

    def end(self) -> None:
        """Look no longer, if nobody listens any more."""
        self.listeners -= 1
        if self.listeners == 0 and self._task is not None:
            self._task.cancel()
            self._task = None

    def parts(self, *, for_lecturer: bool) -> Parts:
        """Return what may be known of the class."""
        if self.seen is None:
            return {"state": {"open": not self.is_gone, "locked": False, "away": self.is_away}}
        parts = (parts_for_lecturer if for_lecturer else parts_for_students)(self.seen)
        if self.is_away:
            parts["state"] = parts["state"] | {"away": True}
        return parts

    async def _look_on(self) -> None:
        while True:
            await self._look()
            await asyncio.sleep(INTERVAL)

    async def _look(self) -> None:
        was = (self.seen, self.is_away, self.is_gone)
        now = asyncio.get_running_loop().time()
        try:
            revision = await asyncio.to_thread(self._store.revision, self._class_id)
            is_old = now - self._seen_at > WHOLE
            if self.seen is None or revision != self.seen.revision or is_old:
                self.seen = await asyncio.to_thread(self._store.read, self._class_id)
                self._seen_at = now
                self.is_gone = self.seen is None
            self.is_away = False
        except LabError as error:
            if not self.is_away:
                log.warning("The class board cannot be read: %s", error.__cause__ or error)
            self.is_away = True
        if (self.seen, self.is_away, self.is_gone) != was:
            news, self.news = self.news, asyncio.Event()
            news.set()


class Watches:
    """The watches of a server, one for each class that somebody listens to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._watches: dict[str, Watch] = {}

    @asynccontextmanager
    async def on(self, class_id: str) -> AsyncIterator[Watch]:
        """Give the watch on a class while the block lasts."""
        watch = self._watches.setdefault(class_id, Watch(self._store, class_id))
        watch.begin()
        try:
            yield watch
        finally:
            watch.end()
            if watch.listeners == 0:
                self._watches.pop(class_id, None)
