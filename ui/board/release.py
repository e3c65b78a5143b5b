"""Answers that a lecturer's link holds back until they are released."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.board import membership
from ui.lecture import mode
from ui.settings.session import rules_of
from ui.settings.slot import Slot
from ui.settings.table import Table
from ui.text.i18n import Text

_RELEASED: Slot[set[str]] = Slot("_class.released", set)
"""The questions, by their names on the board, whose answers the lecturer of the session's class has shown."""


def is_awaited(table: Table[Any], question: str) -> bool:
    """Return whether the answer to a question waits for its release; a lecturer waits for nobody."""
    if not rules_of(table).holds_answers or mode.is_on():
        return False
    member = membership.current()
    return not (member is not None and member.leads) and question not in _RELEASED.get()


def say_awaited(t: Text) -> None:
    """Say that an answer is kept, and how the lecturer will release what is right."""
    way = "alone" if membership.current() is None else "in_class"
    st.info(t(f"links.awaited.{way}"), icon=":material/hourglass_top:")


def note(question: str) -> None:
    """Let the answer to a question be seen from now on; for use as a callback."""
    _RELEASED.get().add(question)
