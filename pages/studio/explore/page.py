"""Explore: what the vectors of a run know."""

import streamlit as st

from pages.studio.explore.sections import files, sources, starting, views
from pages.studio.explore.settings import EXPLORE as TABLE
from ui.lecture.scenes import scene
from ui.lesson_parts import terms
from ui.settings.controls import control
from ui.settings.session import open_table, settings_of, share, text
from ui.text.i18n import plain

t = text()
open_table(TABLE)


@st.fragment
def explore() -> None:
    with scene("vectors"):
        chooser, loader = st.columns([4, 1], vertical_alignment="bottom")
        with chooser:
            first, chosen = sources.choose(t)
        with loader:
            files.ask(t)
    starting.words(first)
    with scene("asking"):
        ask(chosen)
    views.follow(t, chosen, settings_of(TABLE))
    share(TABLE, key="address.explore")


def ask(chosen: list[str]) -> None:
    tab = control(t, TABLE, "tab")
    for row in views.fields(settings_of(TABLE)):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for name in row:
                control(t, TABLE, name)
    st.caption(t(f"explore.tabs.{tab}"))
    for column, name in zip(st.columns(len(chosen)), chosen, strict=True):
        with column:
            if len(chosen) > 1:
                st.markdown(f"**{plain(sources.label(t, name))}**")
            views.VIEWS[tab](t, name, f"{tab}.{chosen.index(name)}", settings_of(TABLE))


explore()
terms.on_page(t, TABLE.page)
