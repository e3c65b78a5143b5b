"""Glossary and sources."""

import streamlit as st

from pages.glossary.search import found
from pages.glossary.sections import terms
from pages.glossary.settings import GLOSSARY as TABLE
from ui.settings.controls import control
from ui.settings.session import open_table, share, text

t = text()
open_table(TABLE)


@st.fragment
def searched() -> None:
    shown = found(control(t, TABLE, "find"))
    if not shown:
        st.info(t("glossary.none"), icon=":material/search_off:")
    terms.show(t, shown)
    share(TABLE, key="address.glossary")


st.subheader(t("glossary.terms_title"), anchor=False)
searched()
st.subheader(t("glossary.sources_title"), anchor=False)
terms.sources(t)
