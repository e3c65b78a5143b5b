"""Home: the whole computation at a glance, and how training makes its answers part."""

import streamlit as st

from pages.home import drawn, figures
from pages.home import lesson as home
from pages.home.sections import path, progress
from pages.home.settings import HOME
from ui.charts.chart import chart
from ui.charts.table_behind import table_behind
from ui.drawings.show import show_tree, show_with_links
from ui.frames.offer import offer
from ui.lecture.scenes import scene
from ui.lesson_parts import terms
from ui.navigation.entries import ENTRIES, file_of
from ui.settings.controls import control
from ui.settings.session import change, open_table, settings_of, share, state_of, text
from ui.settings.table import part_of

t = text()
open_table(HOME)
with scene("question"):
    st.markdown(t.prose("home", "welcome"))


def other_negatives() -> None:
    change(HOME, seed=home.next_seed(state_of(HOME, home.State)))


@st.fragment
def story() -> None:
    example, size, die, course = st.columns([1.3, 1, 0.9, 2], vertical_alignment="bottom", gap="small")
    with example:
        control(t, HOME, "example")
    with size:
        K = control(t, HOME, "sample_size")
    with die:
        is_free = home.MAX_NEGATIVES > K
        st.button(
            t("home.die"),
            on_click=other_negatives,
            disabled=not is_free,
            help=t("home.die_help" if is_free else "home.die_none"),
            icon=":material/casino:",
            width="stretch",
            key="home.die",
        )
    with course:
        steps = control(t, HOME, "steps")
    shown = part_of(settings_of(HOME), drawn.Moment)
    now = drawn.moment(t, shown)
    view = home.run(state_of(HOME, home.State))
    # The curves come first: on a phone they stand right below the slider that moves them.
    curves, told = st.columns([1.2, 1.15], gap="medium")
    with told:
        show_tree(now.trees["sentence"], key="sentence")
        show_tree(now.trees["reading"], key="reading")
    with curves:
        alt = t("home.answers.alt", word=view.words[0], steps=steps, true=f"{view.y[0]:.2f}")
        chart(now.charts["answers"], key="answers", alt=alt, height=180)
    if "odd" in now.trees:
        show_tree(now.trees["odd"], key="odd")
    clicked = show_with_links(now.trees["flow"], [entry.name for entry in ENTRIES], key="flow")
    if clicked:
        st.switch_page(file_of(clicked))
    table_behind(t, figures.answers_table(t, view), key="home_answers")
    offer(t, HOME, ("steps", "sample_size"), drawn.moment, shown)
    share(HOME, key="address.home")


with scene("story"):
    story()
with scene("path"):
    st.subheader(t("home.path"), anchor=False)
    path.show(t)
    progress.show(t)
terms.on_page(t, HOME.page)
