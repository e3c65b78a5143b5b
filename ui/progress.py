"""The way through the lessons, and how far the learner has come."""

from __future__ import annotations

from importlib import import_module

import streamlit as st

from ui import nav
from ui.i18n import Text
from ui.lesson import progress

_AFTERWARDS = ("train", "explore")


def path(t: Text) -> None:
    """Show a card for each lesson, the one to go on with marked, and what to do afterwards."""
    lessons = [entry.name for entry in nav.ENTRIES if entry.group == "learn"]
    totals = {name: len(import_module(f"lessons.{name}").QUESTIONS) for name in lessons}
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
