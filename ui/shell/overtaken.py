"""A run that another has overtaken may still list its session's state.

Whoever presses again while a script runs gets a second run beside the first, which ends at its next step. Until then
both work on one session: a select box of the first lists all its keys while the second writes some, and Python ends a
listing that changes under its hands.
"""

from __future__ import annotations

from streamlit.runtime import state
from streamlit.runtime.state.session_state import SessionState


class SharedState(SessionState):
    """A session's state, listed anew where another run has changed it meanwhile."""

    def _keys(self) -> set[str]:
        while True:
            try:
                return super()._keys()
            except RuntimeError:  # "dictionary changed size during iteration"
                continue


def install() -> None:
    """Let all sessions to come have such a state."""
    state.SessionState = SharedState  # type: ignore[misc]
