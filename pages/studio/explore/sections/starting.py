"""Words to begin with, so that no way of asking opens empty."""

from __future__ import annotations

import streamlit as st

from material.corpora import CORPORA
from pages.studio.explore.lesson import Space
from pages.studio.explore.sections import sources
from pages.studio.explore.settings import EXPLORE
from ui.settings.slot import Slot

_BEGUN: Slot[dict[str, str]] = Slot("_explore.begun", dict)
"""The words that were filled in, by setting."""


def words(source: str) -> None:
    """Fill the empty fields, and on a change of corpus those that hold the former corpus's words."""
    corpus = sources.corpus(source)
    former = _BEGUN.get()
    begun = _of_corpus(source, corpus)
    for name, value in begun.items():
        key = EXPLORE.key(name)
        if not st.session_state[key] or st.session_state[key] == former.get(name):
            st.session_state[key] = value
    _BEGUN.set(begun)


def _of_corpus(source: str, corpus: str) -> dict[str, str]:
    if corpus in CORPORA:
        shipped = CORPORA[corpus]
        a, b, c = shipped.analogy
        some = " ".join([*shipped.groups[0][:4], *shipped.groups[1][:1]])
        return {"word": shipped.watched[0], "words": some, **_of_three(a, b, c)}
    few = sources.space(source).first_words(9)
    return {"word": few[0], "words": " ".join(few), **_of_three(*few[:3])} if few else {}


def _of_three(a: str, b: str, c: str) -> dict[str, str]:
    """Return the fields that an analogy fills: "a is to b as c is to ?" names two pairs of opposites as well."""
    return {"a": a, "b": b, "c": c, "left": a, "right": b, "below": a, "above": c}


def map_words(source: str, space: Space, n: int) -> list[str]:
    """Return the words of a map: the corpus's own groups first, then the commonest."""
    corpus = sources.corpus(source)
    groups = CORPORA[corpus].groups if corpus in CORPORA else ()
    own = [word for group in groups for word in group if word in space.vocab.ids]
    return list(dict.fromkeys([*own, *space.commonest(n)]))[: max(n, len(own))]
