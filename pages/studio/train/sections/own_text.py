"""The learner's own text: pasted or uploaded, checked, kept in the session."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from core.errors import CorpusTooLarge, EmptyCorpus
from core.text.corpus import Corpus
from core.text.korean import strip_particles
from core.text.reading import decode, sentences
from ui.live.desk import Kept
from ui.settings.slot import Slot
from ui.text.i18n import Text

MAX_CHARACTERS = 4_000_000
FIRST_WORDS = 12
_TEXT: Kept[str | bytes] = Kept("_own_text", str)
_CORPORA: Slot[dict[tuple[int, int, str], Corpus]] = Slot("_own_corpus", dict)
"""The latest corpora made of it, by text, minimum count and way of splitting."""


def ask(t: Text, on_change: Callable[[], None]) -> None:
    """Show the two ways to give a text; what was given last counts."""

    def take_pasted() -> None:
        _TEXT.set(st.session_state.get("own.pasted", ""))
        on_change()

    def take_uploaded() -> None:
        uploaded = st.session_state["own.uploaded"]
        if uploaded is None:
            take_pasted()
            return
        _TEXT.set(uploaded.getvalue())
        on_change()

    pasted = _TEXT.get()
    if isinstance(pasted, str):
        # A tab that has come back brings its text, but not what its widgets held.
        st.session_state.setdefault("own.pasted", pasted)
    st.text_area(
        t("train.own.paste"),
        key="own.pasted",
        height=140,
        help=t("train.own.help"),
        on_change=take_pasted,
        persist_state="session",
    )
    st.file_uploader(
        t("train.own.upload"), type=["txt"], key="own.uploaded", on_change=take_uploaded, max_upload_size=16
    )


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
    given = _TEXT.get()
    known = _CORPORA.get()
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


def difference(t: Text, min_count: int) -> None:
    """Show what becomes of a Korean text when particles are left out, beside the text as it stands."""
    ways = {tokens: corpus(min_count, tokens) for tokens in ("words", "stems")}
    frame = pd.DataFrame(
        {
            t("train.tokens.label"): [t(f"train.tokens.options.{tokens}") for tokens in ways],
            t("train.preview.types"): [f"{len(found.vocab):,}" for found in ways.values()],
            t("train.preview.first"): [" ".join(found.sentence(0)[:FIRST_WORDS]) for found in ways.values()],
        }
    )
    st.markdown(t("train.tokens.difference"))
    st.table(frame.set_index(t("train.tokens.label")))
