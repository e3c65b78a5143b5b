"""Home: the whole computation at a glance."""

import streamlit as st

from pages.home import drawings as computation
from pages.home import lesson as home
from pages.home.sections import path
from pages.home.settings import HOME
from ui.drawings.show import show_tree, show_with_links
from ui.lesson_parts import terms
from ui.navigation.entries import ENTRIES, file_of
from ui.settings.controls import control
from ui.settings.session import open_table, share, state_of, text

t = text()
open_table(HOME)
st.markdown(t.prose("home", "welcome"))


@st.fragment
def picture() -> None:
    example, sample_size, trained = st.columns([2.2, 2, 1.2], vertical_alignment="bottom", gap="medium")
    with example:
        control(t, HOME, "example")
    with sample_size:
        control(t, HOME, "sample_size")
    with trained:
        control(t, HOME, "trained")
    view = home.run(state_of(HOME, home.State))
    show_tree(computation.sentence(t, view), key="sentence")
    clicked = show_with_links(computation.flow(t, view), [entry.name for entry in ENTRIES], key="flow")
    if clicked:
        st.switch_page(file_of(clicked))
    st.markdown(t.prose("home", "reading", loss=f"{view.loss:.2f}", K=len(view.words) - 1))
    share(HOME, key="address.home")


picture()
st.subheader(t("home.path"), anchor=False)
path.show(t)
terms.on_page(t, HOME.page)
