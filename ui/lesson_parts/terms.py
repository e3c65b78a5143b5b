"""Terms and sources on the pages."""

from __future__ import annotations

import re

import streamlit as st

from material.glossary import TERMS, Term
from material.once import once
from ui.navigation.entries import ENTRIES
from ui.navigation.links import link
from ui.text import i18n
from ui.text.i18n import Text, labels, prose

_ELSEWHERE_EXPLAINED = ("glossary", "review")
"""Pages that speak of what the lessons explain."""


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
        for entry in ENTRIES
        if entry.name not in _ELSEWHERE_EXPLAINED
        and any(forms[lang].search(_written(lang, entry.name)) for lang in i18n.LANGUAGES)
    )


@once(maxsize=len(i18n.LANGUAGES) * len(ENTRIES))
def _written(lang: str, page: str) -> str:
    """Return all that is said on a page: its labels, its prose, and what the navigation says of it."""
    said = [text for key, text in labels(lang).items() if key.startswith((f"{page}.", f"nav.{page}."))]
    return "\n".join([*said, *prose(lang, page).values()])


def on_page(t: Text, page: str) -> None:
    """Show the terms that a page uses, and the way to all of them."""
    with st.expander(t("glossary.here"), icon=":material/menu_book:"):
        st.markdown("\n".join(f"- {line(t, term)}" for term in TERMS if page in pages_of(term)))
        link("glossary", t, t("glossary.all"))


def line(t: Text, term: Term) -> str:
    """Return a term with its names in the other languages, its symbol and its meaning, in Markdown."""
    name = t(f"glossary.terms.{term.key}.name")
    names = dict.fromkeys(Text(lang)(f"glossary.terms.{term.key}.name") for lang in i18n.LANGUAGES)
    others = ", ".join(other for other in names if other != name)
    translated = f" ({others})" if others else ""
    code = f" · `{term.symbol}`" if term.symbol else ""
    return f"**{name}**{translated}{code}: {t(f'glossary.terms.{term.key}.text')}"
