"""The class that a session belongs to, as a student or as the one who leads it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from uuid import uuid4

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from board.codes import MOST_TRIES
from board.store import Answer, Joined, student_of
from core.errors import LabError, TooManyTries, WrongCode
from ui.board.runtime import outbox, store, tries
from ui.settings.slot import Slot


@dataclass(frozen=True)
class Membership:
    """A session's place in a class; with the secret it leads the class."""

    joined: Joined
    browser: str
    secret: str = ""

    @property
    def leads(self) -> bool:
        """Whether the session is the lecturer's."""
        return bool(self.secret)


@dataclass(frozen=True)
class Wish:
    """A class that the session wants to join, once its browser has said which browser it is."""

    code: str
    id: str
    """Another one each time: who types the same code again wishes anew."""


_MEMBERSHIP: Slot[Membership | None] = Slot("_class.membership", lambda: None)
_WISH: Slot[Wish | None] = Slot("_class.wish", lambda: None)
_PROBLEM: Slot[LabError | None] = Slot("_class.problem", lambda: None)
_LEFT: Slot[str] = Slot("_class.left", str)
_FROM_LINK: Slot[str] = Slot("_class.link", str)

QUERY = "class"
"""Names the class in a link."""


def current() -> Membership | None:
    """Return the session's class, if it belongs to one."""
    return _MEMBERSHIP.get()


def wish() -> Wish | None:
    """Return the class that the session waits to join."""
    return _WISH.get()


def problem() -> LabError | None:
    """Return why the latest attempt failed."""
    return _PROBLEM.get()


def left() -> str:
    """Return what changes each time that the session leaves a class."""
    return _LEFT.get()


def note(error: LabError) -> None:
    """Keep why something failed, to be said."""
    _PROBLEM.set(error)


def open_link() -> None:
    """Wish to join the class that the address names, once for each link."""
    code = st.query_params.get(QUERY, "")
    if code and code != _FROM_LINK.get():
        _FROM_LINK.set(code)
        wish_for(code)


def wish_for(code: str) -> None:
    """Wish to join a class; for use as a callback."""
    _PROBLEM.clear()
    _WISH.set(Wish(code, uuid4().hex))


def come_in(browser: str, code: str, secret: str) -> None:
    """Join or lead the class of a code, as the browser with this name."""
    _WISH.clear()
    connection = _connection()
    try:
        if not tries().may(connection):
            raise TooManyTries(most=MOST_TRIES)
        joined = store().lead_class(code, secret) if secret else store().join(code)
    except LabError as error:
        if isinstance(error, WrongCode):
            tries().note_failure(connection)
        _PROBLEM.set(error)
        return
    _PROBLEM.clear()
    _MEMBERSHIP.set(Membership(joined, browser, secret))


def open_class() -> None:
    """Open a class and lead it; for use as a callback."""
    try:
        joined, secret = store().open_class()
    except LabError as error:
        _PROBLEM.set(error)
        return
    _PROBLEM.clear()
    _MEMBERSHIP.set(Membership(joined, "", secret))


def leave() -> None:
    """Belong to no class any more; for use as a callback."""
    _MEMBERSHIP.clear()
    _PROBLEM.clear()
    _LEFT.set(uuid4().hex)


def send(question: str, value: object) -> None:
    """Send an answer to the board, if the session is a student's; it never waits."""
    member = current()
    if member is None or member.leads:
        return
    student = student_of(member.joined.id, member.browser)
    outbox().put(member.joined.id, Answer(question, student, value, time.time_ns()))


def _connection() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else "none"
