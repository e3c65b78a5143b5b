"""Whether the session is a lecture, and what of its guesses and answers the hall has seen."""

from __future__ import annotations

import streamlit as st

from ui.settings import session
from ui.settings.slot import Slot

QUERY = "lecture"
"""Names the mode in the address, where it stays over pages and languages."""

_LECTURES: Slot[int] = Slot("_lecture.number", int)
_REVEALED: Slot[set[str]] = Slot("_lecture.revealed", set)


def is_on() -> bool:
    """Return whether the session is a lecture."""
    return QUERY in session.staying()


def open_link() -> None:
    """Begin or end the lecture as a new address says."""
    asked = st.query_params.get(QUERY)
    if session.is_new() and asked in ("0", "1") and (asked == "1") != is_on():
        toggle()


def toggle() -> None:
    """Begin or end the lecture; what was guessed before it begins is hidden. For use as a callback."""
    session.stay(QUERY, None if is_on() else "1")
    _LECTURES.set(_LECTURES.get() + 1)
    _REVEALED.clear()


def own(key: str) -> str:
    """Return the key of a widget whose choice a lecture does not share with the desk, nor with the lecture before."""
    return f"{key}.lecture.{_LECTURES.get()}" if is_on() else key


def hides(question: str) -> bool:
    """Return whether the hall is not to see yet what was guessed or answered to a question."""
    return is_on() and question not in _REVEALED.get()


def reveal(question: str) -> None:
    """Let the hall see it; for use as a callback."""
    _REVEALED.get().add(question)
