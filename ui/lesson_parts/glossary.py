"""Terms and sources on the pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from material.glossary import REFERENCES, TERMS, Term
from material.once import once
from ui import navigation as nav
from ui.text import i18n
from ui.text.i18n import Text, labels, prose

_ITSELF = "glossary"


@once(maxsize=len(TERMS))
def pages_of(term: Term) -> tuple[str, ...]:
    """Return the pages whose text, in any language, uses a term; in the navigation's order."""
    # A term begins a word; what follows may be an ending or a particle.
    forms = {
        lang: re.compile(rf"(?<![A-Za-z])(?:{Text(lang)(f'glossary.terms.{term.key}.forms')})", re.IGNORECASE)
        for lang in i18n.LANGUAGES
    }
    return tuple(
        entry.name
        for entry in nav.ENTRIES
        if entry.name != _ITSELF
        and any(forms[lang].search(_written(lang, entry.name)) for lang in i18n.LANGUAGES)
    )


@once(maxsize=len(i18n.LANGUAGES) * len(nav.ENTRIES))
def _written(lang: str, page: str) -> str:
    """Return all that is said on a page: its labels, its prose, and what the navigation says of it."""
    said = [text for key, text in labels(lang).items() if key.startswith((f"{page}.", f"nav.{page}."))]
    return "\n".join([*said, *prose(lang, page).values()])


def on_page(t: Text, page: str) -> None:
    """Show the terms that a page uses, and the way to all of them."""
    with st.expander(t("glossary.here"), icon=":material/menu_book:"):
        st.markdown("\n".join(f"- {_line(t, term)}" for term in TERMS if page in pages_of(term)))
        nav.link("glossary", t, t("glossary.all"))


def found(t: Text, search: str) -> Sequence[Term]:
    """Return the terms whose name in any language, or whose symbol, holds a text."""
    wanted = search.strip().lower()
    return [
        term
        for term in TERMS
        if any(wanted in Text(lang)(f"glossary.terms.{term.key}.name").lower() for lang in i18n.LANGUAGES)
        or wanted in term.symbol.lower()
    ]


def terms(t: Text, shown: Sequence[Term]) -> None:
    """Show terms with their meaning, their names in the other languages, and where they are used."""
    for term in shown:
        with st.container(border=True):
            st.markdown(_line(t, term))
            with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
                st.caption(t("glossary.used"), width="content")
                for page in pages_of(term):
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
    names = dict.fromkeys(Text(lang)(f"glossary.terms.{term.key}.name") for lang in i18n.LANGUAGES)
    others = ", ".join(other for other in names if other != name)
    translated = f" ({others})" if others else ""
    code = f" · `{term.symbol}`" if term.symbol else ""
    return f"**{name}**{translated}{code}: {t(f'glossary.terms.{term.key}.text')}"
