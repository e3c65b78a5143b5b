"""Glossary and sources."""

import streamlit as st

from pages.glossary.settings import GLOSSARY as TABLE
from ui.lesson_parts import glossary
from ui.settings.controls import control
from ui.settings.session import open_table, share, text

t = text()
open_table(TABLE)


@st.fragment
def terms() -> None:
    shown = glossary.found(t, control(t, TABLE, "find"))
    if not shown:
        st.info(t("glossary.none"), icon=":material/search_off:")
    glossary.terms(t, shown)
    share(TABLE, key="address.glossary")


st.subheader(t("glossary.terms_title"), anchor=False)
terms()
st.subheader(t("glossary.sources_title"), anchor=False)
glossary.sources(t)
