"""The learner's own text: pasted or uploaded, checked, kept in the session."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.corpus import Corpus
from core.errors import CorpusTooLarge, EmptyCorpus
from core.korean import strip_particles
from core.text import decode, sentences
from ui.i18n import Text

MAX_CHARACTERS = 4_000_000
_TEXT = "_own_text"
_CORPUS = "_own_corpus"


def ask(t: Text, on_change: Callable[[], None]) -> None:
    """Show the two ways to give a text; a file counts before what was pasted."""

    def take() -> None:
        uploaded = st.session_state.get("own.uploaded")
        st.session_state[_TEXT] = uploaded.getvalue() if uploaded else st.session_state.get("own.pasted", "")
        on_change()

    st.text_area(
        t("train.own.paste"),
        key="own.pasted",
        height=140,
        help=t("train.own.help"),
        on_change=take,
        persist_state="session",
    )
    st.file_uploader(t("train.own.upload"), type=["txt"], key="own.uploaded", on_change=take)


def corpus(min_count: int, tokens: str) -> Corpus:
    """Return the text as a corpus.

    Parameters
    ----------
    min_count : int
    tokens : str
        "words" as they stand, or "stems" with the particles of Korean nouns left out.

    Raises
    ------
    LabError
        If there is no text, or it cannot be used.
    """
    given: str | bytes = st.session_state.get(_TEXT, "")
    known: dict[tuple[int, int, str], Corpus] = st.session_state.setdefault(_CORPUS, {})
    key = (hash(given), min_count, tokens)
    if key not in known:
        text = decode(given) if isinstance(given, bytes) else given
        if not text.strip():
            raise EmptyCorpus
        if len(text) > MAX_CHARACTERS:
            raise CorpusTooLarge(size=len(text), limit=MAX_CHARACTERS)
        split = list(sentences(text))
        while len(known) > 3:
            known.pop(next(iter(known)))
        known[key] = Corpus.from_sentences(strip_particles(split) if tokens == "stems" else split, min_count)
    return known[key]
