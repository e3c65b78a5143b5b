"""The bug clinic: what a reader saw, examined, located, repaired."""

import streamlit as st

from pages.clinic import lesson
from pages.clinic.sections import answers, case, examine, locate, repair, rule
from pages.clinic.settings import CLINIC as TABLE
from ui.lesson_parts.quiz import quiz
from ui.lesson_parts.stepper import question
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
case.choose(t)
settings = settings_of(TABLE)
name = answers.case_of(settings)
stage = lesson.STAGES.index(settings.stage)
way, buttons = st.columns([2, 1], vertical_alignment="center")
with way:
    control(t, TABLE, "stage", quiet=True)
with buttons, st.container(horizontal=True):
    st.button(
        t("lesson.back"),
        on_click=answers.go,
        args=(lesson.STAGES[max(stage - 1, 0)],),
        disabled=stage == 0,
        icon=":material/arrow_back:",
        key="clinic.step.back",
    )
    st.button(
        t("lesson.next"),
        on_click=answers.go,
        args=(lesson.STAGES[min(stage + 1, len(lesson.STAGES) - 1)],),
        disabled=stage == len(lesson.STAGES) - 1,
        type="primary",
        icon=":material/arrow_forward:",
        key="clinic.step.next",
    )
SECTIONS[settings.stage](t, name)
# The questions would tell what to look for.
if settings.stage == "rule":
    quiz(t, TABLE, lesson.QUESTIONS)
share(TABLE)
