"""The bug clinic: what a reader saw, examined, located, repaired."""

import streamlit as st

from pages.clinic import lesson
from pages.clinic.sections import answers, case, examine, locate, repair, rule
from pages.clinic.settings import CLINIC as TABLE
from ui.lecture.scenes import desk, scene
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import back_and_next, question
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, text

SECTIONS = {
    "case": case.show,
    "examine": examine.show,
    "locate": locate.show,
    "repair": repair.show,
    "rule": rule.show,
}

t = text()
open_table(TABLE)
answers.forget_former()
question(t, TABLE.page)
stage = lesson.STAGES.index(settings_of(TABLE).stage)
with scene("stages"):
    # A hall stays with its case once it has begun.
    with desk("choose") if stage else st.container():
        case.choose(t)
    settings = settings_of(TABLE)
    name = answers.case_of(settings)
    way, buttons = st.columns([2, 1], vertical_alignment="center")
    with way:
        control(t, TABLE, "stage", quiet=True)
    with buttons, st.container(horizontal=True):
        back_and_next(t, answers.go_on, key="clinic.step", at=stage, total=len(lesson.STAGES))
    SECTIONS[settings.stage](t, name)
# The questions would tell what to look for.
if settings.stage == "rule":
    st.caption(t("clinic.quiz_about"))
    quiz(t, TABLE, lesson.QUESTIONS)
share(TABLE)
