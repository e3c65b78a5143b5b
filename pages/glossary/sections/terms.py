"""All terms and sources, and which of them a search finds."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from material.glossary import REFERENCES, TERMS, Term
from ui.lesson_parts.terms import line, pages_of
from ui.navigation.links import link
from ui.text import i18n
from ui.text.i18n import Text


def found(t: Text, search: str) -> Sequence[Term]:
    """Return the terms whose name in any language, or whose symbol, holds a text."""
    wanted = search.strip().lower()
    return [
        term
        for term in TERMS
        if any(wanted in Text(lang)(f"glossary.terms.{term.key}.name").lower() for lang in i18n.LANGUAGES)
        or wanted in term.symbol.lower()
    ]


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
