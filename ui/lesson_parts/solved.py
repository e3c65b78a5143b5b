"""The questions that the learner has solved, kept by their browser."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import streamlit as st

from ui.navigation.entries import ENTRIES
from ui.settings.slot import Slot
from ui.text.i18n import labels
from ui.web.component import component

_KEEPER = component("solved", Path(__file__).parent / "solved.js")
_KEY = "_progress.keeper"
_SOLVED: Slot[dict[str, set[str]]] = Slot("_progress", dict)
_FORGET = Slot("_progress.forget", str)


def solved() -> dict[str, set[str]]:
    """Return the names of the solved questions by page."""
    return _SOLVED.get()


def keep() -> None:
    """Keep what was solved in the learner's browser, so that it outlives the session."""
    _KEEPER(
        key=_KEY,
        data={
            "solved": {page: sorted(names) for page, names in solved().items()},
            "forget": _FORGET.get(),
        },
        on_kept_change=_adopt,
    )


def _adopt() -> None:
    """Take over what the browser kept: of that, the questions that there are."""
    kept = st.session_state[_KEY].get("kept")
    for page, names in known(kept).items():
        solved().setdefault(page, set()).update(names)


def known(kept: object) -> dict[str, set[str]]:
    """Return, of what a browser claims to have kept, the questions that the pages ask."""
    if not isinstance(kept, dict):
        return {}
    found = {}
    for entry in ENTRIES:
        names = kept.get(entry.name)
        if isinstance(names, list):
            found[entry.name] = {name for name in questions(entry.name) if name in names}
    return {page: names for page, names in found.items() if names}


def questions(page: str) -> list[str]:
    """Return the names of the questions that a page asks, in the order of its texts."""
    pattern = re.compile(rf"{page}\.quiz\.(\w+)\.question")
    return [match[1] for key in labels("en") if (match := pattern.fullmatch(key))]


def upcoming() -> str | None:
    """Return the first lesson with a question that is not solved; None when all are."""
    lessons = (entry.name for entry in ENTRIES if entry.group == "learn")
    return next((name for name in lessons if len(solved().get(name, ())) < len(questions(name))), None)


def forget() -> None:
    """Begin anew; for use as a callback."""
    solved().clear()
    _FORGET.set(uuid4().hex)
