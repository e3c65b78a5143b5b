"""The way through the lessons, and how far the learner has come."""

from __future__ import annotations

from importlib import import_module

import streamlit as st

from ui import nav
from ui.i18n import Text
from ui.lesson import progress


def path(t: Text) -> None:
    """Show a card for each lesson: its question, its link, and how many of its questions are solved."""
    solved = progress()
    with st.grid("auto", min_column_width=260):
        for entry in nav.ENTRIES:
            if entry.group != "learn":
                continue
            questions = import_module(f"lessons.{entry.name}").QUESTIONS
            right = len(solved.get(entry.name, ()))
            with st.container(border=True, height="stretch"):
                nav.link(entry.name, t)
                st.markdown(t.prose(entry.name, "question"))
                st.space("stretch")
                done = ":material/check_circle: " if right == len(questions) else ""
                st.caption(f"{done}{t('home.solved', right=right, total=len(questions))}")
