"""What does negative sampling approximate? Six comparisons, one at a time."""

from __future__ import annotations

import streamlit as st

from pages.approximation import lesson
from pages.approximation.sections import division, matrices, meaning, more, nearness, ruler
from pages.approximation.settings import APPROXIMATION as TABLE
from ui.lecture.scenes import scene
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, text

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


@st.fragment
def comparison() -> None:
    control(t, TABLE, "tab")
    SECTIONS[settings_of(TABLE).tab](t)
    share(TABLE, key="address.comparison")


with scene("comparison"):
    comparison()
quiz(t, TABLE, lesson.QUESTIONS)
