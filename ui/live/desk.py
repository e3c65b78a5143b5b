"""A learner's desk: what outlives the connection, so that a reload, a locked phone or a dead zone loses nothing.

A session of Streamlit ends with its page. What is `Kept` lies on the session's desk, which the server keeps for some
time; its key cannot be guessed and is known to the tab alone, which shows it when it comes back.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any, TypeVar, cast

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from jobs.limits import MEGABYTE
from material.once import once
from ui.live.roof import make_room
from ui.settings.slot import Slot

T = TypeVar("T")

KEEP_SECONDS = float(os.environ.get("LAB_KEEP", "1800"))
"""How long a desk outlives its session."""

MOST_LEFT = 100
"""The most desks that are kept without a session; those left first go first."""

ROOF = int(os.environ.get("LAB_KEPT", "600")) * MEGABYTE
"""The most that all desks keep together."""

LOOK_SECONDS = 5.0


@dataclass
class Desk:
    """What one learner has at hand.

    Attributes
    ----------
    holder : str
        The session that works at it.
    key : str
        Opens it to another session.
    contents : dict
        What is `Kept`, by its keys.
    left_at : float or None
        When it was first seen without its session.
    """

    holder: str
    key: str
    contents: dict[str, Any] = field(default_factory=dict)
    left_at: float | None = None

    @property
    def is_held(self) -> bool:
        """Whether its session is connected; without a server (in tests) there are no connections to lose."""
        return not runtime.exists() or runtime.get_instance().is_active_session(self.holder)


def _new_key() -> str:
    return secrets.token_urlsafe(16)


class Desks:
    """All sessions' desks, by their keys.

    Parameters
    ----------
    keep : float
        The seconds that a desk outlives its session.
    most_left : int
        The most desks without a session.
    roof : int
        The most bytes on all desks together.
    clock : callable
        Returns the time in seconds.
    """

    def __init__(
        self,
        keep: float = KEEP_SECONDS,
        most_left: int = MOST_LEFT,
        roof: int = ROOF,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.keep = keep
        self.most_left = most_left
        self.roof = roof
        self.clock = clock
        self._desks: dict[str, Desk] = {}
        self._lock = Lock()

    def add(self, holder: str, key: str = "") -> Desk:
        """Return a new desk for a session, with a key that it has had, or one of its own."""
        desk = Desk(holder, key or _new_key())
        with self._lock:
            self._desks[desk.key] = desk
        return desk

    def get(self, key: str) -> Desk | None:
        """Return the desk that a key opens."""
        return self._desks.get(key)

    def look_after(self) -> None:
        """Forget the desks that have been without a session for too long or are too heavy, empty ones at once."""
        now = self.clock()
        with self._lock:
            held, left = [], []
            for desk in self._desks.values():
                if desk.is_held:
                    desk.left_at = None
                    held.append(desk)
                else:
                    desk.left_at = now if desk.left_at is None else desk.left_at
                    left.append((desk.left_at, desk))
            left.sort(key=lambda pair: pair[0])
            surplus = len(left) - self.most_left
            stay = []
            for place, (since, desk) in enumerate(left):
                # Copied in one go: a script that its session has left may still lay something on the desk.
                is_empty = not any(tuple(desk.contents.values()))
                if is_empty or now - since > self.keep or place < surplus:
                    del self._desks[desk.key]
                else:
                    stay.append(desk)
            too_many = make_room(
                [desk.contents for desk in stay], [desk.contents for desk in held], self.roof
            )
            for desk in stay[:too_many]:
                del self._desks[desk.key]


@once(maxsize=1)
def desks() -> Desks:
    """Return the server's desks, looked after by a thread of their own."""
    found = Desks()

    def look_after_forever() -> None:
        while True:
            time.sleep(LOOK_SECONDS)
            found.look_after()

    Thread(target=look_after_forever, daemon=True, name="desks").start()
    return found


_KEY = Slot("_desk", str)


def session_id() -> str:
    """Return the identifier of the running session."""
    context = get_script_run_ctx()
    return context.session_id if context else "none"


def desk() -> Desk:
    """Return the session's desk."""
    return desks().get(_KEY.get()) or _begin()


def _begin() -> Desk:
    # The key stays the session's own where the desk was forgotten while its connection was away.
    found = desks().add(session_id(), _KEY.get())
    _KEY.set(found.key)
    return found


def is_lost() -> bool:
    """Whether another session has taken this one's desk."""
    return desk().holder != session_id()


def move_to(other: Desk) -> None:
    """Let this session work at a desk, with all that lies on it."""
    other.holder = session_id()
    _KEY.set(other.key)


def leave() -> None:
    """Begin anew at an empty desk."""
    _KEY.clear()


class Kept(Slot[T]):
    """A place on the learner's desk."""

    def get(self) -> T:
        """Return what is kept; what is made at first is kept too."""
        contents = desk().contents
        if self.key not in contents:
            contents[self.key] = self._make()
        return cast(T, contents[self.key])

    def set(self, value: T) -> None:
        """Keep something."""
        desk().contents[self.key] = value

    def clear(self) -> None:
        """Forget what is kept."""
        desk().contents.pop(self.key, None)
