"""Places in the session, each with a name and a type; whatever is not a setting is kept in one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, cast

import streamlit as st

T = TypeVar("T")


class Slot(Generic[T]):
    """A place in the session.

    A place that was made stays there, also when what it kept is forgotten: Streamlit lists a session's keys and then
    reads each, and a run that another has overtaken still does so beside it.

    Parameters
    ----------
    key : str
        Its key in the session: a module that makes a slot is the only one that names the key.
    make : callable
        Returns what is there at first.
    """

    def __init__(self, key: str, make: Callable[[], T]) -> None:
        self.key = key
        self._make = make

    def get(self) -> T:
        """Return what is kept; what is made at first is kept too."""
        if self.key not in st.session_state:
            st.session_state[self.key] = self._make()
        return cast(T, st.session_state[self.key])

    def set(self, value: T) -> None:
        """Keep something."""
        st.session_state[self.key] = value

    def take(self) -> T:
        """Return what is kept, and forget it."""
        value = self.get()
        self.clear()
        return value

    def clear(self) -> None:
        """Forget what is kept."""
        if self.key in st.session_state:
            st.session_state[self.key] = self._make()
