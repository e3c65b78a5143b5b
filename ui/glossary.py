"""Terms and sources on the pages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lessons.glossary import REFERENCES, TERMS, Term, terms_of
from ui import nav
from ui.i18n import LANGUAGES, Text


def on_page(t: Text, page: str) -> None:
    """Show the terms that a page uses, and the way to all of them."""
    with st.expander(t("glossary.here"), icon=":material/menu_book:"):
        for term in terms_of(page):
            st.markdown(_line(t, term))
        nav.link("glossary", t, t("glossary.all"))


def found(t: Text, search: str) -> Sequence[Term]:
    """Return the terms whose name in any language, or whose symbol, holds a text."""
    wanted = search.strip().lower()
    return [
        term
        for term in TERMS
        if any(wanted in Text(lang)(f"glossary.terms.{term.key}.name").lower() for lang in LANGUAGES)
        or wanted in term.symbol.lower()
    ]


def terms(t: Text, shown: Sequence[Term]) -> None:
    """Show terms with their meaning, their name in the other language, and where they are used."""
    known = {entry.name for entry in nav.ENTRIES}
    for term in shown:
        with st.container(border=True):
            st.markdown(_line(t, term))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(t("glossary.used"), width="content")
                for page in term.pages:
                    if page in known:
                        nav.link(page, t)


def sources(t: Text) -> None:
    """Show the papers, and what each is cited for."""
    for reference in sorted(REFERENCES, key=lambda r: (r.authors.casefold(), r.year)):
        st.markdown(
            f"{reference.authors} ({reference.year}). [*{reference.title}*]({reference.url}). "
            f"{reference.where}.  \n{t(f'glossary.cited.{reference.key}')}"
        )


def _line(t: Text, term: Term) -> str:
    name = t(f"glossary.terms.{term.key}.name")
    other = Text("en" if t.lang == "ko" else "ko")(f"glossary.terms.{term.key}.name")
    code = f" · `{term.symbol}`" if term.symbol else ""
    return f"**{name}** ({other}){code}: {t(f'glossary.terms.{term.key}.text')}"
