"""All terms and sources."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from material.glossary import REFERENCES, Term
from ui.lesson_parts.terms import line, pages_of
from ui.navigation.links import link
from ui.text.i18n import Text


def show(t: Text, shown: Sequence[Term]) -> None:
    """Show terms with their meaning, their names in the other languages, and where they are used."""
    for term in shown:
        with st.container(border=True):
            st.markdown(line(t, term))
            with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
                st.caption(t("glossary.used"), width="content")
                for page in pages_of(term):
                    link(page, t)


def sources(t: Text) -> None:
    """Show the papers, and what each is cited for."""
    for reference in sorted(REFERENCES, key=lambda r: (r.authors.casefold(), r.year)):
        st.markdown(
            f"{reference.authors} ({reference.year}). [*{reference.title}*]({reference.url}). "
            f"{reference.where}.  \n{t(f'glossary.cited.{reference.key}')}"
        )
