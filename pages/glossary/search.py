"""Which terms a search finds, and in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from material.glossary import TERMS, Term
from ui.text import i18n
from ui.text.i18n import Text


def found(search: str) -> Sequence[Term]:
    """Return the terms with a text in their name, in any language, or in their symbol; best first."""
    wanted = search.strip()
    ranks = {term: _rank(term, wanted) for term in TERMS}
    return sorted(
        (term for term, rank in ranks.items() if rank is not None), key=lambda term: ranks[term] or 0
    )


def _rank(term: Term, wanted: str) -> int | None:
    """Return how well a term answers to a text: 0 is best, None not at all."""
    if not wanted:
        return 0
    symbols = re.split(r"[\s,·]+", term.symbol)
    if wanted in symbols:
        return 0
    if wanted.casefold() in map(str.casefold, symbols):
        return 1
    names = " ".join(Text(lang)(f"glossary.terms.{term.key}.name") for lang in i18n.LANGUAGES).casefold()
    if re.search(rf"(?<!\w){re.escape(wanted.casefold())}", names):
        return 2
    # A letter within a word is no find; a syllable of Hangul is.
    is_letter = len(wanted) == 1 and wanted.isascii() and wanted.isalpha()
    if not is_letter and wanted.casefold() in f"{names} {term.symbol.casefold()}":
        return 3
    return None
