"""The map: the way through the pages, and how far the learner has come."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.home.drawings import done
from ui.drawings.show import show_tree
from ui.lecture.scenes import desk
from ui.navigation.entries import ENTRIES
from ui.navigation.links import go_to, link
from ui.progress import kept, known, way
from ui.text.i18n import Text

_AFTERWARDS = "do"


def show(t: Text) -> None:
    """Show the press that leads on, and a station for each lesson and for what is to be tried afterwards."""
    record = kept.record()
    following = way.upcoming(record)
    if following is not None:
        # Home itself is visited already.
        said = "home.go_on" if len(record.marks) > 1 else "home.begin"
        pressed = st.button(
            t(said, page=t(f"nav.{following}.title")),
            type="primary",
            icon=":material/arrow_forward:",
            key="home.next",
        )
        if pressed:
            go_to(following, t)
    with _row():
        for name in known.lessons():
            _station(t, way.station(record, name), t.prose(name, "question"), is_next=name == following)
    # A hall is shown the lessons alone, as large as they can be.
    with desk("afterwards"), _row():
        with st.container(border=True, height="stretch"):
            link("review", t)
            st.markdown(t("nav.review.help"))
            st.space("stretch")
            st.caption(t("home.to_review", n=len(way.missed(record))))
        for entry in ENTRIES:
            if entry.group == _AFTERWARDS:
                _station(t, way.station(record, entry.name), t(f"nav.{entry.name}.help"))


def _row() -> DeltaGenerator:
    return st.grid("auto", min_column_width=260)


def _station(t: Text, station: way.Station, about: str, *, is_next: bool = False) -> None:
    with st.container(border=True, height="stretch"):
        link(station.page, t)
        st.markdown(about)
        st.space("stretch")
        # How far the lecturer has come is nothing for a hall.
        with desk(f"done-{station.page}"):
            if is_next:
                st.badge(t("home.here"), icon=":material/arrow_forward:")
            show_tree(done(t, station), key=f"done.{station.page}")
