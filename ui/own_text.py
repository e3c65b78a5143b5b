"""The learner's own text: pasted or uploaded, checked, kept in the session."""

from __future__ import annotations

import streamlit as st

from core.corpus import Corpus
from core.errors import CorpusTooLarge, EmptyCorpus
from core.text import decode, sentences
from ui.i18n import Text

MAX_CHARACTERS = 4_000_000
_TEXT = "_own_text"
_CORPUS = "_own_corpus"


def ask(t: Text) -> None:
    """Show the two ways to give a text.

    Raises
    ------
    LabError
    """
    pasted = st.text_area(
        t("train.own.paste"), key="own.pasted", height=140, help=t("train.own.help"), persist_state="session"
    )
    uploaded = st.file_uploader(t("train.own.upload"), type=["txt"], key="own.uploaded")
    if uploaded is not None:
        st.session_state[_TEXT] = uploaded.getvalue()
    elif pasted:
        st.session_state[_TEXT] = pasted


def corpus(min_count: int) -> Corpus:
    """Return the text as a corpus.

    Raises
    ------
    LabError
        If there is no text, or it cannot be used.
    """
    given: str | bytes = st.session_state.get(_TEXT, "")
    known: dict[tuple[int, int], Corpus] = st.session_state.setdefault(_CORPUS, {})
    key = (hash(given), min_count)
    if key not in known:
        text = decode(given) if isinstance(given, bytes) else given
        if not text.strip():
            raise EmptyCorpus
        if len(text) > MAX_CHARACTERS:
            raise CorpusTooLarge(size=len(text), limit=MAX_CHARACTERS)
        known.clear()
        known[key] = Corpus.from_sentences(sentences(text), min_count)
    return known[key]
