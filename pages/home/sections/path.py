"""The way through the lessons, and how far the learner has come."""

from __future__ import annotations

import streamlit as st

from ui.lesson_parts.solved import forget, questions, solved, upcoming
from ui.navigation.entries import ENTRIES
from ui.navigation.links import link
from ui.text.i18n import Text

_AFTERWARDS = ("train", "explore")


def show(t: Text) -> None:
    """Show a card for each lesson, the one to go on with marked, and what to do afterwards."""
    lessons = [entry.name for entry in ENTRIES if entry.group == "learn"]
    totals = {name: len(questions(name)) for name in lessons}
    done_in = {name: len(solved().get(name, ())) for name in lessons}
    first = upcoming()
    with st.grid("auto", min_column_width=260):
        for name in lessons:
            with st.container(border=True, height="stretch"):
                link(name, t)
                st.markdown(t.prose(name, "question"))
                st.space("stretch")
                done = ":material/check_circle: " if done_in[name] == totals[name] else ""
                here = f" :blue-badge[{t('home.go_on' if any(done_in.values()) else 'home.begin')}]"
                st.caption(
                    f"{done}{t('home.solved', right=done_in[name], total=totals[name])}"
                    f"{here if name == first else ''}"
                )
        for name in _AFTERWARDS:
            with st.container(border=True, height="stretch"):
                link(name, t)
                st.markdown(t(f"nav.{name}.help"))
                st.space("stretch")
                st.caption(t("home.afterwards"))
    if any(done_in.values()):
        st.button(
            t("home.forget"),
            on_click=forget,
            help=t("home.forget_help"),
            icon=":material/restart_alt:",
            type="tertiary",
            key="home.forget",
        )
