"""What does negative sampling approximate? Six comparisons, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.approximation import lesson
from pages.approximation.sections import division, matrices, meaning, more, nearness, ruler
from pages.approximation.settings import APPROXIMATION as TABLE
from ui.lecture import mode
from ui.lecture.scenes import scene
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import back_and_next, question
from ui.settings.controls import control
from ui.settings.session import change, open_table, settings_of, share, text

SECTIONS = {
    "near": nearness.show,
    "meaning": meaning.show,
    "more": more.show,
    "ruler": ruler.show,
    "matrices": matrices.show,
    "division": division.show,
}

t = text()
open_table(TABLE)
question(t, TABLE.page)


def go(by: int) -> None:
    tabs = list(SECTIONS)
    change(TABLE, tab=tabs[tabs.index(settings_of(TABLE).tab) + by])


@st.fragment
def comparison() -> None:
    control(t, TABLE, "tab")
    if mode.is_on():
        # The arrow keys lead through all comparisons.
        at = list(SECTIONS).index(settings_of(TABLE).tab)
        back_and_next(t, go, key=f"{TABLE.key('tab')}.step", at=at, total=len(SECTIONS))
    SECTIONS[settings_of(TABLE).tab](t)
    share(TABLE, key="address.comparison")


with scene("comparison"):
    comparison()
quiz(t, TABLE, lesson.QUESTIONS)
