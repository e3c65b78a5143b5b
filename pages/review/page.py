"""Review: what was missed in the lessons is asked again, with other numbers."""

import streamlit as st

from pages.review import lesson
from pages.review.sections import asked
from pages.review.settings import REVIEW as TABLE
from ui.lesson_parts.stepper import question
from ui.navigation.links import link
from ui.progress import kept, way
from ui.settings.session import change, open_table, settings_of, share, text

t = text()
open_table(TABLE)
seed = settings_of(TABLE).seed


def draw_anew() -> None:
    change(TABLE, seed=(settings_of(TABLE).seed + 1) % lesson.SEEDS)


question(t, TABLE.page)
st.markdown(t.prose(TABLE.page, "how"))
record = kept.record()
waiting = way.missed(record)
# What was just settled stays in sight with its reply until other numbers are drawn.
shown = [about for about in lesson.ASKS_AGAIN if about in waiting or asked.is_just_settled(about, seed)]
if not shown:
    st.info(t.prose(TABLE.page, "nothing_missed" if way.has_answered(record) else "nothing_done"))
    following = way.upcoming(record)
    if following is not None:
        link(following, t)
    st.subheader(t("review.mixed"), anchor=False)
st.button(
    t("review.other"),
    on_click=draw_anew,
    help=t("review.other_help"),
    icon=":material/casino:",
    key="review.other",
)
for about in shown or lesson.mixed(seed):
    asked.ask(t, about, seed, is_missed=about in shown)
share(TABLE)
