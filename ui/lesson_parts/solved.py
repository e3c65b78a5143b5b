"""The way through the lessons, and how far the learner has come."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import streamlit as st

from ui import navigation as nav
from ui.lesson_parts.lesson import progress
from ui.text.i18n import Text, labels
from ui.web.component import component

_KEEPER = component("solved", Path(__file__).parent / "solved.js")
_KEY = "_progress.keeper"
_FORGET = "_progress.forget"

_AFTERWARDS = ("train", "explore")


def keep() -> None:
    """Keep what was solved in the learner's browser, so that it outlives the session."""
    _KEEPER(
        key=_KEY,
        data={
            "solved": {page: sorted(names) for page, names in progress().items()},
            "forget": st.session_state.get(_FORGET, ""),
        },
        on_kept_change=_adopt,
    )


def _adopt() -> None:
    """Take over what the browser kept: of that, the questions that there are."""
    kept = st.session_state[_KEY].get("kept")
    for page, names in known(kept).items():
        progress().setdefault(page, set()).update(names)


def known(kept: object) -> dict[str, set[str]]:
    """Return, of what a browser claims to have kept, the questions that the pages ask."""
    if not isinstance(kept, dict):
        return {}
    found = {}
    for entry in nav.ENTRIES:
        names = kept.get(entry.name)
        if isinstance(names, list):
            found[entry.name] = {name for name in _questions(entry.name) if name in names}
    return {page: names for page, names in found.items() if names}


def _questions(page: str) -> list[str]:
    """Return the names of the questions that a page asks, in the order of its texts."""
    pattern = re.compile(rf"{page}\.quiz\.(\w+)\.question")
    return [match[1] for key in labels("en") if (match := pattern.fullmatch(key))]


def forget() -> None:
    """Begin anew; for use as a callback."""
    progress().clear()
    st.session_state[_FORGET] = uuid4().hex


def path(t: Text) -> None:
    """Show a card for each lesson, the one to go on with marked, and what to do afterwards."""
    lessons = [entry.name for entry in nav.ENTRIES if entry.group == "learn"]
    totals = {name: len(_questions(name)) for name in lessons}
    solved = {name: len(progress().get(name, ())) for name in lessons}
    upcoming = next((name for name in lessons if solved[name] < totals[name]), None)
    with st.grid("auto", min_column_width=260):
        for name in lessons:
            with st.container(border=True, height="stretch"):
                nav.link(name, t)
                st.markdown(t.prose(name, "question"))
                st.space("stretch")
                done = ":material/check_circle: " if solved[name] == totals[name] else ""
                here = f" :blue-badge[{t('home.go_on' if any(solved.values()) else 'home.begin')}]"
                st.caption(
                    f"{done}{t('home.solved', right=solved[name], total=totals[name])}"
                    f"{here if name == upcoming else ''}"
                )
        for name in _AFTERWARDS:
            with st.container(border=True, height="stretch"):
                nav.link(name, t)
                st.markdown(t(f"nav.{name}.help"))
                st.space("stretch")
                st.caption(t("home.afterwards"))
    if any(solved.values()):
        st.button(
            t("home.forget"),
            on_click=forget,
            help=t("home.forget_help"),
            icon=":material/restart_alt:",
            type="tertiary",
            key="home.forget",
        )
